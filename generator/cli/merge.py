"""`disclose merge`: what other sites keep, taken into the content of a portal."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import EPILOG, content_option, say
from generator.merging import merge, planned_merge


@click.command(
    "merge",
    help="把别的网站的内容文件夹并进来（例如全省的门户收各市的报告）：全部核对过才写，有一处不对就什么也不动。",
    epilog=EPILOG,
)
@click.argument(
    "others",
    nargs=-1,
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="内容文件夹…",
)
@content_option
@click.option(
    "--replace", "replaces", is_flag=True, help="本站已有而内容不同的报告，以并进来的为准。"
)
@click.option("--dry-run", is_flag=True, help="只核对，什么也不写。")
@click.help_option("--help", help="显示帮助。")
def merge_command(
    others: tuple[Path, ...], content: Path, *, replaces: bool, dry_run: bool
) -> None:
    """Check everything, then take it in."""
    plan = planned_merge(content.absolute(), others, replaces=replaces)
    for warning in plan.warnings:
        click.echo(str(warning))
    for path in sorted(plan.writes):
        click.echo(f"{content.name}/{path}")
    if not dry_run:
        merge(content.absolute(), plan)
    verb = "会并入" if dry_run else "并入"
    say(f"{verb} {plan.reports} 份报告，{plan.known} 份本来就一样")
    say("接着运行 disclose build 生成网站")
