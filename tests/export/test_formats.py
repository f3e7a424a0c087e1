"""All formats of all tables hold the same rows, digits and states as the tables themselves."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from generator.export.csv_file import csv_bytes
from generator.export.data_products import DOWNLOADS
from generator.export.facts import facts
from generator.export.json_file import json_bytes
from generator.export.parquet_file import can_write_parquet
from generator.export.xlsx_file import xlsx_bytes
from generator.model.columns import is_state
from generator.model.edition import Edition
from generator.model.reported import State
from generator.reading import edition_of
from generator.views.data_table import DataTable
from tests.conftest import EXAMPLE, ROOT
from tests.tables import (
    Rows,
    from_csv,
    from_json,
    from_parquet,
    from_sqlite,
    from_xlsx,
    parquet_files,
    sqlite_bytes,
    yes_and_no,
)

CONTENTS = {"content": ROOT / "content", "example": EXAMPLE}


@functools.cache
def tables_of(name: str) -> dict[str, DataTable]:
    edition: Edition = edition_of(CONTENTS[name])
    made = [download.table(edition) for download in DOWNLOADS]
    return {table.name: table for table in (*made, facts(edition))}


FORMATS: dict[str, Callable[[DataTable], Rows]] = {
    "csv": lambda table: from_csv(csv_bytes(table)),
    "json": lambda table: from_json(json_bytes(table)),
    "xlsx": lambda table: from_xlsx(xlsx_bytes([table], "题", ["注"]), table.title),
    "sqlite": lambda table: yes_and_no(table, from_sqlite(sqlite_bytes([table]), table.name)),
}
NAMES = [
    "reports", "projects", "indicators", "scores", "comparisons", "corrections", "divisions",
    "facts",
]  # fmt: skip


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMATS)
def test_a_format_holds_the_same_rows_digits_and_states(content: str, name: str, form: str) -> None:
    table = tables_of(content)[name]

    assert FORMATS[form](table) == list(table.rows)


@pytest.mark.parametrize("content", CONTENTS)
def test_parquet_holds_the_same_rows(content: str) -> None:
    if not can_write_parquet():
        pytest.skip("the extra is not installed")

    tables = tables_of(content)
    for name, made in parquet_files(tables.values()).items():
        assert from_parquet(made, tables[name]) == list(tables[name].rows)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("name", NAMES)
def test_every_state_is_filled_and_every_value_stated(content: str, name: str) -> None:
    table = tables_of(content)[name]
    known = {state.value for state in State}
    at = {column: place for place, column in enumerate(table.columns)}
    states = [column for column in table.columns if is_state(column)]

    for row in table.rows:
        for column in states:
            state = row[at[column]]
            assert state in known, f"{column} of {row}"
            for value in values_of(column, at):
                has_value = bool(row[at[value]])
                assert state in {"value", "nothing"} or not has_value, f"{value} of {row}"
                assert state != "nothing" or row[at[value]] in {"0", "未安排", "无", "", "0.00"}


def values_of(state: str, at: dict[str, int]) -> list[str]:
    """The columns that a state speaks of."""
    base = state.removesuffix("state").removesuffix("_")
    names = [base, f"{base}_yuan", f"{base}_number"] if base else ["value", "printed"]
    return [name for name in names if name in at]


@pytest.mark.parametrize("content", CONTENTS)
def test_all_formats_are_the_same_bytes_when_made_again(content: str) -> None:
    tables = list(tables_of(content).values())

    assert xlsx_bytes(tables, "题", []) == xlsx_bytes(tables, "题", [])
    assert sqlite_bytes(tables) == sqlite_bytes(tables)
    if can_write_parquet():
        assert parquet_files(tables) == parquet_files(tables)


def test_the_example_shows_all_five_states() -> None:
    table = tables_of("example")["facts"]
    at = table.columns.index("state")

    assert {row[at] for row in table.rows} == {state.value for state in State}
