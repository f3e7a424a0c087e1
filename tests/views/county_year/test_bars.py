"""The five states in a chart: drawn, hatched or left out, never drawn as another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.views.bar import WIDTH
from generator.views.blocks import Chart
from generator.views.county_year.bars import project_chart, without_shared_ending
from tests.builders import Texts, a_report, a_source


def chart(projects: dict[str, str], **report: Texts) -> Chart | None:
    tree = {key: {"name": key, "executed": amount} for key, amount in projects.items()}
    return project_chart(a_source(a_report(projects=tree, **report)))


@pytest.mark.parametrize("state", ["依法不予公开", "未说明", "不适用"])
def test_a_project_without_a_figure_is_not_drawn(state: str) -> None:
    found = chart({"jia": "10", "yi": "5", "bing": state})

    assert found is not None
    assert [(bar.label, bar.value) for bar in found.bars] == [("jia", "10"), ("yi", "5")]


@pytest.mark.parametrize("text", ["0", "未安排"])
def test_a_stated_nothing_is_a_bar_without_length(text: str) -> None:
    found = chart({"jia": "10", "yi": text})

    assert found is not None
    assert [(bar.value, bar.length) for bar in found.bars] == [("10", str(WIDTH)), (text, "0")]


def test_what_is_withheld_is_hatched_only_with_its_printed_amount() -> None:
    item = {"name": "其余", "part_of": "项目支出"}
    kept = {"a": {**item, "amount": "20"}, "b": {**item, "amount": "依法不予公开"}}

    found = chart({"jia": "10", "yi": "5"}, withheld=kept)

    assert found is not None
    assert [(bar.label, bar.kind) for bar in found.bars][:3] == [
        ("jia", "value"),
        ("yi", "value"),
        ("其余（依法不予公开）", "withheld"),
    ]
    assert Decimal(found.bars[2].length) == WIDTH


def test_sum_and_printed_total_stand_beside_each_other_where_they_differ() -> None:
    found = chart(
        {"jia": "10", "yi": "5"},
        withheld={"a": {"name": "其余", "amount": "20", "part_of": "项目支出"}},
        spending={"project_expenditure": {"executed": "30"}},
    )

    assert found is not None
    own, printed = found.bars[-2:]
    assert (own.value, own.kind) == ("35", "computed")
    assert (printed.value, printed.kind) == ("30", "total")
    assert Decimal(own.surplus) > 0
    assert printed.surplus == ""


def test_one_project_needs_no_chart() -> None:
    assert chart({"jia": "10", "yi": "未说明"}) is None
    assert chart({}) is None


def test_a_chart_says_in_words_what_it_draws() -> None:
    found = chart({"jia": "10.50", "yi": "5"})

    assert found is not None
    assert found.description == "单位万元：jia 10.50，yi 5。"
    assert found.caption == "各项目实际支出（单位：万元）"


def test_budgets_are_drawn_where_nothing_was_printed_as_spent() -> None:
    tree = {key: {"name": key, "initial_budget": "3"} for key in ("jia", "yi")}
    found = project_chart(a_source(a_report(projects=tree)))

    assert found is not None
    assert "年初预算数" in found.caption


def test_an_ending_that_all_names_share_is_left_out() -> None:
    assert without_shared_ending(["网络安全项目", "舆情监测项目"]) == ["网络安全", "舆情监测"]
    assert without_shared_ending(["网络安全项目", "舆情监测"]) == ["网络安全项目", "舆情监测"]
    assert without_shared_ending(["安全项目", "项目"]) == ["安全项目", "项目"]
