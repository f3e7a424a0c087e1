from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from generator.export.facts import facts
from generator.export.projects import projects
from generator.export.sqlite_file import sqlite_bytes
from generator.model.columns import column_term
from generator.model.edition import Edition


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
