from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.checks.indicators import INDICATOR_CHECKS, listed_indicators
from generator.model.verdict import Comparison, Operation, Verdict
from tests.builders import a_report, yardsticks


def compared(check: str, **report: Any) -> list[Comparison]:
    (found,) = (each for each in INDICATOR_CHECKS if each.id == check)
    assert found.of_report is not None
    return list(found.of_report(a_report(**report), yardsticks()))


def only(check: str, **indicator: str) -> Comparison:
    (found,) = compared(check, indicators={"a": {"name": "处置率", **indicator}})
    return found


def test_indicators_of_the_report_come_before_those_of_projects() -> None:
    report = a_report(
        indicators={"a": {}}, projects={"jiance": {"indicators": {"b": {}}}, "xuanchuan": {}}
    )

    assert [path for path, _ in listed_indicators(report)] == [
        ("indicators", "a"),
        ("projects", "jiance", "indicators", "b"),
    ]


def test_both_sides_of_a_target_are_kept_in_ten_thousands_spelled_out() -> None:
    found = only("actual-against-target", target="不少于1万条", actual="1.2万条")

    assert (found.expected, found.actual) == (Decimal(12_000), Decimal(10_000))
    assert found.operation is Operation.AT_LEAST


def test_a_ceiling_is_named_as_one() -> None:
    found = only("actual-against-target", target="≤10%", actual="8%")

    assert (found.operation, found.unit, found.actual) == (Operation.AT_MOST, "%", Decimal("0.1"))


@pytest.mark.parametrize(
    ("target", "actual", "reason"),
    [
        ("≥5次", "6场", "目标值和完成值的单位不同（次、场）"),
        ("≥5次", "6", "目标值和完成值的单位不同（次、无）"),
        ("5次", "6次", "报告没有写目标是至少还是至多"),
        ("≥5次", "约6次", "完成值是约数"),
        ("≤5次", "3余次", "完成值是约数"),
        ("≥5次", "4次", "完成值没有达到目标值；报告没有给这项指标的分值和得分"),
    ],
)
def test_an_open_comparison_says_why(target: str, actual: str, reason: str) -> None:
    found = only("actual-against-target", target=target, actual=actual)

    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, reason)
    assert (found.expected, found.actual) == (None, None)


def test_bounds_in_the_place_of_results_are_counted_once() -> None:
    (found,) = compared(
        "actual-is-measured",
        indicators={
            "a": {"name": "推送", "actual": "不少于1万条"},
            "b": {"name": "培训", "actual": "不少于4次"},
            "c": {"name": "活动", "actual": "5次"},
            "d": {"name": "整改", "actual": "全部"},
        },
    )

    assert [operand.label for operand in found.printed] == ["推送", "培训"]
    assert found.reason == ("3 项用数字写的完成值里，2 项写的是“不少于”一类的界限，没有写实际的数")


def test_indicators_without_target_or_result_are_counted_once() -> None:
    (found,) = compared(
        "targets-and-results",
        indicators={"a": {"target": "5次"}, "b": {"actual": "5次"}, "c": {}},
    )

    assert found.reason == "3 项指标中，2 项没有写目标值，2 项没有写完成值，没有写的无法对照"
    assert [(each.label, getattr(each.figure, "printed", "")) for each in found.parts] == [
        ("目标值和完成值都有的", "0")
    ]


def test_a_withheld_target_is_not_silent() -> None:
    (found,) = compared(
        "targets-and-results", indicators={"a": {"target": "依法不予公开", "actual": "5次"}}
    )

    assert found.verdict is Verdict.HOLDS


def test_what_the_form_asks_for_is_the_ground() -> None:
    report = {"indicators": {"a": {"name": "次数", "points": "10", "score": "8"}}}
    (owed,) = compared("lost-points-explained", kind="项目支出", **report)
    (calm,) = compared("lost-points-explained", **report)

    assert owed.ground == (
        "财预〔2020〕10号所附《项目支出绩效自评表》设有“偏差原因分析及改进措施”一栏"
    )
    assert owed.reason == "1 项指标扣了分，1 项没有写偏差原因"
    assert calm.ground == ""
    assert calm.reason == ("1 项指标扣了分，1 项没有写偏差原因；本站未见要求整体支出自评写明的规定")
