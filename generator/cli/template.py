"""`template` and `new`: a report to fill in, as a workbook or as a file with every key."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from generator.cli.options import EPILOG, content_option, say
from generator.errors import ContentError, GeneratorError
from generator.findings import Finding, Level, dotted
from generator.load.content import read_settings
from generator.load.paths import REPORTS
from generator.load.settings import Settings
from generator.load.yaml_tree import LARGEST_FILE, Document, Tree, read_tree
from generator.places.division import Division
from generator.template.fill import Filled, fill
from generator.template.shape import report_shape
from generator.template.skeleton import skeleton
from generator.template.take import form_of, started
from generator.template.workbook import Cover, workbook

_code = click.argument("code", metavar="[区划代码]", required=False)
_year = click.argument("year", metavar="[年度]", required=False)


@click.command(
    "template", help="做一份 Excel 表：按区划代码和年度，或者从一份报告文件。", epilog=EPILOG
)
@_code
@_year
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="一份报告文件（.yml），照它填好。",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="写到哪个文件；不写时，以地名和年度为名。",
)
@content_option
@click.help_option("--help", help="显示帮助。")
def template_command(
    code: str | None, year: str | None, source: Path | None, output: Path | None, content: Path
) -> None:
    """Write a workbook to fill in."""
    settings = settings_of(content)
    pages = form_of(settings).sheets
    if source is not None and code is None:
        document = _document(source)
        tree, filled = document.tree, fill(document.tree, pages)
        _check_homes(filled, document, source)
    elif code and year and source is None:
        _division(code, year, settings)
        tree = started(code, year, settings)
        filled = fill(tree, pages)
    else:
        raise GeneratorError(
            "写法：disclose template 区划代码 年度，或者 disclose template --from 报告文件"
        )
    cover = _cover(tree, settings)
    named = cover.year if _is_year(cover.year) else ""  # a draft may say anything
    target = output or Path(f"{cover.place or '报告'}{named}.xlsx")
    _write_new(target, workbook(pages, filled.cells, cover))
    say(f"做好了：{target}")
    say(f"填好、保存、关闭以后，运行：disclose intake {target}")


@click.command("new", help="新建一份报告文件：每一项都有说明，待填的写着 todo。", epilog=EPILOG)
@click.argument("code", metavar="区划代码")
@click.argument("year", metavar="年度")
@content_option
@click.help_option("--help", help="显示帮助。")
def new_command(code: str, year: str, content: Path) -> None:
    """Write a skeleton in its place."""
    settings = settings_of(content)
    division = _division(code, year, settings)
    path = PurePosixPath(REPORTS, division.address, f"{year}.yml")
    text = skeleton(report_shape(), _known(started(code, year, settings)), path, division.name)
    target = content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_new(target, text.encode())
    say(f"写好了：{target}")
    say(f"照报告逐项填写，然后运行：disclose check {target}")


def settings_of(content: Path) -> Settings:
    """The settings of a content folder.

    Raises:
        ContentError: they cannot be read.
    """
    found = read_settings(content.absolute(), content.name)
    if isinstance(found, Settings):
        return found
    raise ContentError(found)


def _known(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _division(code: str, year: str, settings: Settings) -> Division:
    division = settings.divisions.of_code(code)
    if division is None:
        raise GeneratorError(f"区划代码 {code[:20]} 不在 divisions.tsv 里，请核对六位代码")
    if not _is_year(year):
        raise GeneratorError(f"“{year[:20]}”不是预算年度，写四位年份，例如 2024")
    return division


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text.startswith("20")


def _document(source: Path) -> Document:
    if not source.is_file():
        raise GeneratorError(f"{source.name} 不是普通文件；请选文件本身")
    with source.open("rb") as stream:
        found = read_tree(stream.read(LARGEST_FILE + 1), source.name)
    if isinstance(found, Document):
        return found
    raise ContentError((found,))


def _cover(tree: Tree, settings: Settings) -> Cover:
    known = _known(tree)
    code, year = (str(known.get(name, "")) for name in ("code", "year"))
    division = settings.divisions.of_code(code)
    return Cover(code, division.name if division else "", year)


def _check_homes(filled: Filled, document: Document, source: Path) -> None:
    """Nothing of a file may be missing in its workbook.

    Raises:
        ContentError: something has no cell, or cannot stand in one.
    """
    messages = dict.fromkeys(filled.homeless, "表里没有这一项")
    messages |= dict.fromkeys(filled.unfit, "太长，或者有表里写不了的字符，一格放不下")
    hint = "先用 disclose check 核对这个文件"
    found = tuple(
        Finding(
            "no-cell",
            Level.ERROR,
            document.where(str(source), path),
            f"{dotted(path)} {message}",
            hint,
        )
        for path, message in messages.items()
    )
    if found:
        raise ContentError(found)


def _write_new(target: Path, raw: bytes) -> None:
    """Write a file that was not there: what somebody filled in is never written over."""
    try:
        with target.open("xb") as stream:
            stream.write(raw)
    except FileExistsError as error:
        raise GeneratorError(
            f"{target} 已经存在，没有动它；请先改名或移走，或者换一个文件名"
        ) from error
