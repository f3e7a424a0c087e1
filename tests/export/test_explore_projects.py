from __future__ import annotations

from typing import Any

from generator.export.explore_projects import explore_projects as table_of
from generator.export.explore_projects import project_cells
from generator.export.explore_table import PLACE, ExploreTable
from generator.model.edition import Edition
from generator.model.reported import entries
from tests.builders import a_report, an_edition

PROJECTS = {
    "a": {"name": "青山区舆情项目", "initial_budget": "3", "executed": "2.50"},
    "b": {"name": "未说明", "executed": "依法不予公开"},
}


def explore_projects(edition: Edition) -> ExploreTable:
    return table_of(edition, project_cells(edition))


def column(edition: Edition, key: str) -> Any:
    return next(each.data for each in explore_projects(edition).columns if each.key == key)


def test_each_project_is_a_row_that_knows_its_report(example: Edition) -> None:
    rows: Any = explore_projects(example).rows
    numbers, at = [], 0
    for step in rows["report"]:
        at += step
        numbers.append(at)
    counts = [len(entries(entry.report.projects)) for entry in example.dataset.reports]

    assert [numbers.count(each) for each in range(len(counts))] == counts
    assert len(rows["key"]["rows"]) == sum(counts)


def test_a_name_leaves_out_its_place_and_says_where_there_is_none() -> None:
    rows: Any = explore_projects(an_edition(a_report(projects=PROJECTS))).rows

    assert rows["name"]["choices"][0][0] == f"{PLACE}舆情项目"
    assert rows["name"]["choices"][1] == ("未说明", "未说明", "not_stated")


def test_the_budget_of_a_project_is_chosen_as_that_of_a_report() -> None:
    found = column(an_edition(a_report(projects=PROJECTS)), "budget")

    assert found == {"cells": "3|~0", "words": [("未说明", "", "not_stated")]}


def test_a_budget_that_is_withheld_is_not_called_silent() -> None:
    project = {"a": {"name": "甲", "adjusted_budget": "依法不予公开"}}
    found = column(an_edition(a_report(projects=project)), "budget")

    assert found["words"] == [("依法不予公开", "", "withheld")]


def test_projects_are_narrowed_by_what_they_say_themselves() -> None:
    table = explore_projects(an_edition(a_report(projects=PROJECTS)))
    facets: Any = {each.key: each.data for each in table.facets}

    assert facets["spent"] == {"column": "executed"}
    assert facets["withheld"]["choices"] == [("yes", "有"), ("no", "没有")]
    assert list(facets) == ["topic", "spent", "score", "withheld", "grade"]
