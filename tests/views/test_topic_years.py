from __future__ import annotations

from typing import Any

from generator.model.card import ProjectCard
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views.spread import COMPARABLE
from generator.views.table import CellKind, Table
from generator.views.topic_years import spent_by_year, topic_years, years_added
from tests.builders import a_report, an_edition
from tests.reading import grid, said


def shown(*reports: Any) -> Table:
    found = topic_years("其他", spent_by_year(projects_of(an_edition(*reports))))
    assert found
    return found


def projects_of(edition: Edition) -> list[tuple[Entry, ProjectCard]]:
    return [
        (entry, project) for entry in edition.dataset.reports for project in entry.card.projects
    ]


def counties(count: int, **more: Any) -> list[Any]:
    return [
        a_report(
            code=f"1301{each + 10}", projects={"a": {"name": "甲", "executed": f"{each}"}}, **more
        )
        for each in range(1, count + 1)
    ]


def test_from_ten_comparable_reports_on_median_and_quartiles_are_given() -> None:
    [_, row] = grid(shown(*counties(COMPARABLE)))

    assert row == ["2024 年", "全部支出", "10", "10", "55", "3", "5.5", "8"]


def test_where_all_are_fewer_the_columns_are_left_out_and_it_says_so() -> None:
    table = shown(*counties(COMPARABLE - 1))

    assert [column.title for column in table.columns][4:] == ["实际支出相加"]
    assert "不足 10 份" in said(table.notes)


def test_of_fewer_in_one_year_it_says_so() -> None:
    row = shown(*counties(COMPARABLE), *counties(3, year="2023")).rows[1]

    assert [cell.text for cell in row.cells[4:]] == ["6", *["不足 10 份"] * 3]
    assert [cell.kind for cell in row.cells[4:6]] == [CellKind.COMPUTED, CellKind.STATE]


def test_years_and_coverages_are_never_mixed() -> None:
    rows = grid(
        shown(
            *counties(6),
            *counties(3, year="2023"),
            *counties(2, year="2022", coverage="只含专项资金"),
            *counties(1, year="2022"),
        )
    )[1:]

    assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
        ("2024 年", "全部支出", "6", "21"),
        ("2023 年", "全部支出", "3", "6"),
        ("2022 年", "全部支出", "1", "不足两份"),
        ("2022 年", "只含专项资金", "2", "3"),
    ]


def test_projects_of_one_report_are_one_amount() -> None:
    two = {"a": {"name": "甲", "executed": "1"}, "b": {"name": "乙", "executed": "2.50"}}
    [_, row] = grid(shown(a_report(projects=two), *counties(1)))

    assert row[2:5] == ["2", "2", "4.5"]


def test_a_report_where_a_project_does_not_state_its_spending_is_not_comparable() -> None:
    part = {"a": {"name": "甲", "executed": "1"}, "b": {"name": "乙", "executed": "依法不予公开"}}
    [_, row] = grid(shown(a_report(projects=part), *counties(2)))

    assert row[2:5] == ["3", "2", "3"]


def test_reports_on_single_projects_are_left_out() -> None:
    single = a_report(kind="项目支出", projects={"a": {"name": "甲", "executed": "1"}})
    [_, row] = grid(shown(single, *counties(2)))

    assert row[2:5] == ["2", "2", "3"]


def test_of_single_amounts_there_is_no_table() -> None:
    assert topic_years("其他", {}) is None


def test_what_was_counted_of_parts_is_what_is_counted_of_the_whole() -> None:
    found = projects_of(
        an_edition(
            *counties(3),
            *counties(2, year="2023"),
            *counties(1, year="2023", coverage="只含专项资金"),
        )
    )
    whole = spent_by_year(found)

    for cut in range(len(found) + 1):
        assert years_added([spent_by_year(found[:cut]), spent_by_year(found[cut:])]) == whole
    assert years_added([]) == {}
