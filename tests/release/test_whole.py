"""The whole set of a release says the same as the tables, to the last digit and state."""

from __future__ import annotations

import functools
import json
import sqlite3
from pathlib import Path

import pytest

from generator.export import data_products
from generator.export.csv_file import csv_bytes
from generator.export.data_products import DOWNLOADS
from generator.export.facts import facts
from generator.export.json_file import json_bytes
from generator.export.parquet_file import can_write_parquet
from generator.model.columns import column_type
from generator.reading import edition_of
from generator.views.data_table import DataTable
from tests.conftest import EXAMPLE, ROOT
from tests.plans import WholeSet, described, files, whole_set
from tests.tables import from_parquet, from_sqlite, from_xlsx, yes_and_no

_DESCRIBED = b'{"resources": []}'
"""Of a site without tables, where a test does not look at the description."""

CONTENTS = {"content": ROOT / "content", "example": EXAMPLE}


@functools.cache
def made(name: str) -> tuple[WholeSet, tuple[DataTable, ...]]:
    edition = edition_of(CONTENTS[name])
    tables = (*(download.table(edition) for download in DOWNLOADS), facts(edition))
    return whole_set(edition, described(edition)), tables


@pytest.mark.parametrize("content", CONTENTS)
def test_every_format_holds_every_row_of_every_table(content: str) -> None:
    found, tables = made(content)
    for table in tables:
        wanted = list(table.rows)
        sqlite = from_sqlite(found.files["data/disclose.sqlite"], table.name)
        assert yes_and_no(table, sqlite) == wanted
        assert from_xlsx(found.files["data/disclose.xlsx"], table.title) == wanted
        raw = found.files[f"data/disclose-{table.name}.parquet"]
        assert from_parquet(raw, table) == wanted


@pytest.mark.parametrize("content", CONTENTS)
def test_the_database_explains_every_column(content: str) -> None:
    found, tables = made(content)
    base = sqlite3.connect(":memory:")
    base.deserialize(found.files["data/disclose.sqlite"])
    told = base.execute("SELECT table_name, column_name, type, meaning FROM columns").fetchall()
    views = base.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    base.close()

    wanted = {(t.name, name, column_type(t.name, name).value) for t in tables for name in t.columns}
    assert {each[:3] for each in told} == wanted
    assert all(meaning.endswith("。") for *_, meaning in told)
    assert {name for (name,) in views} == {f"{table.name}_numbers" for table in tables}


def test_its_own_tool_finds_nothing_wrong_with_the_description(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    found, _ = made("example")
    for path, raw in {**dict(files(edition_of(EXAMPLE))), **found.files}.items():
        if path.startswith("data/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(raw)

    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))

    assert report.flatten(["title", "fieldName", "message"]) == []
    assert report.valid
    assert {task.name for task in report.tasks} >= {"disclose-sqlite", "disclose-xlsx"}


def test_the_description_names_the_files_only_where_they_are() -> None:
    found, _ = made("example")
    in_release = json.loads(found.files["data/datapackage.json"])["resources"]
    in_site = json.loads(dict(files(edition_of(EXAMPLE)))["data/datapackage.json"])["resources"]
    more = [each for each in in_release if each not in in_site]

    assert in_release[: len(in_site)] == in_site
    assert {f"data/{each['path']}" for each in more} == found.files.keys() - {
        "data/datapackage.json"
    }
    for each in more:
        assert each["bytes"] == len(found.files[f"data/{each['path']}"])
        assert "schema" not in each


def test_without_the_extra_it_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.release.whole.can_write_parquet", lambda: False)

    found = whole_set(edition_of(EXAMPLE), _DESCRIBED)

    assert found.left_out == ("没有 Parquet：制作发布的电脑没有安装 duckdb",)
    assert not any(path.endswith(".parquet") for path in found.files)


def test_rows_that_a_spreadsheet_cannot_hold_are_told() -> None:
    found = whole_set(edition_of(EXAMPLE), _DESCRIBED, most_rows=500)

    assert len(found.left_out) == 1 or not can_write_parquet()
    assert found.left_out[0].startswith("没有 XLSX：全部数字超过 Excel 一页能放的 499 行")
    assert "data/disclose.xlsx" not in found.files
    assert "data/disclose.sqlite" in found.files


def test_two_releases_of_one_content_have_the_same_bytes() -> None:
    edition = edition_of(EXAMPLE)
    assert whole_set(edition, described(edition)) == made("example")[0]


def test_tables_in_parts_are_whole_in_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = edition_of(EXAMPLE)
    assert "data/comparisons.csv" not in whole_set(edition, _DESCRIBED).files
    monkeypatch.setattr(data_products, "MOST_REPORTS", 1)
    found = whole_set(edition, described(edition)).files
    for download in DOWNLOADS:
        table = download.table(edition)
        paths = f"data/{table.name}.csv", f"data/{table.name}.json"
        assert all((path in found) is download.is_by_report for path in paths)
        if download.is_by_report:
            assert [found[path] for path in paths] == [csv_bytes(table), json_bytes(table)]

    told = json.loads(found["data/datapackage.json"])["resources"]
    paths = [each["path"] for each in told]
    assert len(set(paths)) == len(paths)
    assert {"comparisons.csv", "comparisons.json", "comparisons/shili.csv"} <= set(paths)
    assert len({each["name"] for each in told}) == len(told)
