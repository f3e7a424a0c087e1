"""All tables as one SQLite database, with a table `columns` and views for counting.

Exact decimals are text, as SQLite's own numbers are floats; the view `<table>_numbers` has them as
numbers for sums and comparisons. Made in memory; the same bytes on any machine.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final, assert_never

from generator.export.json_file import json_value
from generator.model.columns import ColumnType, column_term, column_type, is_state
from generator.views.data_table import DataTable

_VERSION: Final = slice(96, 100)
"""Where the header names the SQLite that wrote the file: set to one number, read by none."""


def sqlite_bytes(tables: Sequence[DataTable]) -> bytes:
    """The whole database."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute("PRAGMA page_size = 4096")
        base.executescript(
            "CREATE TABLE columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
            "chinese TEXT NOT NULL, meaning TEXT NOT NULL, type TEXT NOT NULL, "
            "PRIMARY KEY (table_name, column_name)) WITHOUT ROWID;"
        )
        for table in tables:
            _add(base, table)
        base.commit()
        image = bytearray(base.serialize())
    finally:
        base.close()
    image[_VERSION] = bytes(4)
    return bytes(image)


def _add(base: sqlite3.Connection, table: DataTable) -> None:
    types = {name: column_type(table.name, name) for name in table.columns}
    columns = ", ".join(_column(name, kind) for name, kind in types.items())
    base.execute(f'CREATE TABLE "{table.name}" ({columns})')
    numbers = ", ".join(_as_number(name, kind) for name, kind in types.items())
    view = f'"{table.name}_numbers" AS SELECT {numbers} FROM "{table.name}"'  # noqa: S608  # our own names
    base.execute(f"CREATE VIEW {view}")
    marks = ", ".join("?" for _ in types)
    base.executemany(
        f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608  # our own name
        (
            tuple(json_value(cell, kind) for cell, kind in zip(row, types.values(), strict=True))
            for row in table.rows
        ),
    )
    for name, kind in types.items():
        term = column_term(table.name, name)
        base.execute(
            "INSERT INTO columns VALUES (?, ?, ?, ?, ?)",
            (table.name, name, term.chinese, term.plain, kind.value),
        )


def _column(name: str, kind: ColumnType) -> str:
    filled = " NOT NULL" if is_state(name) else ""
    return f'"{name}" {_storage(kind)}{filled}'


def _storage(kind: ColumnType) -> str:
    match kind:
        case ColumnType.YEAR | ColumnType.INTEGER | ColumnType.BOOLEAN:
            return "INTEGER"
        case ColumnType.TEXT | ColumnType.DECIMAL | ColumnType.DATE | ColumnType.MIXED:
            return "TEXT"
        case _:
            assert_never(kind)


def _as_number(name: str, kind: ColumnType) -> str:
    """The column for counting: a figure as a number, words and dates of a mixed column as null."""
    if kind is ColumnType.DECIMAL:
        return f'CAST("{name}" AS REAL) AS "{name}"'
    if kind is ColumnType.MIXED:
        return (
            f"CASE WHEN \"{name}\" NOT GLOB '*[^0-9.-]*' AND \"measure\" <> 'date' "
            f'THEN CAST("{name}" AS REAL) END AS "{name}"'
        )
    return f'"{name}"'
