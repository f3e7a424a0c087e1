from __future__ import annotations

import pytest

from generator.checks.operands import (
    LINES,
    STAGES,
    fund_figure,
    is_silent,
    is_stated,
    line,
    lines,
    own_projects,
    projects,
    withheld_figures,
)
from generator.model.funds import Whole
from generator.model.reported import WITHHELD, Stated
from tests.builders import Texts, a_report

SOLE: Texts = {"initial_budget": "46.8648", "execution_rate": "100%"}


def test_a_figure_has_its_path_its_word_and_what_it_says() -> None:
    report = a_report(spending={"total": {"executed": "230.65"}})

    found = line(report, "total").figure("executed")

    assert found.path == ("spending", "total", "executed")
    assert found.label == "实际支出"
    assert isinstance(found.figure, Stated)
    assert found.figure.printed == "230.65"


def test_every_line_and_stage_is_a_figure_of_the_model() -> None:
    rows = list(lines(a_report()))

    assert tuple(row.key for row in rows) == LINES
    assert all(is_silent(row.figure(stage)) for row in rows for stage in STAGES)


def test_withheld_is_neither_silent_nor_stated() -> None:
    report = a_report(funds={"other_income": {"executed": "依法不予公开"}})

    found = fund_figure(report, "other_income", "executed")

    assert found.figure is WITHHELD
    assert not is_silent(found)
    assert not is_stated(found)


def test_a_project_is_called_by_its_name_or_by_its_key() -> None:
    report = a_report(projects={"a": {"name": "甲项目"}, "b": {}})

    assert [row.subject for row in projects(report)] == ["甲项目", "项目 b"]


@pytest.mark.parametrize(
    ("line_texts", "withheld", "keys"),
    [
        (SOLE, "未说明", []),
        ({**SOLE, "executed": "46"}, "未说明", ["a"]),
        (SOLE, {"qiyu": {"name": "其余", "amount": "3"}}, ["a"]),
    ],
)
def test_one_project_that_is_all_of_project_expenditure_is_the_line_itself(
    line_texts: Texts, withheld: Texts | str, keys: list[str]
) -> None:
    report = a_report(
        spending={"project_expenditure": line_texts}, projects={"a": SOLE}, withheld=withheld
    )

    assert [row.key for row in own_projects(report)] == keys


def test_withheld_amounts_belong_to_the_total_that_the_report_names() -> None:
    report = a_report(
        withheld={
            "a": {"name": "其余", "amount": "3", "part_of": "项目支出"},
            "b": {"name": "涉密部分", "part_of": "全部支出"},
        }
    )

    assert [each.label for each in withheld_figures(report, Whole.PROJECT_EXPENDITURE)] == [
        "其余（依法不予公开）"
    ]
    assert [each.path for each in withheld_figures(report, Whole.TOTAL)] == [
        ("withheld", "b", "amount")
    ]
