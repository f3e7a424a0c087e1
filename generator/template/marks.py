"""What stands in the XML of a sheet beside its values: merged cells, hidden rows and columns."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET  # no part with a document type comes near it
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.template.sheet import At

MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 100
_TRUE: Final = frozenset({"1", "true"})
_CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class Marks:
    """What the values do not tell; rows and columns from 0. `end` is the last with content."""

    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    end: At = (-1, -1)
    shared: dict[At, int] = field(default_factory=dict)
    """Which of the shared texts a cell holds."""

    @property
    def is_too_far(self) -> bool:
        """Whether something stands far outside of any template."""
        return self.end[0] >= MOST_ROWS or self.end[1] >= MOST_COLUMNS


def marks_of(part: bytes) -> Marks | None:
    """The marks of a sheet; None where its XML is broken."""
    found = Marks()
    row = -1
    try:
        for element in _ends(part):
            name = element.tag.rpartition("}")[2]
            if name == "row":
                row = int(element.get("r", row + 2)) - 1
                _row(found, element, row)
                element.clear()
            elif name == "mergeCell":
                found.merged.append(element.get("ref", ""))
            elif name == "col" and element.get("hidden") in _TRUE:
                found.hidden_columns.append(int(element.get("min", "1")) - 1)
    except (ET.ParseError, ValueError):
        return None
    return found


def _ends(part: bytes) -> Iterator[ET.Element]:
    parser = ET.iterparse(io.BytesIO(part), events=("end",))  # noqa: S314  # as above
    return (element for _, element in parser)


def _row(found: Marks, element: ET.Element, row: int) -> None:
    column, last = -1, -1
    for cell in element:
        column = _column(cell, column)
        if any(each.text or len(each) for each in cell):
            last = max(last, column)
            if cell.get("t") == "s":
                found.shared[row, column] = int(cell[-1].text or "0")
    if last < 0:
        return
    found.end = (max(found.end[0], row), max(found.end[1], last))
    if element.get("hidden") in _TRUE:
        found.hidden_rows.append(row)


def _column(cell: ET.Element, before: int) -> int:
    match = _CELL.fullmatch(cell.get("r", ""))
    if match is None:
        return before + 1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
