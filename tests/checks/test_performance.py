from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.checks.performance import PERFORMANCE_CHECKS
from generator.model.verdict import Comparison, Verdict
from tests.builders import a_report, yardsticks


def compared(check: str, **report: Any) -> list[Comparison]:
    (found,) = (each for each in PERFORMANCE_CHECKS if each.id == check)
    assert found.of_report is not None
    return list(found.of_report(a_report(**report), yardsticks()))


def category(name: str, score: str, points: str = "未说明") -> dict[str, str]:
    return {"name": name, "category": name, "score": score, "points": points}


def test_four_categories_make_the_total_score() -> None:
    (found,) = compared(
        "score-sum",
        self_evaluation={
            "total_score": "95",
            "categories": {
                "chanchu": category("产出指标", "37"),
                "zhixing": category("预算执行率指标", "10"),
                "xiaoyi": category("效益指标", "38"),
                "manyidu": category("满意度指标", "10"),
            },
        },
    )

    assert (found.expected, found.actual, found.unit) == (Decimal(95), Decimal(95), "分")
    assert found.at == ("self_evaluation", "total_score")


def test_points_of_one_category_are_compared_with_its_own_indicators() -> None:
    found = compared(
        "category-sum-of-indicators",
        self_evaluation={"categories": {"chanchu": category("产出指标", "9", "10")}},
        indicators={
            "a": {"name": "次数", "category": "产出指标", "points": "10", "score": "9"},
            "b": {"name": "满意度", "category": "满意度指标", "points": "5", "score": "5"},
        },
    )

    assert [(each.key, each.verdict) for each in found] == [
        ("chanchu.points", Verdict.HOLDS),
        ("chanchu.score", Verdict.HOLDS),
    ]
    assert [operand.label for operand in found[0].parts] == ["次数"]
