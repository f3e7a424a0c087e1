"""The cells of one workbook as XML: each text is kept once, and named by its number.

A spreadsheet counts in 15 digits: a longer figure is written as text rather than changed. The
cell's format keeps the printed decimals. Text is always written as text; what could be run as a
formula is marked as quoted besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Final

from generator.export.csv_file import NUMBER, is_formula
from generator.export.once import Once
from generator.export.xlsx_frame import MOST_DECIMALS, Styles
from generator.model.columns import ColumnType
from generator.views.data_table import Row

MOST_DIGITS: Final = 15
MOST_CHARACTERS: Final = 32_767
"""Of one cell, in units of UTF-16."""

_NUMBERS: Final = frozenset({ColumnType.DECIMAL, ColumnType.INTEGER, ColumnType.MIXED})
_AT_ONCE: Final = 1000
"""Rows that are made into one text; a sheet may have a million."""

_STRING: Final = ' t="s"'
_SPECIAL: Final = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x")
_LIKE_A_CODE: Final = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Cells:
    """Makes cells, and knows what texts they name."""

    def __init__(self, styles: Styles, letters: Sequence[str], known: Mapping[str, int]) -> None:
        """`letters` name the columns; `known` are texts that have numbers already."""
        self._styles = styles
        self._letters = letters
        self._known = len(known)
        self.numbers = dict(known)
        # Neither knows this object: it is gone with its workbook, and waits for no collection.
        self._texts = Once(partial(_text, styles, self.numbers))
        self._figures = Once(partial(_figure, styles, self._texts))
        self.used = 0

    def new_texts(self) -> Iterator[str]:
        """The texts that were not known before, in the order of their numbers."""
        return islice(self.numbers, self._known, None)

    def lines(self, lines: Iterable[str]) -> str:
        """Rows of one sentence each."""
        cells = (_string(self.numbers, line, self._styles.wrapped) for line in lines)
        made = (f'<row r="{at}"><c r="A{at}"{cell}</row>' for at, cell in enumerate(cells, 1))
        return self._counted("".join(made))

    def headings(self, headings: Iterable[str]) -> str:
        """The first row of a table."""
        cells = (_string(self.numbers, each, self._styles.heading) for each in headings)
        made = (f'<c r="{at}1"{cell}' for at, cell in zip(self._letters, cells, strict=False))
        return self._counted(f'<row r="1">{"".join(made)}</row>')

    def rows(self, rows: Iterable[Row], types: Iterable[ColumnType]) -> Iterator[str]:
        """The rows below it, many at a time; empty cells are left out."""
        made = (self._figures if kind in _NUMBERS else self._texts for kind in types)
        columns = tuple(zip(self._letters, made, strict=False))
        left = enumerate(rows, 2)
        while some := "".join(_row(at, row, columns) for at, row in islice(left, _AT_ONCE)):
            yield self._counted(some)

    def _counted(self, cells: str) -> str:
        self.used += cells.count(_STRING)
        return cells


def string_items(texts: Iterable[str]) -> Iterator[str]:
    """Texts as the list of them holds each."""
    for text in texts:
        said = xml_text(text)
        space = ' xml:space="preserve"' if said[:1].isspace() or said[-1:].isspace() else ""
        yield f"<si><t{space}>{said}</t></si>"


def xml_text(text: str) -> str:
    """Text as an element holds it: what XML has no sign for is written as a spreadsheet does."""
    if not _SPECIAL.search(text):
        return text
    text = _LIKE_A_CODE.sub("_x005F_", text)
    text = _UNWRITABLE.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _figure(styles: Styles, texts: Once, cell: str) -> str:
    """The inside of a cell of a figure, if a spreadsheet can count with it."""
    decimals = len(cell.partition(".")[2])
    if decimals > MOST_DECIMALS or not NUMBER.fullmatch(cell) or _digits(cell) > MOST_DIGITS:
        return texts[cell]
    return f' s="{styles.numbers[decimals]}"><v>{Decimal(cell):.16G}</v></c>'


def _text(styles: Styles, numbers: dict[str, int], cell: str) -> str:
    return _string(numbers, cell, styles.quoted if is_formula(cell) else styles.text)


def _string(numbers: dict[str, int], text: str, style: str) -> str:
    """The inside of a cell of a text, which gets the next number if it has none."""
    number = numbers.setdefault(_shortened(text), len(numbers))
    return f' s="{style}"{_STRING}><v>{number}</v></c>'


def _row(at: int, row: tuple[str, ...], columns: Iterable[tuple[str, Once]]) -> str:
    cells = [
        f'<c r="{letter}{at}"{made[cell]}'
        for (letter, made), cell in zip(columns, row, strict=True)
        if cell
    ]
    return f'<row r="{at}">{"".join(cells)}</row>'


def _digits(cell: str) -> int:
    return sum(sign.isdigit() for sign in cell.lstrip("-0."))


def _shortened(text: str) -> str:
    if len(text) <= MOST_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return units[: 2 * MOST_CHARACTERS].decode("utf-16-le", "ignore")
