"""What a workbook is made of: sheets with words that stay and slots that are filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from generator.findings import DocPath
from generator.template.shape import Group, Takes

At: TypeAlias = tuple[int, int]
"""Row and column of a cell, from 0."""

COVER: Final = "填写说明"
COVER_TITLE: Final = "绩效自评报告录入表"
CODE_AT: Final[At] = (1, 1)
YEAR_AT: Final[At] = (3, 1)
FIRST_SHEET: Final = "基本情况"
ANY: Final = "*"
"""Stands in the path of a table's slots for the key of an item."""
EMPTY_LIST: Final = "{}"
"""A list that is written with no items and no word."""


class Role(Enum):
    """What is filled in: a field, the state of a whole group or list, or a key."""

    FIELD = "field"
    GROUP = "group"
    LIST = "list"
    OWNER = "owner"
    KEY = "key"


class Style(Enum):
    """How a label looks."""

    TITLE = "title"
    HEADING = "heading"
    NAME = "name"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Label:
    """Words that stand in a cell and may not change."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Slot:
    """What one cell, or each cell of one column, is for. `path` begins at the root of the file."""

    role: Role
    path: DocPath
    choices: tuple[str, ...] = ()
    is_closed: bool = False
    takes: Takes = Takes.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a list, from `first_row` on: owners' keys, own key, then the fields."""

    path: DocPath
    first_row: int
    columns: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: words, slots, perhaps a table below them; the notes stand in `notes_column`."""

    name: str
    labels: Mapping[At, Label]
    slots: Mapping[At, Slot]
    notes_column: int
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A report as it is asked for: its shape and the sheets made of it."""

    root: Group
    sheets: tuple[Sheet, ...]


def cell_name(at: At) -> str:
    """`C7` for the cell in the third column of the seventh row."""
    row, column = at
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
