"""Sentences on money: what is said is placed, what could mean two things is left."""

from __future__ import annotations

import pytest

from tests.intake.truth import doubts, read_lines, values

HEADING = "二、部门收支预决算情况"


def read(text: str) -> dict[str, str]:
    found = values(read_lines(HEADING, text))
    groups = ("spending", "funds", "three_public", "procurement", "withheld")
    return {path: value for path, value in found.items() if path.startswith(groups)}


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("2024年支出预算为355.53万元。", "spending.total.initial_budget", "355.53"),
        ("本部门申请预算资金230.85万元。", "spending.total.initial_budget", "230.85"),
        ("公用经费决算数4.94万元。", "spending.operating_expenditure.executed", "4.94"),
        ("年末结转5万元。", "spending.carried_forward", "5"),
        ("三公经费支出2.1万元。", "three_public.three_public_executed", "2.1"),
        ("未安排国有资本经营预算。", "funds.state_capital_budget.income_budget", "未安排"),
        ("项目支出执行率95%。", "spending.project_expenditure.execution_rate", "95%"),
        (
            "其余63.77万元经费，因内容涉密，依法不予公开，项目支出5万元。",
            "withheld.qiyu.amount",
            "63.77",
        ),
    ],
)
def test_what_is_said_is_placed(text: str, path: str, value: str) -> None:
    assert read(text)[path] == value


@pytest.mark.parametrize(
    "text",
    [
        "2023年部门整体支出300万元。",
        "本年比上年增加支出20万元。",
        "人均公用经费2.5万元。",
        "设备采购支出5万元。",
        "舆情监测合同金额18万元。",
        "项目支出比例占25%。",
        "本部门财政拨款收入355万元。",
    ],
)
def test_what_has_no_place_is_not_placed(text: str) -> None:
    assert read(text) == {}


def test_a_part_does_not_take_the_amount_of_the_whole() -> None:
    found = read(
        "支出预算355万元，其中基本支出267万元，项目支出88万元，实际支出350万元，执行率98.6%。"
    )

    assert found == {
        "spending.total.initial_budget": "355",
        "spending.basic_expenditure.initial_budget": "267",
        "spending.project_expenditure.initial_budget": "88",
    }


def test_what_was_not_placed_is_listed() -> None:
    found = read_lines(HEADING, "设备采购支出5万元。")

    assert ["设备采购支出5万元" in each.words for each in found.unplaced] == [True]


def test_projects_are_read_from_a_list() -> None:
    found = values(
        read_lines(HEADING, "项目支出实际支出25万元，主要是舆情监测项目10万元、网站运行费15万元。")
    )

    assert found["projects.yuqing-jiance.executed"] == "10"
    assert found["projects.wangzhan-yunxing.executed"] == "15"


def test_a_name_before_a_line_is_doubted() -> None:
    assert "二级机构" in str(doubts(read_lines(HEADING, "某二级机构基本支出预算15万元。")))
