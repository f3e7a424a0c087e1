"""What the tests of the intake know of the real reports, and the settings that it reads with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.findings import DocPath
from generator.intake.original import Block, Line, Original
from generator.intake.reader import Read, read
from generator.intake.text_file import read_text
from generator.load.content import read_settings
from generator.load.settings import Settings
from tests.content.test_transcription import document, rows, texts
from tests.intake.measure import names_of

ROOT = Path(__file__).parent.parent.parent
TITLE = "某区委网信办2024年度整体支出绩效自评报告"


@cache
def settings() -> Settings:
    found = read_settings(ROOT / "content")
    assert isinstance(found, Settings)
    return found


def original_of(*blocks: Block | str, name: str = "report.docx") -> Original:
    """An original of blocks; a text is a line of its own."""
    whole = (
        Line(f"第{at}段", each) if isinstance(each, str) else each
        for at, each in enumerate(blocks, 1)
    )
    return Original(name, "0" * 64, tuple(whole))


def read_lines(*blocks: Block | str) -> Read:
    """What is read of a report with this title and these blocks under it."""
    return read(original_of(TITLE, *blocks), settings().topics)


def values(found: Read) -> dict[str, str]:
    """Every value by its dotted path."""
    return {".".join(map(str, path)): each.printed for path, each in found.draft.readings.items()}


def doubts(found: Read) -> dict[str, str]:
    """The doubts of the values that are marked."""
    readings = found.draft.readings.items()
    return {".".join(map(str, path)): each.doubt for path, each in readings if each.doubt}


def blocks_in(text: str) -> tuple[Block, ...]:
    return read_text(text.encode(), "t.txt")


def printed_rows(name: str) -> list[tuple[str, tuple[DocPath, ...]]]:
    """The values of a report that have a field of their own, each with the paths that it may have.

    Words that stand within a keeper's sentence (文中) are offered as text to shorten, not read.
    The year is one value, however often it is printed.
    """
    kept = dict(texts(document(name).tree))
    found = {}
    for at, row in enumerate(rows(name)):
        if row.paths and row.note != "文中":
            paths = tuple(_restated(path, kept) for path in row.paths)
            found[paths if paths == (("year",),) else at] = (row.printed, paths)
    return list(found.values())


def names_in(name: str) -> Mapping[DocPath, str]:
    """What the items of a file are called, also where a path leads to a second printing."""
    own = names_of(dict(texts(document(name).tree)))
    return own | {("restated", *path): word for path, word in own.items()}


def _restated(path: DocPath, kept: Mapping[DocPath, str]) -> DocPath:
    if path[0] != "restated":
        return path
    return ("restated", *kept[*path[:2], "path"].split("."))
