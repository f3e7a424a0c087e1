"""Tables: cells with what they hold, rows, columns, marks beside figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.model.verdict import Verdict
from generator.views.words import Words


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict beside a figure; links to the comparison."""

    verdict: Verdict
    icon: str
    word: str
    href: str


class CellKind(Enum):
    """What a cell holds: words, a figure, a state, or a figure computed here."""

    TEXT = "text"
    FIGURE = "figure"
    STATE = "state"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `anchor` is the permalink of a figure, `small` a second line, `sort` its number."""

    text: str
    kind: CellKind = CellKind.TEXT
    href: str = ""
    anchor: str = ""
    small: str = ""
    sort: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `is_figure` columns are right-aligned on the decimal point."""

    title: str
    is_figure: bool = False
    plain: str = ""


class RowKind(Enum):
    """How a row is set: ordinary, part of the row above, total, or computed here."""

    ORDINARY = "ordinary"
    PART = "part"
    TOTAL = "total"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; the first is the row's heading."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ORDINARY


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption (which carries the unit) and notes below."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Words, ...] = ()
    is_sortable: bool = False
