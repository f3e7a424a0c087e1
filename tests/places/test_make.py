"""The committed table is what its sources make, and published addresses stay.

A published address does not move: nothing leads from an old path to a new one yet, so a line never
leaves `published_addresses.tsv`. `make golden` adds the addresses of new places there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.places.division import Division
from generator.places.make import (
    HERE,
    TABLE,
    parent_of,
    pypinyin_reading,
    table_text,
)
from generator.places.table import read_divisions

UNLIKE_PYPINYIN = Path(__file__).parent / "readings_unlike_pypinyin.tsv"
PUBLISHED = Path(__file__).parent / "published_addresses.tsv"


def committed() -> tuple[Division, ...]:
    return read_divisions(TABLE.read_text(encoding="utf-8"), "content/divisions.tsv")[0].all


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def test_the_sources_make_the_committed_table() -> None:
    assert table_text() == TABLE.read_text(encoding="utf-8")


@pytest.mark.golden
def test_the_readings_that_pypinyin_does_not_give_are_known(*, is_rewriting_golden: bool) -> None:
    unlike = [
        f"{each.code}\t{each.name}\t{each.reading}\t{given}"
        for each in committed()
        if (given := pypinyin_reading(each.name)) != each.reading
    ]
    expected = ["code\tname\treading\tpypinyin", *unlike]
    if is_rewriting_golden:
        write(UNLIKE_PYPINYIN, expected)

    assert lines_of(UNLIKE_PYPINYIN) == expected


@pytest.mark.golden
def test_published_addresses_stay(*, is_rewriting_golden: bool) -> None:
    header = "code\taddress"
    today = {f"{each.code}\t{each.address}" for each in committed()}
    published = set(lines_of(PUBLISHED)[1:])
    if is_rewriting_golden:
        write(PUBLISHED, [header, *sorted(published | today)])
        published |= today

    assert sorted(published - today) == []  # moved: see the top of this module
    assert sorted(today - published) == []  # new: `make golden` adds them


def test_every_reviewed_reading_is_needed_and_gives_its_reason() -> None:
    names = {each.name for each in committed()}
    rows = [line.split("\t") for line in lines_of(HERE / "readings.tsv")[1:]]

    assert [name for name, *_ in rows if name not in names] == []
    assert [name for name, reading, _ in rows if pypinyin_reading(name) == reading] == []
    assert [name for name, _, reason in rows if not reason] == []
    assert len({name for name, *_ in rows}) == len(rows)


@pytest.mark.parametrize("file", ["additions.tsv", "changes.tsv"])
def test_what_was_added_by_hand_says_where_it_comes_from(file: str) -> None:
    header, *rows = (line.split("\t") for line in lines_of(HERE / file))

    assert header[-1] == "source"
    assert [row for row in rows if len(row) != len(header) or not row[-1]] == []
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


@pytest.mark.parametrize(
    ("code", "parent"),
    [("130000", ""), ("130100", "130000"), ("130110", "130100"), ("429004", "420000")],
)
def test_a_placeholder_is_no_parent(code: str, parent: str) -> None:
    assert parent_of(code, frozenset({"130000", "130100", "420000"})) == parent
