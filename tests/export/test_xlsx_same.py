"""Our workbooks hold what XlsxWriter alone writes of the same tables, cell by cell."""

from __future__ import annotations

import gc
import io
import re
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.export.report_files import TABLES, report_notes, workbooks
from generator.export.xlsx_cells import MOST_CHARACTERS
from generator.export.xlsx_file import Workbooks, xlsx_bytes
from generator.model.edition import Edition
from generator.reading import edition_of
from generator.views.data_table import DataTable
from tests.conftest import ROOT
from tests.tables import a_table
from tests.written_by_library import by_library

COLUMNS = ("name", "score", "year", "facts.value", "source_line")
_SPANS = re.compile(r' spans="\d+:\d+"')


def shown(raw: bytes) -> dict[str, Any]:
    """All that openpyxl finds in a workbook."""
    book = load_workbook(io.BytesIO(raw))
    found: dict[str, Any] = {sheet.title: of_sheet(sheet) for sheet in book}
    told = book.properties
    found["properties"] = (told.title, told.creator, told.created, told.modified)
    return found


def of_sheet(sheet: Worksheet) -> dict[str, Any]:
    cells = {cell.coordinate: of_cell(cell) for row in sheet.iter_rows() for cell in row}
    return {
        "cells": cells,
        "extent": sheet.dimensions,
        "widths": widths(sheet),
        "freeze": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "names": {name: each.attr_text for name, each in sheet.defined_names.items()},
        "selected": sheet.sheet_view.tabSelected,
    }


def of_cell(cell: Any) -> tuple[object, ...]:
    return (
        cell.data_type,
        cell.value,
        cell.number_format,
        cell.quotePrefix,
        cell.font.b,
        cell.border.bottom.style,
        cell.alignment.wrap_text,
        cell.alignment.vertical,
    )


def widths(sheet: Worksheet) -> list[object]:
    return [
        each.width
        for each in sheet.column_dimensions.values()
        for _ in range(each.min, each.max + 1)
    ]


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def raw_numbers(raw: bytes) -> list[str]:
    """The figures as they are written, by sheet, row and column."""
    found = parts(raw)
    sheets = sorted(name for name in found if name.startswith("xl/worksheets/"))
    return [
        figure
        for name in sheets
        for figure in re.findall(r'<c r="\w+" s="\d+"><v>([^<]*)</v>', found[name].decode())
    ]


def assert_same(tables: list[DataTable], title: str, notes: tuple[str, ...], raw: bytes) -> None:
    wanted = by_library(tables, title, notes)

    assert shown(raw) == shown(wanted)
    assert raw_numbers(raw) == raw_numbers(wanted)
    assert set(parts(raw)) == set(parts(wanted))


@pytest.mark.parametrize("content", ["example", "content"])
def test_the_workbooks_of_reports_are_those_of_the_library(content: str, example: Edition) -> None:
    edition = example if content == "example" else edition_of(ROOT / "content")
    site = edition.dataset.site
    books = workbooks(edition)

    assert edition.dataset.reports
    for entry in edition.dataset.reports:
        tables = [table(edition.only([entry])) for table in TABLES]
        notes = report_notes(entry, site)
        made = books.made(tables, entry.report.title, notes)
        assert_same(tables, entry.report.title, notes, made)


SIGNS = st.characters(exclude_categories=("Cs",))
FIGURES = st.from_regex(r"-?[0-9]{1,17}(\.[0-9]{1,17})?", fullmatch=True)
SOME = st.one_of(
    st.text(SIGNS, max_size=20),
    FIGURES,
    st.sampled_from(
        ["", "_x0041_", "_x005F_", "<b>", "&amp;", " a ", "\n", "=1", "ￆￚ中文", "x" * 60]
    ),
)
ROWS = st.lists(st.tuples(*[SOME] * len(COLUMNS)), max_size=5)


@given(st.lists(ROWS, min_size=1, max_size=3), SOME.filter(bool), st.lists(SOME, max_size=3))
def test_whatever_the_cells_hold(
    rows: list[list[tuple[str, ...]]], title: str, notes: list[str]
) -> None:
    tables = [
        DataTable("t", f"表{at}", "说明。", COLUMNS, tuple(some)) for at, some in enumerate(rows)
    ]

    assert_same(tables, title, tuple(notes), xlsx_bytes(tables, title, notes))


@pytest.mark.parametrize("unit", ["字", "𠮷"])
def test_a_text_that_is_too_long_ends_where_a_spreadsheet_ends_it(unit: str) -> None:
    tables = [a_table((f"a{unit * MOST_CHARACTERS}", "1"))]

    assert_same(tables, "题", (), xlsx_bytes(tables, "题", ()))


def test_text_that_looks_like_marked_up_text_is_text() -> None:
    for text in ("<r>", "<r><t>粗</t></r>", "<r><</r>"):
        raw = xlsx_bytes([a_table((text, "1"))], text, [text])
        book = load_workbook(io.BytesIO(raw), rich_text=True)

        assert book["表"]["A2"].value == book["说明"]["A2"].value == text
        assert book.properties.title == text


@pytest.mark.parametrize(("columns", "rows"), [(30, 3), (2, 1_001)])
def test_a_table_of_many_columns_or_rows(columns: int, rows: int) -> None:
    names = tuple(["name", "score"] * (columns // 2))
    cells = [tuple(f"{row}{at}" for at in range(columns)) for row in range(rows)]
    tables = [a_table(*cells, columns=names)]

    assert_same(tables, "题", (), xlsx_bytes(tables, "题", ()))


def test_nothing_of_a_workbook_is_in_the_next() -> None:
    table, other = a_table(("甲", "95.50"), ("=乙", "x")), a_table(("丙", "1"))
    books = Workbooks([table])
    books.made([table], "一", ["注"])

    assert books.made([other], "二", []) == xlsx_bytes([other], "二", [])


def test_a_workbook_leaves_nothing_in_memory() -> None:
    table = a_table(("甲", "1"))
    books = Workbooks([table])
    books.made([table], "一", [])
    gc.collect()
    gc.disable()
    try:
        books.made([table], "二", [])
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_texts_are_listed_once_and_counted() -> None:
    raw = xlsx_bytes([a_table(("甲", "1"), ("甲", "2"), ("乙", "甲"))], "甲", ["乙"])
    texts = parts(raw)["xl/sharedStrings.xml"].decode()
    cells = sum(part.count(b' t="s"') for part in parts(raw).values())

    assert texts.count("<t>甲</t>") == texts.count("<t>乙</t>") == 1
    assert f' count="{cells}" uniqueCount="{texts.count("<si>")}"' in texts
