"""`disclose intake --check-only`: what a report's own figures show before it is sealed.

Nothing is written: the draft lives as long as the command. Places are those of the file itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

from generator.cli.lines import Format, Shown, finding_line, shown_comparisons, verdict_styled
from generator.cli.options import say
from generator.errors import ContentError
from generator.findings import DocPath, visible
from generator.intake.files import open_original
from generator.intake.run import Result, drafted
from generator.load.settings import Settings
from generator.model.verdict import Verdict
from generator.views.text import verdict_word

_MOST: Final = 10
_NOTHING: Final = "没有可以比对的数字"


def check_drafts(files: Iterable[Path], settings: Settings, code: str, year: str) -> int:
    """Print what the checks show of each file; the exit code.

    Raises:
        GeneratorError: a file cannot be read, or place and year are not certain.
    """
    is_marked = False
    for file in files:
        original = open_original(file)
        for warning in original.warnings:
            say(f"注意：{file.name} {warning}")
        result = drafted(original, settings, code, year)
        is_marked = is_marked or bool(result.markings)
        for line in _lines(file.name, result):
            click.echo(line)
        for line in _ending(result):
            say(line)
    return ContentError.exit_code if is_marked else 0


def _lines(name: str, result: Result) -> Iterator[str]:
    yield from (finding_line(each, Format.TEXT) for each in result.markings)
    yield from (
        visible(f"{name} {_where(result, each)}: ") + verdict_styled(each)
        for each in _shown(result)
    )


def _shown(result: Result) -> tuple[Shown, ...]:
    shown = result.trial.edition
    return tuple(shown_comparisons(shown, frozenset())) if shown is not None else ()


def _where(result: Result, shown: Shown) -> str:
    """Where in the file the figure stands, or one that belongs to it."""
    paths: tuple[DocPath, ...] = shown.item.paths
    return next((result.places[path] for path in paths if result.places.get(path)), "全文")


def _ending(result: Result) -> Iterator[str]:
    counts = Counter(each.item.verdict for each in _shown(result))
    told = "，".join(f"{verdict_word(each)} {counts[each]}" for each in Verdict if counts[each])
    read, marked = result.counts
    yield f"读出 {read} 个值，{marked} 个拿不准；{counts.total()} 条核对：{told or _NOTHING}"
    if result.unplaced:
        yield f"有 {len(result.unplaced)} 个数没有读进去，没有参加核对："
    yield from (f"  {each.where} “{each.words}”" for each in result.unplaced[:_MOST])
    if len(result.unplaced) > _MOST:
        yield f"  另有 {len(result.unplaced) - _MOST} 个"
    if result.markings:
        yield "稿子里有不能公开的内容，先处理"
    yield "只核对，没有写任何文件；比对由程序完成，前后不一的请对照稿子看"
