"""Tables as an Excel workbook: Chinese headings, a sheet of notes, typed figures, fixed dates.

XlsxWriter formats a number with `.16G` and never asks for its type, so an exact `Decimal` reaches
the file digit by digit, and no float is made here. A spreadsheet itself counts in 15 digits: a
longer figure is written as text rather than changed. The cell's format keeps the printed decimals.
Text is always written as text; what could be run as a formula is marked as quoted besides.
"""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from generator.errors import OutputError
from generator.export.csv_file import NUMBER, is_formula
from generator.model.columns import ColumnType, column_term, column_type
from generator.views.data_table import DataTable

MADE: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The creation date of every workbook: a true one would change the bytes every day."""
MOST_DIGITS: Final = 15
MOST_ROWS: Final = 1_048_576
MOST_CHARACTERS: Final = 32_767
_WIDEST: Final = 48
_NUMBERS: Final = frozenset({ColumnType.DECIMAL, ColumnType.INTEGER, ColumnType.MIXED})
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_bytes(tables: Sequence[DataTable], title: str, notes: Sequence[str]) -> bytes:
    """A workbook: `notes` first, then one sheet a table, then what the columns mean."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": title, "created": MADE})
    sheets = _Sheets(book)
    sheets.lines("说明", (title, *notes))
    for table in tables:
        sheets.table(table)
    sheets.columns(tables)
    book.close()
    return out.getvalue()


class _Sheets:
    """The sheets of one workbook and the formats they share."""

    def __init__(self, book: Any) -> None:  # XlsxWriter's own type says nothing of its methods
        self._book = book
        self._heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._text = book.add_format({"num_format": "@"})
        self._quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        self._wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._numbers: dict[int, Any] = {}  # the same type as above

    def lines(self, name: str, lines: Sequence[str]) -> None:
        """A sheet of sentences."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 100)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self._wrapped)

    def table(self, table: DataTable) -> None:
        """A sheet of one table, its heading frozen and filtered."""
        headings = [column_term(table.name, name).chinese for name in table.columns]
        types = [column_type(table.name, name) for name in table.columns]
        sheet = self._rows(table.title, headings, table.rows, types)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)

    def columns(self, tables: Sequence[DataTable]) -> None:
        """A sheet that says what each column means."""
        rows = []
        for table in tables:
            for name in table.columns:
                term = column_term(table.name, name)
                rows.append((table.title, term.chinese, name, term.plain))
        self._rows("各列含义", ("数据表", "中文", "列名", "含义"), rows, [ColumnType.TEXT] * 4)

    def _rows(
        self,
        name: str,
        headings: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        types: Sequence[ColumnType],
    ) -> Any:  # XlsxWriter's sheet
        if len(rows) >= MOST_ROWS:
            raise OutputError(
                f"“{name}”有 {len(rows):,} 行，Excel 一页最多 {MOST_ROWS - 1:,} 行："
                "请用 CSV 或 SQLite"
            )
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, self._heading)
            sheet.set_column(column, column, _width([heading, *(row[column] for row in rows)]))
        for at, row in enumerate(rows, 1):
            for column, (cell, kind) in enumerate(zip(row, types, strict=True)):
                self._cell(sheet, (at, column), cell, kind)
        return sheet

    def _cell(
        self,
        sheet: Any,  # XlsxWriter's sheet
        at: tuple[int, int],
        cell: str,
        kind: ColumnType,
    ) -> None:
        if not cell:
            return
        if kind in _NUMBERS and NUMBER.fullmatch(cell) and _digits(cell) <= MOST_DIGITS:
            sheet.write_number(*at, Decimal(cell), self._number(len(cell.partition(".")[2])))
        else:
            sheet.write_string(
                *at, cell[:MOST_CHARACTERS], self._quoted if is_formula(cell) else self._text
            )

    def _number(self, decimals: int) -> Any:  # XlsxWriter's format
        if decimals not in self._numbers:
            places = "0." + "0" * decimals if decimals else "0"
            self._numbers[decimals] = self._book.add_format({"num_format": places})
        return self._numbers[decimals]


def _digits(cell: str) -> int:
    return sum(sign.isdigit() for sign in cell.lstrip("-0."))


def _width(cells: Sequence[str]) -> int:
    """The width of a column in characters; a Chinese one counts as two."""
    longest = max(
        sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in cell)
        for cell in cells
    )
    return min(longest + 2, _WIDEST)
