from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.checks.points import POINTS_CHECKS
from generator.model.verdict import Comparison, Verdict
from tests.builders import a_report, yardsticks


def compared(check: str, **report: Any) -> list[Comparison]:
    (found,) = (each for each in POINTS_CHECKS if each.id == check)
    assert found.of_report is not None
    return list(found.of_report(a_report(**report), yardsticks()))


def category(name: str, score: str, points: str = "未说明") -> dict[str, str]:
    return {"name": name, "category": name, "score": score, "points": points}


def test_scores_without_printed_maxima_are_one_comparison() -> None:
    (found,) = compared(
        "score-within-points",
        self_evaluation={
            "total_score": "48",
            "categories": {
                "xiaoyi": category("效益指标", "38"),
                "manyidu": category("满意度指标", "10"),
            },
        },
    )

    assert found.verdict is Verdict.UNDECIDED
    assert found.reason == "报告未写满分"
    assert [operand.label for operand in found.printed] == ["效益指标", "满意度指标", "自评得分"]
    assert found.also == (
        "效益指标：若满分为 30（财预〔2020〕10号给项目支出自评的权重），则超出 8；报告未写满分",
    )
    assert (found.expected, found.actual) == (None, None)


def test_a_score_within_the_usual_weight_supposes_nothing() -> None:
    (found,) = compared(
        "score-within-points",
        self_evaluation={"categories": {"xiaoyi": category("效益指标", "28")}},
    )

    assert found.also == ()


def test_a_weight_names_its_source_where_it_stands_in() -> None:
    found = compared(
        "score-within-points",
        kind="项目支出",
        self_evaluation={"categories": {"xiaoyi": category("效益指标", "28")}},
    )[0]

    assert found.verdict is Verdict.HOLDS
    assert found.parts[0].label == "财预〔2020〕10号给出的权重"
    assert found.parts[0].path == ("self_evaluation", "categories", "xiaoyi", "points")


def test_both_sides_of_a_score_above_its_maximum_are_kept() -> None:
    (found,) = compared(
        "project-score-within-points",
        self_evaluation={"total_points": "100"},
        projects={"jiance": {"name": "监测项目", "score": "100.5"}},
    )

    assert (found.expected, found.actual) == (Decimal("100.5"), Decimal(100))
    assert found.difference == Decimal("-0.5")
    assert found.subject == "监测项目"
    assert found.tolerance == 0
