"""A table as records, and back from each format: what the tests of the downloads compare."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tempfile
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from generator.export.csv_file import safe
from generator.export.parquet_file import write_parquet
from generator.export.sqlite_file import database
from generator.model.columns import ColumnType, column_type
from generator.views.data_table import DataTable

Rows = list[tuple[str, ...]]


def records(table: DataTable) -> list[dict[str, str]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def a_table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("name", "score")) -> DataTable:
    return DataTable("t", "表", "说明。", columns, rows)


def sqlite_bytes(tables: Iterable[DataTable]) -> bytes:
    """The database of these tables, as a release has it."""
    with tempfile.TemporaryDirectory() as folder:
        with database(Path(folder) / "t.sqlite") as base:
            for table in tables:
                with base.table(table) as add:
                    add(table.rows)
        return (Path(folder) / "t.sqlite").read_bytes()


def parquet_files(tables: Iterable[DataTable]) -> dict[str, bytes]:
    """The file of each table, by its name."""
    with tempfile.TemporaryDirectory() as folder, database(Path(folder) / "t.sqlite") as base:
        stored = {}
        for table in tables:
            with base.table(table) as add:
                add(table.rows)
            stored[Path(folder) / table.name] = base.stored(table)
        write_parquet(base, stored)
        return {path.name: path.read_bytes() for path in stored}


def from_csv(raw: bytes) -> Rows:
    """The rows below the heading, guards taken off again."""
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))[1:]
    return [tuple(unguarded(cell) for cell in row) for row in rows]


def unguarded(cell: str) -> str:
    bare = cell[1:]
    return bare if cell.startswith("'") and safe(bare) == cell else cell


def from_json(raw: bytes, name: str = "rows") -> Rows:
    found = json.loads(raw, parse_float=refuse)[name]
    return [tuple(as_text(value) for value in row.values()) for row in found]


def refuse(text: str) -> Any:
    raise AssertionError(f"{text} is a float for whoever reads it")


def from_xlsx(raw: bytes, sheet: str) -> Rows:
    """The rows of a sheet; a number with the decimals that its format shows."""
    cells = _book(raw)[sheet].iter_rows(min_row=2)
    return [tuple(shown(cell) for cell in row) for row in cells]


@lru_cache(maxsize=1)
def _book(raw: bytes) -> Workbook:
    """A workbook is asked for one sheet after the other."""
    return load_workbook(io.BytesIO(raw))


def shown(cell: Any) -> str:
    assert cell.data_type != "f", f"{cell.coordinate} is a formula"
    if cell.value is None:
        return ""
    if cell.data_type == "n":
        decimals = len(cell.number_format.partition(".")[2])
        return str(Decimal(repr(cell.value)).quantize(Decimal(1).scaleb(-decimals)))
    return str(cell.value)


def from_sqlite(raw: bytes, table: str) -> Rows:
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(raw)
        kinds = [each[2] for each in base.execute(f"PRAGMA table_info({table})")]
        rows = base.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  # our own name
        return [tuple(as_text(value) for value in row) for row in rows] if kinds else []
    finally:
        base.close()


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def yes_and_no(table: DataTable, rows: Rows) -> Rows:
    """SQLite has no booleans: 1 and 0 are its yes and no."""
    words = {"1": "true", "0": "false"}
    at = {i for i, name in enumerate(table.columns) if name == "is_approximate"}
    return [
        tuple(words.get(cell, cell) if i in at else cell for i, cell in enumerate(row))
        for row in rows
    ]


def from_parquet(raw: bytes, table: DataTable) -> Rows:
    """The rows, each figure with the decimals of the table: a column of Parquet has one number."""
    import duckdb  # noqa: PLC0415  # an extra

    shown = ", ".join(f'CAST("{name}" AS VARCHAR)' for name in table.columns)
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        Path(file.name).write_bytes(raw)
        rows = duckdb.sql(f"SELECT {shown} FROM '{file.name}'").fetchall()  # noqa: S608  # our own path
    kinds = [column_type(table.name, name) for name in table.columns]
    return [
        tuple(
            as_printed(cell or "", wanted) if kind is ColumnType.DECIMAL else cell or ""
            for cell, wanted, kind in zip(row, printed, kinds, strict=True)
        )
        for row, printed in zip(rows, table.rows, strict=True)
    ]


def as_printed(cell: str, wanted: str) -> str:
    """The figure with as many decimals as wanted, if none but zeros are taken off."""
    decimals = len(wanted.partition(".")[2])
    head, _, tail = cell.partition(".")
    if not cell or tail[decimals:].strip("0"):
        return cell
    return f"{head}.{tail[:decimals]}" if decimals else head
