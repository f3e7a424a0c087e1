from __future__ import annotations

from typing import Any

import pytest

from generator.export import explore_reports as module
from generator.export.explore_reports import explore_reports as table_of
from generator.export.explore_reports import report_cells
from generator.export.explore_table import ExploreTable
from generator.model.edition import Edition
from generator.views import address
from tests.builders import a_report, an_edition


def explore_reports(edition: Edition) -> ExploreTable:
    return table_of(edition, report_cells(edition))


def column(table: ExploreTable, key: str) -> Any:
    return next(each for each in table.columns if each.key == key)


def facet(table: ExploreTable, key: str) -> Any:
    return next(each for each in table.facets if each.key == key)


def chosen(table: ExploreTable, key: str) -> list[str]:
    data = facet(table, key).data
    return [data["choices"][each][0] for each in data["rows"]]


def test_each_report_is_a_row_in_the_order_of_places(example: Edition) -> None:
    table = explore_reports(example)

    assert table.count == len(example.dataset.reports)
    assert len(chosen(table, "year")) == len(chosen(table, "verdict")) == table.count


def test_the_address_of_a_row_is_that_of_its_page(example: Edition) -> None:
    rows: Any = explore_reports(example).rows
    tails = [rows["tail"]["choices"][each][0] for each in rows["tail"]["rows"]]
    found = [
        f"{entry.division.address}/{entry.report.year}{tail}"
        for entry, tail in zip(example.dataset.reports, tails, strict=True)
    ]

    assert found == [address.report(e, example.dataset.site) for e in example.dataset.reports]
    assert "/wangxinban/project" in tails


def test_money_and_rates_are_told_apart_by_coverage_and_scores_are_not(example: Edition) -> None:
    table = explore_reports(example)

    assert column(table, "executed").is_by_coverage
    assert column(table, "execution_rate").is_by_coverage
    assert not column(table, "total_score").is_by_coverage


def test_the_columns_of_the_lists_come_first(example: Edition) -> None:
    shown = [each.key for each in explore_reports(example).columns if each.is_shown]

    assert shown == [
        "budget", "executed", "execution_rate", "total_score", "grade", "verdicts",
    ]  # fmt: skip


def test_in_a_large_table_the_budgets_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WITH_BUDGETS", 0)
    report = a_report(spending={"total": {"adjusted_budget": "12.00"}})
    budget = column(explore_reports(an_edition(report)), "budget")

    assert not budget.is_shown
    assert budget.data["cells"] == "12.00"


def test_years_are_offered_newest_first_and_verdicts_worst_first(example: Edition) -> None:
    table = explore_reports(example)
    years = [each[0] for each in facet(table, "year").data["choices"]]
    verdicts = [each[0] for each in facet(table, "verdict").data["choices"]]

    assert years == sorted(years, reverse=True)
    assert verdicts[0] == "contradicts"


def test_kinds_of_evaluation_are_a_choice_where_there_are_two(example: Edition) -> None:
    alone = explore_reports(an_edition(a_report()))

    assert set(chosen(explore_reports(example), "evaluation")) == {"whole_agency", "project"}
    assert [each.key for each in alone.facets if each.key == "evaluation"] == []


def test_who_states_no_score_and_who_withholds_can_be_asked() -> None:
    table = explore_reports(
        an_edition(
            a_report(self_evaluation={"total_score": "95"}),
            a_report(year="2023", withheld={"a": {"name": "专项", "amount": "未说明"}}),
        )
    )

    assert facet(table, "score").data == {"column": "total_score"}
    assert chosen(table, "withheld") == ["yes", "no"]
    items = column(table, "withheld_items").data
    assert [items["choices"][each][0] for each in items["rows"]] == ["专项", "没有"]


def test_a_report_without_comparisons_is_told_from_one_where_all_hold() -> None:
    counts = column(explore_reports(an_edition(a_report(title="报告"))), "verdicts").data["counts"]

    assert counts == [(-1, 0)]


def test_a_date_that_is_not_stated_keeps_its_state() -> None:
    data = column(explore_reports(an_edition(a_report())), "disclosed_on").data

    assert data["choices"] == [("未说明", "未说明", "not_stated")]
