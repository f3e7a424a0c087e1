from __future__ import annotations

import pytest

from generator.model.reported import NOT_STATED
from generator.views.side_by_side.cells import (
    SideCell,
    SideLine,
    amount,
    computed,
    figure,
    listed,
    reason,
    word,
)
from tests.builders import a_report, a_source

PATH = ("spending", "total", "executed")
ANCHOR = "spending.total.executed"


def told(text: str, unit: str = "万元") -> SideCell:
    return amount(a_source(a_report(unit=unit, spending={"total": {"executed": text}})), *PATH)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("69.38", SideCell("value", "69.38", "693800", 2, ANCHOR)),
        ("46.8648", SideCell("value", "46.8648", "468648", 4, ANCHOR)),
        ("563662 元", SideCell("value", "563662 元", "563662", 4, ANCHOR)),
        ("1.5 亿元", SideCell("value", "1.5 亿元", "150000000", 0, ANCHOR)),
        ("约120", SideCell("value", "约120", anchor=ANCHOR, about="约数")),
        ("未安排", SideCell("nothing", "未安排", anchor=ANCHOR)),
        ("依法不予公开", SideCell("withheld", "依法不予公开", anchor=ANCHOR)),
        ("未说明", SideCell("not_stated", "未说明")),
        ("不适用", SideCell("not_applicable", "不适用")),
    ],
)
def test_only_an_exact_figure_has_a_value_to_subtract(text: str, cell: SideCell) -> None:
    assert told(text) == cell


def test_an_amount_of_a_report_in_yuan_says_so() -> None:
    assert told("563662", "元") == SideCell("value", "563662 元", "563662", 4, ANCHOR)


def test_a_rate_is_a_share_with_the_decimals_of_its_percentage() -> None:
    path = ("spending", "total", "execution_rate")
    source = a_source(a_report(spending={"total": {"execution_rate": "99.91%"}}))

    assert figure(source, *path) == SideCell("value", "99.91%", "0.9991", 2, ".".join(path))


def test_a_count_says_its_measure_word_where_it_is_another() -> None:
    source = a_source(a_report(staff={"established_posts": "7 人", "administrative_posts": "6名"}))

    assert figure(source, "staff", "established_posts", unit="人").text == "7"
    assert figure(source, "staff", "administrative_posts", unit="人").text == "6 名"


def test_a_text_is_told_and_a_state_is_named() -> None:
    assert word("优秀", "here") == SideCell("text", "优秀", anchor="here")
    assert word(NOT_STATED, "here") == SideCell("not_stated", "未说明")


def test_a_list_is_told_in_lines_and_an_empty_one_in_words() -> None:
    lines = (SideLine("其余：63.77 万元", "withheld.qiyu"),)

    assert listed(lines, "没有") == SideCell("text", "", lines=lines)
    assert listed((), "没有") == SideCell("text", "没有")


def test_what_is_computed_here_has_its_formula_and_no_value() -> None:
    assert computed("157.83", "69.38＋88.45") == SideCell(
        "computed", "157.83", about="69.38＋88.45"
    )
    assert reason("未说明，不计算") == SideCell("reason", "未说明，不计算")
