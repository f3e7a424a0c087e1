"""What is the same in all workbooks of the same tables, as XlsxWriter makes it.

A workbook without rows is made, and taken apart: styles, theme, list of contents and relations are
kept as they are; of what has to hold rows, ranges or the title, the text around them is kept.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

MADE: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The creation date of every workbook: a true one would change the bytes every day."""
MOST_DECIMALS: Final = 15

BOOK: Final = "xl/workbook.xml"
PROPERTIES: Final = "docProps/core.xml"
STRINGS: Final = "xl/sharedStrings.xml"

_TITLE: Final = "[title]"
_OPTIONS: Final = {"in_memory": True}
_STYLES: Final = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True},
    "text": {"num_format": "@"},
    "quoted": {"num_format": "@", "quote_prefix": True},
    "wrapped": {"num_format": "@", "text_wrap": True, "valign": "top"},
}
_SAMPLE: Final = re.compile(r'<c r="A\d+" s="(\d+)"')
_IN_SHEET: Final = re.compile(
    r'(?<=<dimension ref=")[^"]*|<cols>.*</sheetData>|(?<=<autoFilter ref=")[^"]*', re.DOTALL
)
_IN_STRINGS: Final = re.compile(r' count="\d+" uniqueCount="\d+">.*(?=</sst>)', re.DOTALL)
_LAST_ROW: Final = re.compile(r"(?<=\$)1(?=</definedName>)")
_FILTERED: Final = re.compile(r'<definedName [^>]*localSheetId="(\d+)"')


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the cell formats; `numbers` holds those of figures, by their decimals."""

    heading: str
    text: str
    quoted: str
    wrapped: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """A sheet's text around its range and its rows, and around the range of its filter."""

    head: str
    middle: str
    tail: tuple[str, ...]

    def around(self, extent: str) -> tuple[str, str]:
        """What stands before and after the widths and the rows; `extent` is all their cells."""
        return f"{self.head}{extent}{self.middle}", extent.join(self.tail)


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a workbook: `constant` ones by name, and the text around what differs."""

    constant: Mapping[str, bytes]
    styles: Styles
    letters: tuple[str, ...]
    sheets: tuple[SheetFrame, ...]
    properties: tuple[str, ...]
    strings: tuple[str, ...]
    book: tuple[str, ...]
    filtered: tuple[int, ...]

    def book_with(self, rows: Sequence[int]) -> str:
        """The part that names the sheets; `rows` counts those of each, for their filters."""
        gaps = (str(rows[sheet]) for sheet in self.filtered)
        head, *rest = self.book
        return head + "".join(gap + piece for gap, piece in zip(gaps, rest, strict=True))


def sheet_name(number: int) -> str:
    """The part that holds a sheet; the first has number 1."""
    return f"xl/worksheets/sheet{number}.xml"


def frame(notes: str, tables: Sequence[tuple[str, int]]) -> Frame:
    """The frame of a workbook: a sheet of sentences, then tables, each a title and a width.

    Titles are names of sheets. The last table has no filter: it is about the others.
    """
    # Loading it takes long, and most builds make no workbook.
    import xlsxwriter  # noqa: PLC0415  # see above
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415  # see above

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": _TITLE, "created": MADE})
    _samples(book, book.add_worksheet(notes))
    sheets = [_rowless(book, title) for title, _ in tables]
    for sheet, (_, width) in zip(sheets[:-1], tables, strict=False):
        sheet.autofilter(0, 0, 0, width - 1)
    book.close()
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    widest = max(width for _, width in tables)
    return _taken_apart(parts, tuple(map(xl_col_to_name, range(widest))))


def _samples(book: Any, sheet: Any) -> None:  # XlsxWriter's own types say nothing of their methods
    """A cell of each format, which are thrown away: only formats in use have a number."""
    forms = [*_STYLES.values(), *({"num_format": _number(n)} for n in range(MOST_DECIMALS + 1))]
    for row, form in enumerate(forms):
        sheet.write_string(row, 0, "-", book.add_format(form))
    sheet.set_column(0, 0, 1)


def _number(decimals: int) -> str:
    return "0." + "0" * decimals if decimals else "0"


def _rowless(book: Any, title: str) -> Any:  # as above
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.write_string(0, 0, "-")
    sheet.set_column(0, 0, 1)
    return sheet


def _taken_apart(parts: Mapping[str, bytes], letters: tuple[str, ...]) -> Frame:
    texts = {name: part.decode() for name, part in parts.items()}
    names = [sheet_name(number) for number in range(1, len(parts)) if sheet_name(number) in parts]
    heading, text, quoted, wrapped, *numbers = _SAMPLE.findall(texts[names[0]])
    differing = {*names, BOOK, PROPERTIES, STRINGS}
    return Frame(
        {name: part for name, part in parts.items() if name not in differing},
        Styles(heading, text, quoted, wrapped, tuple(numbers)),
        letters,
        tuple(_sheet_frame(texts[name]) for name in names),
        tuple(texts[PROPERTIES].split(_TITLE)),
        tuple(_IN_STRINGS.split(texts[STRINGS])),
        tuple(_LAST_ROW.split(texts[BOOK])),
        tuple(map(int, _FILTERED.findall(texts[BOOK]))),
    )


def _sheet_frame(sheet: str) -> SheetFrame:
    head, middle, *tail = _IN_SHEET.split(sheet)
    return SheetFrame(head, middle, tuple(tail))
