from __future__ import annotations

from typing import Any

import pytest

from generator.export import data_products as module
from generator.export.csv_file import csv_bytes, csv_rows
from generator.export.data_products import DOWNLOADS, DataProduct, data_products
from generator.export.facts import facts
from generator.export.json_file import json_bytes
from generator.export.product import Nothing, whole
from generator.export.report_files import report_files
from generator.model.dataset import Entry
from generator.model.edition import Edition
from tests.builders import an_edition
from tests.country import a_country
from tests.tables import from_csv


def contents(found: DataProduct) -> dict[str, bytes]:
    return {path: whole(content) for path, content in found.product.make().files}


def parts_of(edition: Edition) -> list[DataProduct]:
    return [each for each in data_products(edition) if each.table.name == "facts"]


@pytest.mark.parametrize("download", DOWNLOADS, ids=lambda each: each.table.__name__)
def test_a_table_put_together_is_the_table_made_at_once(example: Edition, download: Any) -> None:
    table = download.table(example)
    found = next(each for each in data_products(example) if each.table.name == table.name)

    assert contents(found) == {
        f"data/{table.name}.csv": csv_bytes(table),
        f"data/{table.name}.json": json_bytes(table),
    }
    made = found.product.make()
    list(map(whole, (content for _, content in made.files)))
    assert made.facts["rows"] == len(table.rows)  # known when the files are written


def test_tables_without_rows_are_whole_too() -> None:
    for found, download in zip(data_products(an_edition()), DOWNLOADS, strict=False):
        table = download.table(an_edition())
        assert contents(found)[f"data/{table.name}.json"] == json_bytes(table)
        assert contents(found)[f"data/{table.name}.csv"] == csv_bytes(table)


def test_the_parts_together_are_all_facts(example: Edition) -> None:
    rows = [row for part in parts_of(example) for row in from_csv(*contents(part).values())]

    assert sorted(rows) == sorted(facts(example).rows)
    assert [part.paths for part in parts_of(example)] == [
        (f"data/facts/shili/{year}.csv",) for year in (2022, 2023, 2024)
    ]


def test_a_part_holds_one_province_and_year(example: Edition) -> None:
    for part in parts_of(example):
        [(path, content)] = contents(part).items()
        year = path.rpartition("/")[2].removesuffix(".csv")
        at = part.table.columns.index("year")
        assert {row[at] for row in from_csv(content)} == {year}


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """A country that has too many reports for one file."""
    shown = a_country()
    monkeypatch.setattr(module, "MOST_REPORTS", len(shown.dataset.reports) - 2)
    return shown


def test_tables_of_very_many_reports_come_in_parts_by_province(in_parts: Edition) -> None:
    found = {each.paths[0]: each for each in data_products(in_parts)}
    for download in DOWNLOADS:
        table = download.table(in_parts)
        if not download.is_by_report:
            assert contents(found[f"data/{table.name}.csv"])
            continue
        assert f"data/{table.name}.csv" not in found
        parts = [found[f"data/{table.name}/{province}.csv"] for province in ("beishi", "nanshi")]
        rows = [row for part in parts for row in from_csv(next(iter(contents(part).values())))]
        assert rows == list(table.rows)
        for part, province in zip(parts, ("beishi", "nanshi"), strict=True):
            own = in_parts.only(
                each
                for each in in_parts.dataset.reports
                if each.division.address.split("/")[0] == province
            )
            assert contents(part) == {
                f"data/{table.name}/{province}.csv": csv_bytes(download.table(own)),
                f"data/{table.name}/{province}.json": json_bytes(download.table(own)),
            }


def test_another_province_leaves_a_part_as_it_is(in_parts: Edition) -> None:
    def states(edition: Edition) -> dict[str, bytes | None]:
        return {each.product.name: each.product.state for each in data_products(edition)}

    before = states(in_parts)
    after = states(in_parts.only(in_parts.dataset.reports[1:]))
    changed = {name for name in before if before[name] != after[name]}
    assert changed >= {"data/comparisons/beishi", "data/reports/beishi"}
    assert not {name for name in changed if name.endswith("nanshi")}


def test_as_many_reports_as_one_file_may_have_stand_in_one(
    in_parts: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_REPORTS", len(in_parts.dataset.reports))

    assert "data/comparisons.csv" in {each.paths[0] for each in data_products(in_parts)}


def test_a_site_without_reports_has_no_parts() -> None:
    assert parts_of(an_edition()) == []


def test_facts_are_taken_from_the_files_of_reports_where_these_stand(example: Edition) -> None:
    expected = [(contents(each), each.product.make().facts) for each in parts_of(example)]
    files = {path: raw for made in map(report_files, *pairs(example)) for path, raw in made}
    asked: list[str] = []

    class Standing(Nothing):
        def content(self, path: str) -> bytes | None:
            asked.append(path)
            return files[path] if len(asked) % 3 else None  # and some do not stand

    found = [each for each in data_products(example, Standing()) if each.table.name == "facts"]
    assert [(contents(each), each.product.make().facts) for each in found] == expected
    assert len(asked) > len(example.dataset.reports)


def pairs(edition: Edition) -> tuple[list[Edition], tuple[Entry, ...]]:
    reports = edition.dataset.reports
    return [edition] * len(reports), reports


def test_rows_with_lines_in_a_cell_are_counted_once() -> None:
    rows = (("a\r\nb", 'say "x"\r\n"'), ("c", "d"), ("\n", ""))

    assert module._count(csv_rows(rows)) == len(rows)  # told on the data page
