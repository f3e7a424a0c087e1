"""Tables as an Excel workbook: Chinese headings, a sheet of notes, typed figures, fixed dates.

A site has a workbook for each report, all of the same tables. What is the same in them is made
once, by XlsxWriter, and kept packed; a workbook is that with the parts that differ put behind.
No float is made: an exact figure reaches the file digit by digit.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Final

from generator.errors import OutputError
from generator.export.xlsx_cells import Cells, string_items, xml_text
from generator.export.xlsx_frame import (
    BOOK,
    PROPERTIES,
    STRINGS,
    Frame,
    frame,
    sheet_name,
)
from generator.export.xlsx_widths import Widths, columns_xml
from generator.model.columns import ColumnType, column_term, column_type
from generator.views.data_table import DataTable, Row

MOST_ROWS: Final = 1_048_576
_NOTES: Final = "说明"
_NOTES_WIDTH: Final = 100
_MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)


def xlsx_bytes(tables: Sequence[DataTable], title: str, notes: Sequence[str]) -> bytes:
    """A workbook: `notes` first, then one sheet a table, then what the columns mean.

    Raises:
        OutputError: a table has more rows than a sheet can have.
    """
    return Workbooks(tables).made(tables, title, notes)


def write_xlsx(
    out: IO[bytes], tables: Sequence[DataTable], title: str, notes: Sequence[str]
) -> None:
    """The same into a file that can be read too; see `xlsx_bytes`."""
    Workbooks(tables).write(out, tables, title, notes)


@dataclass(frozen=True, slots=True)
class _Head:
    """A table without its rows."""

    title: str
    headings: tuple[str, ...]
    types: tuple[ColumnType, ...]


@dataclass(frozen=True, slots=True)
class _Same:
    """What workbooks of the same tables share: parts as an archive, the first rows of the tables.

    `numbers` are those of the texts in it, `items` their list, `used` says how often they stand.
    """

    frame: Frame
    archive: bytes
    headings: tuple[str, ...]
    numbers: Mapping[str, int]
    items: str
    used: int


class Workbooks:
    """Makes workbooks of the same tables with different rows. Not for several threads."""

    def __init__(self, tables: Sequence[DataTable]) -> None:
        """The rows of `tables` do not matter."""
        self._heads = tuple(map(_head, tables))
        self._meanings = tuple(row for table in tables for row in _meanings(table))
        self._widths = Widths()

    def made(self, tables: Sequence[DataTable], title: str, notes: Sequence[str]) -> bytes:
        """The workbook of these rows; see `xlsx_bytes`."""
        out = io.BytesIO()
        self.write(out, tables, title, notes)
        return out.getvalue()

    def write(
        self, out: IO[bytes], tables: Sequence[DataTable], title: str, notes: Sequence[str]
    ) -> None:
        """The same into an empty file."""
        same = self._same
        cells = Cells(same.frame.styles, same.frame.letters, same.numbers)
        out.write(same.archive)
        with zipfile.ZipFile(out, "a") as archive:
            _put(archive, PROPERTIES, [xml_text(title).join(same.frame.properties)])
            _put(archive, sheet_name(1), _notes(same.frame, cells, (title, *notes)))
            for at, (head, table) in enumerate(zip(self._heads, tables, strict=True), 1):
                sheet = self._sheet(same.frame, at, head, same.headings[at - 1], table.rows, cells)
                _put(archive, sheet_name(at + 1), sheet)
            lengths = (0, *(len(table.rows) + 1 for table in tables))
            _put(archive, BOOK, [same.frame.book_with(lengths)])
            _put(archive, STRINGS, _strings(same, cells))

    @cached_property
    def _same(self) -> _Same:
        heads = (*self._heads, _OF_COLUMNS)
        made = frame(_NOTES, [(head.title, len(head.headings)) for head in heads])
        cells = Cells(made.styles, made.letters, {})
        *headings, last = [cells.headings(head.headings) for head in heads]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, part in made.constant.items():
                _put(archive, name, [part.decode()])
            sheet = self._sheet(
                made, len(self._heads) + 1, _OF_COLUMNS, last, self._meanings, cells
            )
            _put(archive, sheet_name(len(heads) + 1), sheet)
        items = "".join(string_items(cells.new_texts()))
        return _Same(made, out.getvalue(), tuple(headings), cells.numbers, items, cells.used)

    def _sheet(
        self,
        made: Frame,
        at: int,
        head: _Head,
        headings: str,
        rows: Collection[Row],
        cells: Cells,
    ) -> Iterator[str]:
        """The sheet of a table, its heading frozen and filtered."""
        if len(rows) >= MOST_ROWS:
            raise OutputError(
                f"“{head.title}”有 {len(rows):,} 行，Excel 一页最多 {MOST_ROWS - 1:,} 行："
                "请用 CSV 或 SQLite"
            )
        extent = f"A1:{made.letters[len(head.headings) - 1]}{len(rows) + 1}"
        before, after = made.sheets[at].around(extent)
        yield f"{before}{self._widths.of_columns(head.headings, rows)}<sheetData>{headings}"
        yield from cells.rows(rows, head.types)
        yield f"</sheetData>{after}"


_OF_COLUMNS: Final = _Head("各列含义", ("数据表", "中文", "列名", "含义"), (ColumnType.TEXT,) * 4)
"""The sheet that says what each column means."""


def _head(table: DataTable) -> _Head:
    return _Head(
        table.title,
        tuple(column_term(table.name, name).chinese for name in table.columns),
        tuple(column_type(table.name, name) for name in table.columns),
    )


def _meanings(table: DataTable) -> Iterator[Row]:
    """What each column means, as rows."""
    for name in table.columns:
        term = column_term(table.name, name)
        yield table.title, term.chinese, name, term.plain


def _notes(made: Frame, cells: Cells, lines: Sequence[str]) -> Iterator[str]:
    """A sheet of sentences."""
    before, after = made.sheets[0].around(f"A1:A{len(lines)}")
    widths = columns_xml([_NOTES_WIDTH])
    yield f"{before}{widths}<sheetData>{cells.lines(lines)}</sheetData>{after}"


def _strings(same: _Same, cells: Cells) -> Iterator[str]:
    """All texts, which the cells name by their numbers."""
    before, after = same.frame.strings
    yield f'{before} count="{same.used + cells.used}" uniqueCount="{len(cells.numbers)}">'
    yield same.items
    yield "".join(string_items(cells.new_texts()))
    yield after


def _put(archive: zipfile.ZipFile, name: str, chunks: Iterable[str]) -> None:
    """Add a part without the hour at which it was made."""
    info = zipfile.ZipInfo(name, _MIDNIGHT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    with archive.open(info, "w") as part:
        for chunk in chunks:
            part.write(chunk.encode())
