"""The commands around the next release: publish, and what readers will see change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from generator.cli.differences import Shape, difference_lines
from generator.cli.options import (
    EPILOG,
    ROOT,
    TARGET,
    content_option,
    note_option,
    output_option,
    removals_option,
    renames_option,
    say,
)
from generator.cli.progress import following
from generator.errors import GeneratorError, OutputError
from generator.folders import Folders
from generator.pipeline import build
from generator.release.against import difference, is_large, site_against
from generator.release.asked import Against
from generator.release.draft import drafted
from generator.release.pages import PageChanges, page_changes
from generator.release.publish import Done, publish
from generator.release.published import site_in
from generator.release.target import Target, number_of
from generator.release.withdrawals import is_pending
from generator.withdraw.run import cleared

_DIFFERS: Final = 1


@click.command("publish", help="生成网站，检查以后发布到一个文件夹，一次切换。", epilog=EPILOG)
@TARGET
@content_option
@output_option
@click.option(
    "--keep", type=click.IntRange(min=1), default=10, show_default=True, help="留下最近几次发布。"
)
@removals_option
@renames_option
@note_option
@click.help_option("--help", help="显示帮助。")
def publish_command(  # noqa: PLR0913  # one parameter an option
    folder: Path,
    content: Path,
    output: Path,
    keep: int,
    note: str,
    *,
    allow_removals: bool,
    renames: bool,
) -> None:
    """Make the site and publish it."""
    folder = folder.absolute()
    folders = Folders(ROOT, content.absolute(), output.absolute())
    before = site_in(folder)
    follow = following()
    against = Against(folder if before else None, allow_removals, needs_reviews=True)
    edition = build(folders, say, against, follow=follow)
    for warning in edition.warnings:
        click.echo(str(warning))
    target = Target(folder)
    if is_pending(target, edition):
        cleared(folders, but=(folders.docs, folders.site))
    elif before is not None and not allow_removals:
        _refuse_large(page_changes(folders.site, before))
    made = drafted(
        edition, folders.site, folders.whole, before, note, allows_removals=allow_removals
    )
    with made as draft:
        for said in draft.left_out:
            say(f"提示：{said}")
        done = publish(target, draft, keep, say, renames=renames, follow=follow)
    tell(folder, done)
    for said in draft.left_out:
        say(f"提示：{said}")


def tell(folder: Path, done: Done) -> None:
    """Say how publishing ended.

    Raises:
        OutputError: a release that holds something withdrawn could not be removed.
    """
    if done.taken_down:
        numbers = "、".join(map(str, done.taken_down))
        say(f"含有已撤下内容的发布已整个删去：第 {numbers} 次；发布记录还在，写明了撤下")
    if done.stuck:
        raise OutputError(
            f"{folder} 里还有删不掉的：{'、'.join(done.stuck)}，里面有已撤下的内容。"
            "关闭正在打开这些文件的程序，再发布一次就会删去"
        )
    if not done.is_new:
        say(f"内容与第 {number_of(done.name)} 次发布相同，没有新的发布")
        return
    for name in done.gone:
        say(f"较早的发布 {name} 已清理；发布记录还在")
    say(f"完成：第 {number_of(done.name)} 次发布，{folder}/current/index.html")


def _refuse_large(pages: PageChanges) -> None:
    if is_large(len(pages.gone), pages.before):
        raise OutputError(
            f"这次会少掉 {len(pages.gone)} 页（上次发布共 {pages.before} 页），没有发布。"
            "先用 disclose diff 看清少了哪些；确实要去掉的，加 --allow-removals"
        )


@click.command(
    "diff",
    help="读者会看到什么变化：与上次发布、一次发布或一个网站文件夹逐个数字对比。",
    epilog=EPILOG,
)
@click.argument(
    "folder",
    required=False,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="[文件夹]",
)
@content_option
@output_option
@click.option(
    "--format",
    "style",
    type=click.Choice([each.value for each in Shape]),
    default=Shape.TEXT.value,
    show_default=True,
    help="text 给人看，json 每行一个对象。",
)
@removals_option
@click.help_option("--help", help="显示帮助。")
def diff_command(
    folder: Path | None, content: Path, output: Path, style: str, *, allow_removals: bool
) -> None:
    """Print what changed since the last release."""
    folders = Folders(ROOT, content.absolute(), output.absolute())
    against = Against(folder.absolute() if folder else None)
    edition = build(folders, say, follow=following())
    before = site_against(against, edition.dataset.site, folders.content)
    if before is None:
        raise GeneratorError("没有可以比的：写上发布文件夹，或者在 site.yml 里写 releases")
    found = difference(edition, before)
    pages = page_changes(folders.site, before)
    for line in difference_lines(found, pages, Shape(style)):
        click.echo(line)
    if is_large(len(pages.gone), pages.before) and not allow_removals:
        say(f"会少掉 {len(pages.gone)} 页，超过二十分之一：确实要去掉的，加 --allow-removals")
        sys.exit(_DIFFERS)
