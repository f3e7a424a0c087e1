from __future__ import annotations

from generator.export.fact_parts import fact_parts
from generator.export.facts import facts
from generator.model.edition import Edition
from tests.builders import an_edition
from tests.tables import from_csv


def test_the_parts_together_are_all_facts(example: Edition) -> None:
    parts = tuple(fact_parts(example))
    rows = [row for part in parts for row in from_csv(part.content)]

    assert sorted(rows) == sorted(facts(example).rows)
    assert [part.path for part in parts] == [
        f"data/facts/shili/{year}.csv" for year in (2022, 2023, 2024)
    ]


def test_a_part_holds_one_province_and_year(example: Edition) -> None:
    for part in fact_parts(example):
        year = part.path.rpartition("/")[2].removesuffix(".csv")
        assert {row[part.table.columns.index("year")] for row in part.table.rows} == {year}


def test_a_site_without_reports_has_no_parts() -> None:
    assert tuple(fact_parts(an_edition())) == ()
