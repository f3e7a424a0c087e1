"""The commands around what was published: roll back, verify. They need no content and no pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from generator.cli.options import EPILOG, TARGET, note_option, renames_option, say
from generator.release.publish import roll_back
from generator.release.target import Target, number_of
from generator.release.verify import verified

_DIFFERS: Final = 1


@click.command("rollback", help="换回以前的一次发布，并写进发布记录。", epilog=EPILOG)
@TARGET
@click.option(
    "--to", type=click.IntRange(min=1), metavar="编号", help="换回第几次发布；不写时是前面一次。"
)
@renames_option
@note_option
@click.help_option("--help", help="显示帮助。")
def rollback_command(folder: Path, to: int | None, note: str, *, renames: bool) -> None:
    """Return to an earlier release."""
    done = roll_back(Target(folder.absolute()), to, note, renames=renames)
    said = "已换回" if done.is_new else "本来就是"
    say(f"{said}第 {number_of(done.name)} 次发布")


@click.command(
    "verify",
    help="查一个文件夹是不是还和发布时一样：发布文件夹、一次发布或下载下来的网站。",
    epilog="退出码：0 没有不同，1 有不同，2 无法继续，3 程序缺陷。",
)
@TARGET
@click.option(
    "--log",
    "earlier",
    type=click.Path(dir_okay=False, path_type=Path),
    help="你以前留的一份 publish-log.txt：查后来的记录是不是接着它写的。",
)
@click.help_option("--help", help="显示帮助。")
def verify_command(folder: Path, earlier: Path | None) -> None:
    """Print what differs from what was published."""
    found = verified(folder.absolute(), earlier.read_bytes() if earlier else None)
    for sentence in found.looked_at:
        say(sentence)
    for fault in found.faults:
        click.echo(str(fault))
    if found.faults:
        say(f"有 {len(found.faults)} 处与发布时不同")
        sys.exit(_DIFFERS)
    say("没有不同")
