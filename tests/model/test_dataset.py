from __future__ import annotations

from generator.findings import SourceRef
from generator.model.edition import Edition
from tests.builders import a_report, an_edition, an_entry


def test_an_entry_knows_where_each_value_stands() -> None:
    entry = an_entry(a_report(year="2023"))

    assert entry.year == 2023
    assert entry.where(("spending", "total", "executed")) == SourceRef(entry.file, 1, 1)


def test_a_value_of_the_example_leads_to_its_line(example: Edition) -> None:
    entry = next(each for each in example.dataset.reports if each.year == 2022)
    where = entry.where(("spending", "basic_expenditure", "adjusted_budget"))

    assert where.file == "content/reports/shili/xishi/binghe/2022.yml"
    assert entry.where(("spending", "nowhere")) < where < entry.where(("projects",))


def test_the_years_are_newest_first(example: Edition) -> None:
    assert example.dataset.years == (2024, 2023, 2022)


def test_a_place_has_the_reports_of_the_places_below_it(example: Edition) -> None:
    dataset = example.dataset
    found = dataset.by_place()

    assert found["shili"] == dataset.reports
    assert len(found["shili/dongshi"]) == 6
    assert [each.year for each in found["shili/dongshi/jiaxian"]] == [2023, 2024]


def test_an_address_that_begins_alike_is_no_place_below() -> None:
    near = an_entry(a_report(code="130110"))
    shown = an_edition(near, a_report(code="130111"))

    assert shown.dataset.by_place()[near.division.address] == (near,)
