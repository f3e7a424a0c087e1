from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.export.data_products import DOWNLOADS
from generator.export.facts import facts
from generator.export.projects import projects
from generator.export.sqlite_file import database
from generator.model.columns import column_term
from generator.model.edition import Edition
from tests.tables import a_table, sqlite_bytes


@pytest.fixture
def base(example: Edition) -> Iterator[sqlite3.Connection]:
    found = sqlite3.connect(":memory:")
    found.deserialize(sqlite_bytes([facts(example), projects(example)]))
    yield found
    found.close()


def test_every_column_is_explained_in_the_database(
    base: sqlite3.Connection, example: Edition
) -> None:
    told = base.execute("SELECT table_name, column_name, chinese, meaning FROM columns").fetchall()

    assert len(told) == len(facts(example).columns) + len(projects(example).columns)
    assert ("facts", "printed", "照录", column_term("facts", "printed").plain) in told


def test_figures_are_text_in_the_table_and_numbers_in_the_view(base: sqlite3.Connection) -> None:
    where = "WHERE path = 'spending.total.executed' AND division_code = '990101' AND year = 2024"
    [exact] = base.execute(f"SELECT value, typeof(value) FROM facts {where}").fetchall()  # noqa: S608  # our own words
    [counted] = base.execute(f"SELECT value, typeof(value) FROM facts_numbers {where}").fetchall()  # noqa: S608  # our own words

    assert exact == ("3052100", "text")
    assert counted == (3052100, "real")


def test_words_and_dates_are_no_numbers_in_the_view(base: sqlite3.Connection) -> None:
    dates = "SELECT count(*) FROM facts_numbers WHERE measure = 'date' AND value IS NOT NULL"

    assert base.execute(dates).fetchall() == [(0,)]
    assert (
        base.execute("SELECT count(*) FROM projects_numbers").fetchall()
        == base.execute("SELECT count(*) FROM projects").fetchall()
    )


def test_a_state_cannot_be_missing(base: sqlite3.Connection) -> None:
    kinds = {each[1]: each[3] for each in base.execute("PRAGMA table_info(projects)")}

    assert kinds["executed_state"] == 1
    assert kinds["executed_yuan"] == 0


def test_the_file_is_whole_and_names_no_version_of_its_writer(
    base: sqlite3.Connection, example: Edition
) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert sqlite_bytes([facts(example)])[96:100] == bytes(4)


def test_rows_are_read_again_as_they_were(example: Edition, tmp_path: Path) -> None:
    tables = [facts(example), *(each.table(example) for each in DOWNLOADS)]
    with database(tmp_path / "t.sqlite") as base:
        for table in tables:
            with base.table(table) as add:
                for row in table.rows:
                    add([row])
        for table in tables:
            stored = base.stored(table)
            assert (len(stored.rows), tuple(stored.rows)) == (len(table.rows), table.rows)
            assert tuple(stored.rows) == table.rows  # a second time
            assert all(row in stored.rows for row in (*table.rows,)[-1:])
            assert ("none",) not in stored.rows

    assert any("true" in row for row in facts(example).rows)


def test_the_most_decimals_of_a_column_are_known(tmp_path: Path) -> None:
    table = a_table(("1.25", "9"), ("0.1234", ""), ("三.12345", "-1.5"), columns=("name", "score"))
    with database(tmp_path / "t.sqlite") as base:
        with base.table(table) as add:
            add(table.rows)
        assert [base.decimals(table.name, each) for each in table.columns] == [4, 1]
    with database(tmp_path / "empty.sqlite") as base:
        with base.table(a_table()):
            pass
        assert base.decimals(a_table().name, "score") == 0
