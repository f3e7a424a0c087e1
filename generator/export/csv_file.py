"""A table as CSV: UTF-8 with BOM (so that Excel shows Chinese), CRLF, safe against formulas."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from generator.views.data_table import DataTable

_WIDE: Final = "".join(chr(ord(narrow) + 0xFEE0) for narrow in "=+-@")
_FORMULA: Final = re.compile(rf"[\s\u200b-\u200f\ufeff]*[=+\-@{_WIDE}\t\r]")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


def csv_bytes(table: DataTable) -> bytes:
    """The whole file. Text that a spreadsheet would run gets a leading apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(tuple(safe(cell) for cell in row) for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell as a spreadsheet may read it: numbers stay numbers, formulas become text."""
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
