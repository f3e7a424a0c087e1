"""The examples of the data page run as they stand, in the folder of the files."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from generator.views.data_examples import EXCEL, examples

CODE = {example.id: example.text for example in examples()}


def test_each_program_has_one_example() -> None:
    assert list(CODE) == ["pandas", "duckdb", "r"]
    assert "Excel" in EXCEL


def test_the_example_for_pandas_runs(example_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(example_site / "data")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(CODE["pandas"], {})  # noqa: S102  # the example itself is what is tested

    assert "990101" in said.getvalue()
    assert "[7 rows x 3 columns]" in said.getvalue() or said.getvalue().count("\n") >= 7


def test_the_example_for_duckdb_runs(example_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(example_site / "data")
    rows = duckdb.sql(CODE["duckdb"]).fetchall()

    assert rows
    assert all(year and coverage and yuan >= 0 for year, coverage, yuan in rows)


def test_the_example_for_r_names_a_file_and_columns_that_exist(example_site: Path) -> None:
    heading = (example_site / "data/reports.csv").read_text("utf-8-sig").splitlines()[0].split(",")

    assert 'read.csv("reports.csv"' in CODE["r"]
    assert {"division_code", "total_executed_state"} <= set(heading)
