from __future__ import annotations

from typing import Any

import pytest

from generator.checks.layout import LAYOUT_CHECKS
from generator.model.verdict import Comparison, Verdict
from tests.builders import a_report, yardsticks

BOTH = {
    "a": {"what": "总得分", "ground": "第四部分说明将给出总得分"},
    "b": {"what": "评价等级", "ground": "第四部分说明将得出等级"},
}


def compared(check: str, **report: Any) -> list[Comparison]:
    (found,) = (each for each in LAYOUT_CHECKS if each.id == check)
    assert found.of_report is not None
    return list(found.of_report(a_report(**report), yardsticks()))


def test_score_and_grade_that_are_both_absent_are_one_entry() -> None:
    (found,) = compared("announced-and-given", self_evaluation={"announcements": BOTH})

    assert found.subject == "总得分和等级"
    assert found.ground == "第四部分说明将给出总得分；第四部分说明将得出等级"
    assert found.reason == (
        "没有总得分，也没有总的等级。如果得分写在所附的自评表里，本站没有收录该表"
    )
    assert [operand.path for operand in found.printed] == [
        ("self_evaluation", "total_score"),
        ("self_evaluation", "grade"),
    ]


def test_one_ground_for_both_is_named_once() -> None:
    same = {key: {**each, "ground": "第四部分"} for key, each in BOTH.items()}
    (found,) = compared("announced-and-given", self_evaluation={"announcements": same})

    assert found.ground == "第四部分"


def test_what_stands_beside_an_absent_total_is_told() -> None:
    (found,) = compared(
        "announced-and-given",
        projects={"a": {"score": "100"}, "b": {"score": "100"}, "c": {}},
        self_evaluation={
            "announcements": BOTH,
            "stated_grades": {"a": {"name": "优秀", "place": "第三部分（一）"}},
        },
    )

    assert found.reason == (
        "没有总得分，也没有总的等级；列有 2 个项目各自的得分；第三部分（一）写有“优秀”。"
        "如果得分写在所附的自评表里，本站没有收录该表"
    )


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("总得分", "没有总得分。如果得分写在所附的自评表里，本站没有收录该表"),
        ("评价等级", "没有总的等级"),
        ("目标实现情况", "没有另写完成情况"),
        ("绩效指标", "没有列出指标、目标值或完成值"),
        ("自评表", "没有自评表；可能另行公开，本站没有收录"),
    ],
)
def test_a_missing_thing_says_what_was_not_found(what: str, reason: str) -> None:
    (found,) = compared(
        "announced-and-given", self_evaluation={"announcements": {"a": {"what": what}}}
    )

    assert (found.verdict, found.reason) == (Verdict.MISSING, reason)


def test_a_withheld_thing_is_not_missing() -> None:
    (found,) = compared(
        "announced-and-given",
        indicators="依法不予公开",
        self_evaluation={"announcements": {"a": {"what": "绩效指标"}}},
    )

    assert (found.verdict, found.reason) == (
        Verdict.UNDECIDED,
        "报告称绩效指标依法不予公开",
    )


def test_problems_are_neither_counted_nor_quoted() -> None:
    (found,) = compared(
        "problems-with-measures",
        narrative={"problems": ["指标量化不够", "手段有待优化"], "measures": "无"},
    )

    assert found.printed[0].figure == "写有"
    assert found.parts[0].figure == "无"


def test_each_table_is_shown_with_its_own_unit() -> None:
    (found,) = compared(
        "one-unit-a-table",
        spending={"total": {"executed": "46.8648"}},
        assets={"assets_total": "563662元"},
    )

    assert [(operand.label, operand.figure) for operand in found.printed] == [
        ("支出的金额单位", "万元"),
        ("资产的金额单位", "元"),
    ]


def test_only_the_mixed_table_is_shown() -> None:
    (found,) = compared(
        "one-unit-a-table",
        spending={"total": {"executed": "46.8648"}},
        projects={"a": {"executed": "15"}, "b": {"executed": "51800元"}},
    )

    assert [(operand.path, operand.figure) for operand in found.printed] == [
        (("projects", "a", "executed"), "万元、元")
    ]
