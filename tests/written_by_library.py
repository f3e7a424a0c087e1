"""Workbooks as XlsxWriter alone makes them: what ours are held against, cell by cell."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from generator.export.csv_file import NUMBER, is_formula
from generator.export.xlsx_frame import MADE
from generator.model.columns import ColumnType, column_term, column_type
from generator.views.data_table import DataTable

NUMBERS = {ColumnType.DECIMAL, ColumnType.INTEGER, ColumnType.MIXED}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def by_library(tables: Sequence[DataTable], title: str, notes: Sequence[str]) -> bytes:
    """The workbook that `xlsx_bytes` makes, written cell by cell."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": title, "created": MADE})
    sheets = Sheets(book)
    sheets.lines("说明", (title, *notes))
    for table in tables:
        sheets.table(table)
    sheets.columns(tables)
    book.close()
    return out.getvalue()


class Sheets:
    """The sheets of one workbook and the formats they share."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.text = book.add_format({"num_format": "@"})
        self.quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        self.wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})

    def lines(self, name: str, lines: Sequence[str]) -> None:
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 100)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self.wrapped)

    def table(self, table: DataTable) -> None:
        headings = [column_term(table.name, name).chinese for name in table.columns]
        types = [column_type(table.name, name) for name in table.columns]
        sheet = self.rows(table.title, headings, table.rows, types)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)

    def columns(self, tables: Sequence[DataTable]) -> None:
        rows = []
        for table in tables:
            for name in table.columns:
                term = column_term(table.name, name)
                rows.append((table.title, term.chinese, name, term.plain))
        self.rows("各列含义", ("数据表", "中文", "列名", "含义"), rows, [ColumnType.TEXT] * 4)

    def rows(
        self,
        name: str,
        headings: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        types: Sequence[ColumnType],
    ) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, self.heading)
            sheet.set_column(column, column, width([heading, *(row[column] for row in rows)]))
        for at, row in enumerate(rows, 1):
            for column, (cell, kind) in enumerate(zip(row, types, strict=True)):
                if cell:
                    self.cell(sheet, (at, column), cell, kind)
        return sheet

    def cell(self, sheet: Any, at: tuple[int, int], cell: str, kind: ColumnType) -> None:
        decimals = len(cell.partition(".")[2])
        digits = sum(sign.isdigit() for sign in cell.lstrip("-0."))
        if kind in NUMBERS and NUMBER.fullmatch(cell) and digits <= 15 and decimals <= 15:
            places = "0." + "0" * decimals if decimals else "0"
            sheet.write_number(*at, Decimal(cell), self.book.add_format({"num_format": places}))
        else:
            sheet.write_string(*at, cell, self.quoted if is_formula(cell) else self.text)


def width(cells: Sequence[str]) -> int:
    longest = max(
        sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in cell)
        for cell in cells
    )
    return min(longest + 2, 48)
