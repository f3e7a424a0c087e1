"""The shape of a flat table that leaves the site, and of the file it leaves in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

Row: TypeAlias = tuple[str, ...]
"""Cells in the order of a table's columns."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """Rows of finished plain text under column identifiers that `columns` explains.

    They are counted and read in order, and need not be in memory.
    """

    name: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: Collection[Row]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A table in one format, at its path below the site's root.

    `table` is without its rows; `rows` says how many there are, `size` counts bytes, `digest` is
    the SHA-256 of the file.
    """

    path: str
    table: DataTable
    rows: int
    size: int
    digest: str
