"""The workbook that an officer fills in: the layout as XlsxWriter sheets, the same bytes every day.

Every cell that is filled in holds text, so that WPS and Excel leave `355.50`, `010` and `2-3` as
they are typed. The rest is locked without a password: against slips, not against people.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import xlsxwriter

from generator.export.xlsx_frame import MADE
from generator.model.kinds import MOST_ITEMS
from generator.model.terms import TERMS
from generator.template.fill import Cells
from generator.template.shape import Takes
from generator.template.sheet import (
    ANY,
    COVER,
    COVER_TITLE,
    At,
    Role,
    Sheet,
    Slot,
    Style,
    Table,
    cell_name,
)

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_GIVEN: Final = frozenset({("format",), ("code",), ("year",)})
"""Written by the program: they say which report the workbook is of."""
_MOST_OF_A_LIST: Final = 255
_A4: Final = 9
_ALLOWED: Final = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
_COMMON: Final = {"text_wrap": True, "valign": "top", "num_format": "@"}
_STYLES: Final[Mapping[Style, dict[str, object]]] = {
    Style.TITLE: {"bold": True, "font_size": 13, "text_wrap": False},
    Style.HEADING: {"bold": True, "bg_color": "#DDE5F0", "border": 1, "border_color": "#8A94A3"},
    Style.NAME: {"bold": True},
    Style.NOTE: {"font_color": "#4B5563", "font_size": 9},
}
_INPUT: Final = {"locked": False, "bg_color": "#FFFBE6", "border": 1, "border_color": "#C9B458"}
_STATES: Final = ("withheld", "not_stated", "nothing", "not_applicable")
_RULES: Final = (
    "黄色的格子可以填，其余的格子不要改；不要增删、移动、合并或隐藏行、列和工作表。",
    "照报告印的样子填：355.50 就写 355.50，有“约”“余”就照写；单位与全文件不同的，在数后面写单位。",
    "格子都是文本格式。从别处复制来的，请用“选择性粘贴—数值”或直接键入；不要写公式。",
    "每个黄格都要填；说明里写“可以留空”的除外。报告没有说的，不要留空，选下面的词：",
)
_TABLES: Final = (
    "项目、指标等一行一条。第一列的短名是固定的，不要重复；一张表里没有条目的，在“整表”里选一个词。",
    "“整组”“整行”“整条”通常留空；里面全都没有说明的，在那里选一个词，其余留空。",
    "一个格子里要写几段的，一段一行（按 Alt+Enter 换行）。",
)


@dataclass(frozen=True, slots=True)
class Cover:
    """Which report the workbook is of."""

    code: str
    place: str
    year: str


def workbook(sheets: Sequence[Sheet], cells: Cells, cover: Cover) -> bytes:
    """The whole file: the cover, then each sheet with what is filled in so far."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    title = f"{COVER_TITLE} {cover.place} {cover.year}".strip()
    book.set_properties({"title": title, "created": MADE})
    writer = _Writer(book, sheets)
    writer.cover(cover)
    for sheet in sheets:
        writer.sheet(sheet, cells.get(sheet.name, {}))
    book.close()
    return out.getvalue()


class _Writer:
    """Writes sheets with the formats they share."""

    def __init__(self, book: Any, sheets: Sequence[Sheet]) -> None:  # XlsxWriter's own type
        self._book = book
        self._sheets = sheets
        self._formats = {style: book.add_format(_COMMON | how) for style, how in _STYLES.items()}
        self._input = book.add_format(_COMMON | _INPUT)
        self._given = book.add_format(_COMMON | {"border": 1, "border_color": "#8A94A3"})
        self._tables = {sheet.table.path: sheet for sheet in sheets if sheet.table}

    def cover(self, cover: Cover) -> None:
        """What to do, the words of the states, and where each sheet is."""
        page = self._book.add_worksheet(COVER)
        page.set_column(0, 0, 24)
        page.set_column(1, 1, 90)
        page.write_string(0, 0, COVER_TITLE, self._formats[Style.TITLE])
        lines = tuple(_cover_lines(cover))
        for row, (name, text) in enumerate(lines, 1):
            page.write_string(row, 0, name, self._formats[Style.NAME])
            page.write_string(row, 1, text, self._formats[Style.NOTE] if row > 3 else self._given)
        for row, sheet in enumerate(self._sheets, len(lines) + 2):
            page.write_url(row, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
            page.write_string(row, 1, sheet.labels[0, 0].text, self._formats[Style.NOTE])
        self._finish(page, COVER, (1, 0))

    def sheet(self, sheet: Sheet, cells: Mapping[At, str]) -> None:
        """One sheet: widths, words, slots, rows of the table."""
        page = self._book.add_worksheet(sheet.name)
        self._widths(page, sheet)
        for at, label in sheet.labels.items():
            page.write_string(*at, label.text, self._formats[label.style])
        for at, slot in sheet.slots.items():
            self._cell(page, at, cells.get(at, ""), is_given=slot.path in _GIVEN)
            self._offer(page, (at, at), slot)
        if sheet.table:
            self._table(page, sheet, sheet.table, cells)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self._finish(page, sheet.name, _frozen(sheet))

    def _widths(self, page: Any, sheet: Sheet) -> None:  # XlsxWriter's own type
        if sheet.table:
            for column, slot in enumerate(sheet.table.columns):
                page.set_column(column, column, _width(slot), self._input)
            return
        page.set_column(0, 0, 26)
        page.set_column(1, sheet.notes_column - 1, 40 if sheet.notes_column == 2 else 16)
        page.set_column(sheet.notes_column, sheet.notes_column, 60)

    def _table(
        self,
        page: Any,  # as above
        sheet: Sheet,
        table: Table,
        cells: Mapping[At, str],
    ) -> None:
        """Above the rows nothing may be filled in, though the whole columns may."""
        above = product(range(table.first_row), range(len(table.columns)))
        for at in above:
            if at not in sheet.labels and at not in sheet.slots:
                page.write_blank(*at, None, self._formats[Style.NOTE])
        last = table.first_row + MOST_ITEMS - 1
        for column, slot in enumerate(table.columns):
            self._offer(page, ((table.first_row, column), (last, column)), slot)
        for at, text in cells.items():
            if at[0] >= table.first_row:
                self._cell(page, at, text)

    def _cell(self, page: Any, at: At, text: str, *, is_given: bool = False) -> None:  # as above
        form = self._given if is_given else self._input
        if text:
            page.write_string(*at, text, form)
        else:
            page.write_blank(*at, None, form)

    def _offer(self, page: Any, area: tuple[At, At], slot: Slot) -> None:  # as above
        """A drop-down: closed where nothing else may stand there."""
        source: list[str] | str = list(slot.choices)
        if slot.role is Role.OWNER:
            source = self._keys_of(slot)
        elif not slot.choices or len(",".join(slot.choices)) > _MOST_OF_A_LIST:
            return
        page.data_validation(
            *area[0],
            *area[1],
            {
                "validate": "list",
                "source": source,
                "show_error": slot.is_closed,
                "error_title": "不在可选的词里",
                "error_message": "请从下拉框里选，或者清空这一格。",
            },
        )

    def _keys_of(self, slot: Slot) -> str:
        """The column of the keys that an owner's key is one of."""
        sheet = self._tables[slot.path]
        first = sheet.table.first_row if sheet.table else 0
        column = slot.path.count(ANY)
        top, end = cell_name((first, column)), cell_name((first + MOST_ITEMS - 1, column))
        return f"='{sheet.name}'!{_absolute(top)}:{_absolute(end)}"

    def _finish(self, page: Any, name: str, frozen: At) -> None:  # as above
        page.freeze_panes(*frozen)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0, frozen[0] - 1)
        page.set_footer(f"&L{name}&R第 &P 页，共 &N 页")
        page.protect("", _ALLOWED)


def _absolute(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _frozen(sheet: Sheet) -> At:
    """The rows and columns that stay in view: headings, and names or keys."""
    if sheet.table is None:
        return 3, 1
    keys = sum(slot.role in (Role.OWNER, Role.KEY) for slot in sheet.table.columns)
    return sheet.table.first_row, keys


def _width(slot: Slot) -> int:
    if slot.takes is Takes.LINES:
        return 40
    return 18 if slot.choices else 24


def _cover_lines(cover: Cover) -> Iterator[tuple[str, str]]:
    yield "区划代码", cover.code
    yield "地方", cover.place
    yield "预算年度", cover.year
    yield from (("", rule) for rule in _RULES)
    yield from ((TERMS[state].chinese, TERMS[state].plain) for state in _STATES)
    yield from (("", rule) for rule in _TABLES)
    yield (
        "填好以后",
        "保存、关闭，运行 disclose intake 这个文件；有写错的，会说明在哪个工作表的哪一格。",
    )
