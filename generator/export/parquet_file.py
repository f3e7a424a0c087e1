"""A table as Parquet, where the extra that writes it is installed; figures are exact decimals."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from generator.export.sqlite_file import Database
from generator.model.columns import ColumnType, column_type
from generator.views.data_table import DataTable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_WIDTH: Final = 38
"""Digits of the widest decimal that Parquet has."""

_AT_ONCE: Final = 2000
"""Rows that are handed over in one piece: one by one, each costs a thousand times more."""


def can_write_parquet() -> bool:
    """Whether the library is installed (`pip install disclose[parquet]`)."""
    return importlib.util.find_spec("duckdb") is not None


def write_parquet(stored: Database, tables: Mapping[Path, DataTable]) -> None:
    """Write each table that is stored into a file of its own, in a folder that is there.

    Rows wait in a database on the disk, which is removed. One serves all tables: to begin one takes
    longer than to write a table of a county's size.

    Raises:
        OSError: a file cannot be written.
    """
    import duckdb  # noqa: PLC0415  # an extra: only who makes a release needs it

    beside = next(iter(tables)).parent
    try:
        with (
            tempfile.TemporaryDirectory(dir=beside) as folder,
            duckdb.connect(Path(folder) / "rows") as base,
        ):
            base.execute("SET threads = 1")  # two threads would divide the rows by chance
            for path, table in tables.items():
                _write(_types(stored, table), table, base, path)
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def _types(stored: Database, table: DataTable) -> Mapping[str, str]:
    """The type of each column."""
    return {name: _type(stored, table.name, name) for name in table.columns}


def _write(
    types: Mapping[str, str], table: DataTable, base: DuckDBPyConnection, path: Path
) -> None:
    declared = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    base.execute(f"CREATE OR REPLACE TABLE found ({declared})")
    cells = ", ".join(f"row[{at + 1}]::{kind}" for at, kind in enumerate(types.values()))
    insert = f"INSERT INTO found SELECT {cells} FROM (SELECT unnest(?::VARCHAR[][]) AS row)"  # noqa: S608  # only types
    left = iter(table.rows)
    while rows := list(islice(left, _AT_ONCE)):
        base.execute(insert, [[[cell or None for cell in row] for row in rows]])
    target = str(path).replace("'", "''")
    base.execute(f"COPY found TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def _type(stored: Database, table: str, column: str) -> str:
    kind = column_type(table, column)
    match kind:
        case ColumnType.YEAR | ColumnType.INTEGER:
            return "INTEGER"
        case ColumnType.BOOLEAN:
            return "BOOLEAN"
        case ColumnType.DATE:
            return "DATE"
        case ColumnType.DECIMAL:
            return f"DECIMAL({_WIDTH}, {stored.decimals(table, column)})"
        case ColumnType.TEXT | ColumnType.MIXED:
            return "VARCHAR"
        case _:
            assert_never(kind)
