"""`disclose intake`: report files to drafts, and what is said about each."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.draft_check import check_drafts
from generator.cli.intake_workbook import ENDINGS, take_workbook
from generator.cli.lines import Format, comparison_line, finding_line, shown_comparisons
from generator.cli.options import EPILOG, content_option, say
from generator.cli.template import settings_of
from generator.errors import GeneratorError
from generator.intake.files import cleaned_copy, open_original
from generator.intake.run import Result, drafted
from generator.model.verdict import Verdict


@click.command(
    "intake",
    help="把报告（.docx、.txt、.md、文字 PDF）或填好的 .xlsx 表读成报告文件。",
    epilog=EPILOG,
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@content_option
@click.option("--code", default="", help="六位区划代码，报告里看不出地方时写。")
@click.option("--year", default="", help="报告的年度，报告里看不出时写。")
@click.option("--replace", "is_forced", is_flag=True, help="已有同一份报告文件时盖掉它。")
@click.option("--stdout", "to_stdout", is_flag=True, help="打印草稿，不写文件。")
@click.option(
    "--check-only",
    "is_checking",
    is_flag=True,
    help="盖章以前用：只把稿子自己的数字对一遍，什么文件也不写。",
)
@click.option(
    "--clean",
    "copy",
    type=click.Path(dir_okay=False, path_type=Path),
    help="另存一份干净的 .docx：接受修订，去掉批注、隐藏文字和个人属性；只写副本，不读草稿。",
)
@click.help_option("--help", help="显示帮助。")
def intake_command(  # noqa: PLR0913  # one for each option of the command
    *,
    files: tuple[Path, ...],
    content: Path,
    code: str,
    year: str,
    is_forced: bool,
    to_stdout: bool,
    is_checking: bool,
    copy: Path | None,
) -> None:
    """Read report files into drafts and workbooks into report files, or make a clean copy."""
    if copy is not None:
        if len(files) != 1:
            raise GeneratorError("--clean 一次处理一个文件")
        removed = cleaned_copy(files[0], copy)
        say(f"干净的副本：{copy}；去掉了：{'、'.join(removed) or '没有需要去掉的'}")
        return
    workbooks = [file for file in files if file.suffix.lower() in ENDINGS]
    if is_checking:
        if workbooks or is_forced or to_stdout:
            raise GeneratorError("--check-only 只核对稿子（.docx、.txt、.md、文字 PDF），不写文件")
        sys.exit(check_drafts(files, settings_of(content.absolute()), code, year))
    for file in workbooks:
        take_workbook(file, content.absolute(), replaces=is_forced)
    others = [file for file in files if file not in workbooks]
    if others:
        _take_in(others, Wanted(content.absolute(), code, year, is_forced, to_stdout))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an officer asked for: place and year where the file does not tell them, and where to."""

    content: Path
    code: str = ""
    year: str = ""
    is_forced: bool = False
    to_stdout: bool = False


def _take_in(files: Iterable[Path], wanted: Wanted) -> None:
    """Each file to a draft in its place; nothing is written over without being asked.

    Raises:
        GeneratorError: a file cannot be read, or its draft is already there.
    """
    settings = settings_of(wanted.content)
    for file in files:
        original = open_original(file)
        for warning in original.warnings:
            say(f"注意：{file.name} {warning}")
        result = drafted(original, settings, wanted.code, wanted.year)
        if wanted.to_stdout:
            click.echo(result.text, nl=False)
        else:
            _write(wanted.content / result.path, result.text, is_forced=wanted.is_forced)
        for line in _told(result, wanted):
            say(line)


def _write(path: Path, text: str, *, is_forced: bool) -> None:
    """The draft to its place, whole or not at all; a link there is not followed."""
    if path.is_symlink() or (path.exists() and not is_forced):
        raise GeneratorError(f"{path} 已经有了，没有改动；确实要盖掉，加 --replace")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _told(result: Result, wanted: Wanted) -> list[str]:
    read, marked = result.counts
    lines = [finding_line(each, Format.TEXT) for each in result.markings]
    if result.markings:
        lines.append("原件里有不能公开的内容：先处理，再发布")
    lines += [finding_line(each, Format.TEXT) for each in result.trial.findings]
    shown = result.trial.edition
    if shown is not None:
        lines += [
            comparison_line(each, Format.TEXT)
            for each in shown_comparisons(shown, frozenset())
            if each.item.verdict is not Verdict.HOLDS
        ]
    where = "（没有写文件）" if wanted.to_stdout else str(wanted.content / result.path)
    lines.append(f"草稿：{where}，读出 {read} 个值，其中 {marked} 个标了“请核对”")
    lines.append(
        f"还要人来定的有 {len(result.agenda)} 件，写在草稿末尾，按重要程度排列；最先看的："
    )
    return [*lines, *(f"  {line}" for line in result.agenda[:5])]
