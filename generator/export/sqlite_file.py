"""All tables as one SQLite database, with a table `columns` and views for counting.

Exact decimals are text, as SQLite's own numbers are floats; the view `<table>_numbers` has them as
numbers for sums and comparisons. The rows of a country go into the file as they are made, and are
read from it again for other formats; the same bytes on any machine.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final, assert_never

from generator.export.json_file import json_value
from generator.model.columns import ColumnType, column_term, column_type, is_state
from generator.views.data_table import DataTable, Row

_BEGINNING: Final = (
    "PRAGMA page_size = 4096",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
)
"""A file that was not finished is of no use, so nothing is kept to mend it."""

_COLUMNS: Final = (
    "CREATE TABLE columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
    "chinese TEXT NOT NULL, meaning TEXT NOT NULL, type TEXT NOT NULL, "
    "PRIMARY KEY (table_name, column_name)) WITHOUT ROWID"
)

_OF_THE_WRITER: Final = {24: 4, 92: 8}
"""Where the header counts changes and names the SQLite that made them, and in how many bytes: set
to nothing, read by none where both counts agree."""


class _StoredRows(Collection[Row]):
    """The rows of a table of the database, in order; nothing of them is in memory."""

    def __init__(self, base: sqlite3.Connection, head: DataTable) -> None:
        self._base = base
        self._name = head.name
        cells = (_as_text(name, column_type(head.name, name)) for name in head.columns)
        self._asked = f'SELECT {", ".join(cells)} FROM "{head.name}" ORDER BY rowid'  # noqa: S608  # our own names

    def __len__(self) -> int:
        """How many there are."""
        [(count,)] = self._base.execute(f'SELECT count(*) FROM "{self._name}"')  # noqa: S608  # our own name
        return int(count)

    def __contains__(self, row: object) -> bool:
        """Whether there is such a row."""
        return any(each == row for each in self)

    def __iter__(self) -> Iterator[Row]:
        """As they were added."""
        return iter(self._base.execute(self._asked))


@contextmanager
def database(path: Path) -> Iterator[Database]:
    """The database in a new file, which is whole when this ends well.

    Raises:
        sqlite3.Error: the file cannot be written; wherever it is used, too.
    """
    with closing(sqlite3.connect(path)) as base:
        for statement in (*_BEGINNING, _COLUMNS):
            base.execute(statement)
        yield Database(base)
        base.commit()
    with path.open("r+b") as file:
        for at, size in _OF_THE_WRITER.items():
            file.seek(at)
            file.write(bytes(size))


class Database:
    """A database that is being made."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    @contextmanager
    def table(self, head: DataTable) -> Iterator[Callable[[Iterable[Row]], None]]:
        """A new table, and what adds rows to it; the rows of `head` do not matter."""
        types = {name: column_type(head.name, name) for name in head.columns}
        columns = ", ".join(_column(name, kind) for name, kind in types.items())
        self._base.execute(f'CREATE TABLE "{head.name}" ({columns})')
        numbers = ", ".join(_as_number(name, kind) for name, kind in types.items())
        view = f'"{head.name}_numbers" AS SELECT {numbers} FROM "{head.name}"'  # noqa: S608  # our own names
        self._base.execute(f"CREATE VIEW {view}")
        marks = ", ".join("?" for _ in types)
        insert = f'INSERT INTO "{head.name}" VALUES ({marks})'  # noqa: S608  # our own name

        def add(rows: Iterable[Row]) -> None:
            kinds = tuple(types.values())
            found = (tuple(map(json_value, row, kinds)) for row in rows)
            self._base.executemany(insert, found)

        yield add
        for name, kind in types.items():
            term = column_term(head.name, name)
            self._base.execute(
                "INSERT INTO columns VALUES (?, ?, ?, ?, ?)",
                (head.name, name, term.chinese, term.plain, kind.value),
            )

    def stored(self, head: DataTable) -> DataTable:
        """A table that was added, to be read again while the database is open."""
        return replace(head, rows=_StoredRows(self._base, head))

    def decimals(self, table: str, column: str) -> int:
        """The most decimals of a figure in a column."""
        [(most,)] = self._base.execute(
            f'SELECT max(length("{column}") - instr("{column}", \'.\')) FROM "{table}" '  # noqa: S608  # our own names
            f"WHERE \"{column}\" GLOB '*.*' AND \"{column}\" NOT GLOB '*[^0-9.-]*'"
        )
        return int(most or 0)


def _as_text(name: str, kind: ColumnType) -> str:
    """The column as its cells were before they got types."""
    if kind is ColumnType.BOOLEAN:
        return f"CASE \"{name}\" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE '' END"
    return f"ifnull(CAST(\"{name}\" AS TEXT), '')"


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
