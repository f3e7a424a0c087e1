"""What readers will see changed in the figures of a report: no more and no less."""

from __future__ import annotations

from typing import Any

import pytest

from generator.export.facts import facts
from generator.export.json_file import records
from generator.release.figures import Change, Figure, Figures, changes, figures_of
from tests.builders import a_report, an_edition

ONE = {"projects": {"wangluo-anquan": {"executed": "3.50"}}}
TWO = {"projects": {"wangluo-anquan": {"executed": "3.50"}, "yuqing-jiance": {"executed": "15"}}}


def figures(**report: Any) -> Figures:
    return figures_of(records(facts(an_edition(a_report(**report)))))


def found(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    shown = changes(a_report(**new), figures(**old), figures(**new))
    return [(each.kind, each.path, each.old, each.new) for each in shown]


def total(executed: str) -> dict[str, Any]:
    return {"spending": {"total": {"executed": executed}}}


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("130.01", "130.10", ("130.01", "130.10")),
        ("130.1", "130.10", ("130.1", "130.10")),
        ("0", "未安排", ("0", "未安排")),
        ("未说明", "5", ("未说明", "5")),
        ("5", "依法不予公开", ("5", "依法不予公开")),
        ("不适用", "未说明", ("不适用", "未说明")),
        ("15", "15 元", ("15 万元", "15 元")),
        ("15元", "16元", ("15", "16")),
    ],
)
def test_a_figure_changes_in_words_unit_or_state(
    old: str, new: str, shown: tuple[str, str]
) -> None:
    assert found(total(old), total(new)) == [("changed", "spending.total.executed", *shown)]


def test_a_change_carries_both_states() -> None:
    new = total("5")
    [change] = changes(a_report(**new), figures(**total("依法不予公开")), figures(**new))

    assert (change.old_state, change.new_state) == ("withheld", "value")
    assert change.term == "实际支出"
    assert change.at == ("spending", "total", "executed")


def test_what_stays_is_no_change() -> None:
    assert found(TWO, TWO) == []
    assert found({}, {"title": "另一个标题", "narrative": {"problems": ["人少"]}}) == []


def test_an_item_comes_and_goes_as_a_whole() -> None:
    assert found(ONE, TWO) == [("added", "projects.yuqing-jiance", "无此条", "新增此条")]
    assert found(TWO, ONE) == [("removed", "projects.yuqing-jiance", "有此条", "删去此条")]


def test_the_key_of_an_item_is_its_name() -> None:
    renamed = {"projects": {"anquan": {"executed": "3.50"}}}

    assert [each[:2] for each in found(ONE, renamed)] == [
        ("added", "projects.anquan"),
        ("removed", "projects.wangluo-anquan"),
    ]


@pytest.mark.parametrize(("state", "word"), [("未说明", "未说明"), ("无", "无")])
def test_a_list_goes_from_a_state_to_items_and_back(state: str, word: str) -> None:
    assert found({"projects": state}, TWO) == [("changed", "projects", word, "2 条")]
    assert found(TWO, {"projects": state}) == [("changed", "projects", "2 条", word)]
    assert found({"projects": "未说明"}, {"projects": "依法不予公开"}) == [
        ("changed", "projects", "未说明", "依法不予公开")
    ]


def test_a_second_printing_comes_and_goes_as_an_item() -> None:
    once = total("5")
    twice = once | {"restated": {"zhichu": {
        "path": "spending.total.executed", "printed": "5.0", "place": "表二"}}}  # fmt: skip

    assert found(once, twice) == [("added", "restated.zhichu", "无此条", "新增此条")]
    assert found(twice, once) == [("removed", "restated.zhichu", "有此条", "删去此条")]


def test_a_field_that_the_format_did_not_have_is_no_change() -> None:
    new = figures(**TWO)
    old = {
        path: figure
        for path, figure in new.items()
        if not path.endswith("received") and not path.startswith("staff.")
    }

    assert len(old) < len(new) - 5
    assert changes(a_report(**TWO), old, new) == ()


def test_a_list_that_the_format_did_not_have_is_no_change() -> None:
    new = figures(**TWO)
    old = {path: figure for path, figure in new.items() if not path.startswith("projects.")}

    assert changes(a_report(**TWO), old, new) == ()


def test_a_field_that_the_format_has_no_more_is_no_change() -> None:
    now = figures(**TWO)
    gone = Figure("value", "5", "万元", "旧栏")
    old = now | {"spending.total.former": gone, "projects.yuqing-jiance.former": gone}

    assert changes(a_report(**TWO), old, now) == ()


def test_changes_stand_in_the_order_of_paths() -> None:
    old, new = total("1") | ONE, total("2") | TWO

    assert [each[1] for each in found(old, new)] == [
        "projects.yuqing-jiance",
        "spending.total.executed",
    ]


def test_a_list_without_words_is_nothing() -> None:
    assert Figure("nothing", "", "", "项目").text(with_unit=True) == "无"
    assert Change("a.b", "甲", "1", "2").kind == "changed"
