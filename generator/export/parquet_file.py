"""A table as Parquet, where the extra that writes it is installed; figures are exact decimals."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from generator.export.csv_file import NUMBER
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


def parquet_files(tables: Iterable[DataTable]) -> dict[str, bytes]:
    """The whole file of each table, by its name.

    DuckDB writes only to a path, so a folder of its own is made and removed. One database serves
    all tables: to begin one takes longer than to write a table of a county's size.
    """
    import duckdb  # noqa: PLC0415  # an extra: only who makes a release needs it

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as base:
        base.execute("SET threads = 1")  # two threads would divide the rows by chance
        return {table.name: _written(table, base, Path(folder)) for table in tables}


def _written(table: DataTable, base: DuckDBPyConnection, folder: Path) -> bytes:
    path = folder / "table.parquet"
    columns = [
        (name, _type(table, index, column_type(table.name, name)))
        for index, name in enumerate(table.columns)
    ]
    declared = ", ".join(f'"{name}" {kind}' for name, kind in columns)
    base.execute(f"CREATE OR REPLACE TABLE found ({declared})")
    cells = ", ".join(f"row[{at + 1}]::{kind}" for at, (_, kind) in enumerate(columns))
    insert = f"INSERT INTO found SELECT {cells} FROM (SELECT unnest(?::VARCHAR[][]) AS row)"  # noqa: S608  # only types
    for first in range(0, len(table.rows), _AT_ONCE):
        rows = table.rows[first : first + _AT_ONCE]
        base.execute(insert, [[[cell or None for cell in row] for row in rows]])
    base.execute(f"COPY found TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    return path.read_bytes()


def _type(table: DataTable, index: int, kind: ColumnType) -> str:
    match kind:
        case ColumnType.YEAR | ColumnType.INTEGER:
            return "INTEGER"
        case ColumnType.BOOLEAN:
            return "BOOLEAN"
        case ColumnType.DATE:
            return "DATE"
        case ColumnType.DECIMAL:
            decimals = max((_decimals(row[index]) for row in table.rows), default=0)
            return f"DECIMAL({_WIDTH}, {decimals})"
        case ColumnType.TEXT | ColumnType.MIXED:
            return "VARCHAR"
        case _:
            assert_never(kind)


def _decimals(cell: str) -> int:
    return len(cell.partition(".")[2]) if NUMBER.fullmatch(cell) else 0
