from __future__ import annotations

from typing import Any

import pytest

from generator.model.reported import entries
from generator.views.side_by_side.cells import SideLine
from generator.views.side_by_side.topics import stage_of, topic_cells
from tests.builders import a_report, a_source


def a_topic(*projects: dict[str, Any]) -> Any:
    report = a_report(
        projects={f"p{at}": {"name": "某项目"} | each for at, each in enumerate(projects)}
    )
    return topic_cells(a_source(report))["qita"]


def test_projects_of_one_kind_are_listed_with_the_stage_of_their_amount() -> None:
    cell = a_topic({"executed": "3.5", "initial_budget": "4"}, {"initial_budget": "15"}, {})

    assert cell.lines == (
        SideLine("某项目：实际支出 3.5", "projects.p0"),
        SideLine("某项目：年初预算数 15", "projects.p1"),
        SideLine("某项目", "projects.p2", "金额未说明"),
    )


def test_amounts_are_added_where_all_are_exact_and_of_one_stage() -> None:
    assert a_topic({"executed": "3.5"}, {"executed": "15"}).about == "本站相加（实际支出）：18.5"
    assert a_topic({"executed": "3.5"}).about == ""


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"initial_budget": "15"}, "金额不是同一种，不相加"),
        ({"executed": "约15"}, "有约数，不相加"),
        ({"executed": "依法不予公开", "initial_budget": "15"}, "有的项目没有金额，不相加"),
        ({}, "有的项目没有金额，不相加"),
    ],
)
def test_nothing_is_added_that_is_unlike_or_not_exact(second: dict[str, Any], why: str) -> None:
    assert a_topic({"executed": "3.5"}, second).about == why


def test_an_amount_that_is_withheld_is_not_replaced_by_an_earlier_one() -> None:
    amounts = {"name": "某项目", "executed": "依法不予公开", "initial_budget": "15"}
    report = a_report(projects={"mou": amounts})
    line = topic_cells(a_source(report))["qita"].lines[0]

    assert stage_of(entries(report.projects)["mou"]) == ""
    assert line.state == "金额依法不予公开"


def test_a_project_without_a_name_is_listed_as_such() -> None:
    assert a_topic({"name": "未说明"}).lines[0].text == "（报告未写项目名称）"
