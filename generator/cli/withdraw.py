"""`disclose withdraw`: take a value or a whole report down from everywhere, in one run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from generator.cli.options import (
    EPILOG,
    ROOT,
    content_option,
    note_option,
    output_option,
    renames_option,
    say,
)
from generator.cli.releases import tell
from generator.errors import GeneratorError
from generator.folders import Folders
from generator.model.withdrawal import Ground
from generator.withdraw.request import Planned, Request
from generator.withdraw.run import Publishing, planned, releases_with, withdraw

_DAY: Final = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@click.command(
    "withdraw",
    help="撤下一处内容或整份报告：内容文件、生成的文件和留着的每次发布，只留日期和理由。",
    epilog=EPILOG,
)
@click.argument("report", metavar="报告")
@click.argument("paths", nargs=-1, metavar="[位置]…")
@click.option(
    "--from",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="发布到的文件夹。",
)
@click.option(
    "--reason",
    type=click.Choice([each.value for each in Ground]),
    required=True,
    metavar="理由",
    help=f"撤下理由的类别，读者看得到：{'、'.join(each.value for each in Ground)}。",
)
@click.option(
    "--by",
    "decided_by",
    default="",
    metavar="单位",
    help="决定撤下的单位，不写姓名；不写时是主办单位。",
)
@click.option(
    "--on",
    default="",
    metavar="日期",
    help="撤下日期，例如 2026-03-02；不写时是 site.yml 的 as_of。",
)
@click.option("--others-stay", is_flag=True, help="别处相同的内容已经看过，可以留下。")
@click.option("--dry-run", is_flag=True, help="只说会动哪些文件，什么也不改。")
@click.option(
    "--keep", type=click.IntRange(min=1), default=10, show_default=True, help="留下最近几次发布。"
)
@content_option
@output_option
@renames_option
@note_option
@click.help_option("--help", help="显示帮助。")
def withdraw_command(  # noqa: PLR0913  # one parameter an option
    report: str,
    paths: tuple[str, ...],
    *,
    folder: Path,
    reason: str,
    decided_by: str,
    on: str,
    keep: int,
    content: Path,
    output: Path,
    note: str,
    others_stay: bool,
    dry_run: bool,
    renames: bool,
) -> None:
    """Take down places of a report, or all of it."""
    if on and not _DAY.fullmatch(on):
        raise GeneratorError(f"“{on}”不是日期：写成 2026-03-02 的样子")
    folders = Folders(ROOT, content.absolute(), output.absolute())
    to = Publishing(folder.absolute(), keep, note, renames)
    request = Request(report, paths, Ground(reason), decided_by, on, others_stay)
    plan = planned(folders, request, to.folder)
    if dry_run:
        for line in _would(folders, plan, to.folder):
            click.echo(line)
        return
    tell(to.folder, withdraw(folders, plan, to, say))
    say("提示：内容文件夹用 git 管理的，历史里还有原文；备份、镜像和别处的副本也要另外清理")


def _would(folders: Folders, plan: Planned, folder: Path) -> list[str]:
    """What a run would do, in the order in which it would."""
    numbers = releases_with(folder, plan)
    there = [path for path in folders.made if path.exists()]
    releases = f"第 {'、'.join(map(str, numbers))} 次" if numbers else "没有"
    return [
        *plan.said,
        *(f"清空后重新生成：{path}" for path in there),
        f"另做一次发布，写进发布记录；含有它的发布整个删去：{releases}",
    ]
