"""A table as CSV: UTF-8 with BOM (so that Excel shows Chinese), CRLF, safe against formulas."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from generator.export.once import Once
from generator.views.data_table import DataTable

NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_SIGNS: Final = "=+-@"
_WIDE: Final = "".join(chr(ord(sign) + 0xFEE0) for sign in _SIGNS)
_SMALL: Final = "\ufe62\ufe63\ufe66\ufe6b"  # the small forms of + - = @
_UNSEEN: Final = r"\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_FORMULA: Final = re.compile(rf"[{_UNSEEN}]*[{re.escape(_SIGNS + _WIDE + _SMALL)}]|[\t\r\n]")


def csv_bytes(table: DataTable) -> bytes:
    """The whole file. Text that a spreadsheet would run gets a leading apostrophe."""
    return encoded(table.columns, table.rows)


def encoded(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> bytes:
    """Any heading and rows as a CSV file."""
    return codecs.BOM_UTF8 + csv_rows([tuple(columns)]) + csv_rows(rows)


def csv_rows(rows: Iterable[tuple[str, ...]]) -> bytes:
    """Rows as they stand in a file, without its beginning."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    guarded = Once(safe)
    writer.writerows(map(guarded.__getitem__, row) for row in rows)
    return out.getvalue().encode()


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet could run the text: a sign of a formula stands first, seen or not."""
    return bool(_FORMULA.match(cell)) and not NUMBER.fullmatch(cell)


def safe(cell: str) -> str:
    """The cell as a spreadsheet may read it: numbers stay numbers, formulas become text."""
    return f"'{cell}" if is_formula(cell) else cell
