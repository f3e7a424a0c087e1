"""The five states in the tables of money, and what is computed beside what is printed."""

from __future__ import annotations

import pytest

from generator.views.county_year.money import money_section
from generator.views.table import CellKind, RowKind, Table
from tests.builders import Texts, a_report, a_source
from tests.reading import cell, grid, parts, said, table


def money(**report: Texts) -> object:
    return money_section(a_source(a_report(**report)))


@pytest.mark.parametrize(
    ("text", "shown", "kind"),
    [
        ("0.00", "0.00", CellKind.FIGURE),
        ("未安排", "未安排", CellKind.TEXT),
        ("依法不予公开", "依法不予公开", CellKind.STATE),
        ("未说明", "未说明", CellKind.STATE),
        ("不适用", "不适用", CellKind.STATE),
    ],
)
def test_each_state_stands_in_its_cell(text: str, shown: str, kind: CellKind) -> None:
    section = money(
        spending={
            "total": {"executed": "3"},
            "basic_expenditure": {"executed": text, "share": "1%"},
        }
    )

    found = cell(section, "spending.basic_expenditure.executed")
    assert (found.text, found.kind) == (shown, kind)


def test_a_column_that_no_line_fills_is_left_out_and_the_caption_says_so() -> None:
    spending = table(money(spending={"total": {"initial_budget": "355.53"}}), "table-spending")

    assert grid(spending)[0] == ["支出", "年初预算数"]
    assert "报告没有写实际支出、预算执行率" in spending.caption
    assert "单位：万元" in spending.caption


def test_lines_that_the_report_does_not_print_are_named_below() -> None:
    section = money(spending={"total": {"executed": "1"}})

    assert "报告没有说明的：基本支出、人员经费、日常公用经费、项目支出。" in said(section)


def test_a_budget_keeps_the_reports_own_word() -> None:
    section = money(budget_label="申请预算资金", spending={"total": {"initial_budget": "1"}})

    assert grid(table(section, "table-spending"))[0][1] == "申请预算资金"


def test_a_total_that_is_not_printed_is_computed_in_a_row_of_its_own() -> None:
    spending = table(
        money(
            spending={
                "basic_expenditure": {
                    "adjusted_budget": "70",
                    "executed": "69.38",
                    "execution_rate": "99.11%",
                },
                "project_expenditure": {"adjusted_budget": "90", "executed": "88.45"},
            }
        ),
        "table-spending",
    )

    row = spending.rows[-1]
    assert row.kind is RowKind.COMPUTED
    assert [each.text for each in row.cells] == ["两项相加（本站相加）", "160", "157.83", "98.64%"]
    assert row.cells[2].small == "69.38＋88.45"
    assert row.cells[3].small == "本站计算"


@pytest.mark.parametrize(
    "change",
    [
        {"coverage": "只含项目支出"},
        {"spending": {"total": "依法不予公开"}},
        {"spending": {"total": {"executed": "3"}}},
    ],
)
def test_no_total_is_computed_where_it_is_printed_withheld_or_not_meant(change: Texts) -> None:
    both = {"basic_expenditure": {"executed": "1"}, "project_expenditure": {"executed": "2"}}
    section = money(**{**change, "spending": {**both, **change.get("spending", {})}})

    assert "本站相加" not in said(section)


def test_a_share_says_of_what() -> None:
    section = money(spending={"personnel_expenditure": {"executed": "1", "share": "92.88%"}})

    assert cell(section, "spending.personnel_expenditure.share").small == "占基本支出"


def test_funds_that_are_stated_to_be_nothing_are_shown() -> None:
    funds = {"government_fund_budget": {"income_budget": "未安排", "executed": "无"}}
    shown = grid(table(money(funds=funds), "table-funds"))

    assert shown == [["资金来源", "预算收入", "实际支出"], ["政府性基金预算", "未安排", "无"]]


def test_a_report_without_figures_says_so() -> None:
    section = money()

    assert list(parts(section, Table)) == []
    assert "报告没有列出项目。" in said(section)


def test_what_is_left_for_next_year_stands_below() -> None:
    spending = {"total": {"executed": "1"}, "carried_forward": "9.60"}

    assert grid(table(money(spending=spending), "table-spending"))[-1] == ["年末结转结余", "9.60"]
