"""`disclose check`: what is to be mended, and what the reports say of themselves."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final

import click

from generator.cli.lines import Format, Shown, comparison_line, finding_line, shown_comparisons
from generator.cli.options import EPILOG, against_options, content_option, say
from generator.cli.progress import following
from generator.errors import ContentError, GeneratorError
from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.pipeline import held_against
from generator.reading import edition_of
from generator.release.asked import Against
from generator.views.text import verdict_word

_DRAFTS: Final = frozenset({".docx", ".doc", ".pdf", ".txt", ".md"})


@click.command("check", help="核对内容：列出需要修改的地方和每一条比对。", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[文件]…")
@content_option
@click.option(
    "--format",
    "style",
    type=click.Choice([each.value for each in Format]),
    default=Format.TEXT.value,
    show_default=True,
    help="text 给人看，json 每行一个对象，github 供代码审查。",
)
@click.option("--strict", is_flag=True, help="有前后不一而没有说明的，退出码为 1。")
@against_options
@click.option("--all", "with_holds", is_flag=True, help="相符的也列出（json 总是全列）。")
@click.help_option("--help", help="显示帮助。")
def check_command(
    paths: tuple[Path, ...],
    content: Path,
    style: str,
    against: Against,
    *,
    strict: bool,
    with_holds: bool,
) -> None:
    """Print findings and comparisons, of the files named or of all."""
    form = Format(style)
    try:
        edition = edition_of(content.absolute(), content.name, following())
        edition = held_against(edition, content.absolute(), against)
    except ContentError as error:
        for finding in error.findings:
            click.echo(finding_line(finding, form))
        say(str(error))
        sys.exit(error.exit_code)
    for warning in edition.warnings:
        click.echo(finding_line(warning, form))
    shown = tuple(shown_comparisons(edition, _files_of(paths, content.absolute())))
    for each in shown:
        if with_holds or form is Format.JSON or each.item.verdict is not Verdict.HOLDS:
            click.echo(comparison_line(each, form))
    say(_summary(edition, shown))
    if strict and any(
        each.item.verdict is Verdict.CONTRADICTS and not each.is_explained for each in shown
    ):
        say("有前后不一而没有说明：请核对录入；与原文一致的，在 notes 里登说明")
        sys.exit(ContentError.exit_code)


def _files_of(paths: tuple[Path, ...], content: Path) -> frozenset[str]:
    """The content files that the paths name, as findings name them.

    Raises:
        GeneratorError: a path leads nowhere.
    """
    for path in paths:
        if not path.exists():
            raise GeneratorError(f"没有这个文件：{path}")
        if path.suffix.lower() in _DRAFTS:
            raise GeneratorError(f"还没有录入的稿子这样核对：disclose intake --check-only {path}")
    files = (file for path in paths for file in (path.rglob("*.yml") if path.is_dir() else (path,)))
    return frozenset(
        file.absolute().relative_to(content.parent).as_posix()
        for file in files
        if file.absolute().is_relative_to(content)
    )


def _summary(edition: Edition, shown: tuple[Shown, ...]) -> str:
    reports = len({each.entry.file for each in shown}) or len(edition.dataset.reports)
    counts = Counter(each.item.verdict for each in shown)
    verdicts = "，".join(f"{verdict_word(each)} {counts[each]}" for each in Verdict if counts[each])
    return f"{reports} 份报告没有需要修改的地方；{len(shown)} 条核对：{verdicts}"
