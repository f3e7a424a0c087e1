from __future__ import annotations

from typing import Any

import pytest

from generator.views.side_by_side.cells import SideCell, computed, reason
from generator.views.side_by_side.sums import share_of_basic, share_of_total, two_parts
from generator.views.source import Source
from tests.builders import a_report, a_source


def a_spending(
    total: str = "未说明", basic: str = "69.38", project: str = "88.45", **more: Any
) -> Source:
    lines = {"total": total, "basic_expenditure": basic, "project_expenditure": project}
    spending = {name: {"executed": text} for name, text in lines.items()}
    return a_source(a_report(spending=spending, **more))


def test_the_two_parts_are_added_where_the_total_is_not_printed() -> None:
    assert two_parts(a_spending(), "executed") == computed("157.83", "69.38＋88.45")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (a_spending(total="157.83"), "总额见上"),
        (a_spending(total="依法不予公开"), "总额见上"),
        (a_spending(project="依法不予公开"), "依法不予公开，不计算"),
        (a_spending(project="未说明"), "未说明，不计算"),
        (a_spending(project="约88"), "数不全，不计算"),
        (a_spending(coverage="只含专项资金"), "数不全，不计算"),
        (a_spending(withheld={"qiyu": {"name": "其余"}}), "依法不予公开，不计算"),
    ],
)
def test_the_two_parts_are_not_added_where_one_is_not_exact(source: Source, why: str) -> None:
    assert two_parts(source, "executed") == reason(why)


def test_a_sum_of_a_report_in_yuan_is_told_in_wan_yuan_and_its_formula_names_the_unit() -> None:
    source = a_spending(basic="693800", project="884500", unit="元")

    assert two_parts(source, "executed") == computed("157.8300", "693800＋884500（元）")


@pytest.mark.parametrize(
    ("source", "cell"),
    [
        (a_spending(total="200"), computed("44.23%", "实际支出 88.45÷200")),
        (a_spending(), computed("56.04%", "实际支出 88.45÷（69.38＋88.45）")),
        (a_spending(total="约200"), reason("数不全，不计算")),
        (a_spending(total="0"), reason("数不全，不计算")),
        (a_spending(total="依法不予公开"), reason("依法不予公开，不计算")),
        (a_spending(project="未安排", total="200"), reason("未安排，不计算")),
        (a_spending(withheld={"qiyu": {"name": "其余"}}), reason("依法不予公开，不计算")),
        (a_spending(coverage="只含专项资金"), reason("不含全部支出，不计算")),
    ],
)
def test_a_share_of_all_spending_is_computed_of_exact_figures_alone(
    source: Source, cell: SideCell
) -> None:
    assert share_of_total(source, "project_expenditure") == cell


def test_a_share_is_of_the_latest_stage_that_has_both() -> None:
    spending = {
        "total": {"initial_budget": "100", "executed": "90"},
        "project_expenditure": {"initial_budget": "25"},
    }
    source = a_source(a_report(spending=spending))

    assert share_of_total(source, "project_expenditure") == computed("25%", "年初预算数 25÷100")


def test_personnel_expenditure_is_a_share_of_basic_expenditure() -> None:
    spending = {
        "basic_expenditure": {"executed": "69.38"},
        "personnel_expenditure": {"executed": "64.44"},
        "operating_expenditure": {"executed": "依法不予公开"},
    }
    source = a_source(a_report(spending=spending))

    assert share_of_basic(source, "personnel_expenditure") == computed(
        "92.88%", "实际支出 64.44÷69.38"
    )
    assert share_of_basic(source, "operating_expenditure") == reason("依法不予公开，不计算")
