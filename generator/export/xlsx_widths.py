"""How wide the columns of a workbook are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from generator.views.data_table import Row

_WIDEST: Final = 48
_MARGIN: Final = 2
_AT_ONCE: Final = 1000
"""Rows that are looked at together; a sheet may have a million."""

_PIXELS: Final = ".7109375"
"""What XlsxWriter, too, adds to a width in characters: five pixels of the usual font."""


class Widths(dict[str, int]):
    """Widths in characters by sign, of which a Chinese one counts as two; each is asked once."""

    def __missing__(self, sign: str) -> int:
        self[sign] = found = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        return found

    def of_columns(self, headings: Sequence[str], rows: Iterable[Row]) -> str:
        """The columns of a table as XML, each as wide as its longest cell within bounds."""
        left = iter(rows)
        widest = list(map(self._width, headings))
        while some := list(islice(left, _AT_ONCE)):
            columns = zip(*some, strict=True)
            found = (max(map(self._width, set(column))) for column in columns)
            widest = list(map(max, widest, found))
        return columns_xml(width + _MARGIN for width in widest)

    def _width(self, text: str) -> int:
        seen = text[: _WIDEST - _MARGIN]  # what is longer is as wide as allowed
        width = len(seen) if seen.isascii() else sum(map(self.__getitem__, seen))
        return min(width, _WIDEST - _MARGIN)


def columns_xml(widths: Iterable[int]) -> str:
    """Columns of these widths."""
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}{_PIXELS}" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    return f"<cols>{columns}</cols>"
