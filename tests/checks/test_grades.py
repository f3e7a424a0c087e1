from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.grades import GRADES_CHECKS
from generator.model.verdict import Comparison, Verdict
from tests.builders import a_report, yardsticks

BANDS = {
    "youxiu": {"grade": "优秀", "at_least": "85分", "below": "不适用"},
    "lianghao": {"grade": "良好", "at_least": "75", "below": "85分"},
    "yiban": {"grade": "一般", "at_least": "60", "below": "75分"},
    "jiaocha": {"grade": "较差", "at_least": "不适用", "below": "60分"},
}


def compared(check: str, **report: Any) -> list[Comparison]:
    (found,) = (each for each in GRADES_CHECKS if each.id == check)
    assert found.of_report is not None
    return list(found.of_report(a_report(**report), yardsticks()))


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "优秀"),
        ("85", "优秀"),
        ("84.99", "良好"),
        ("75", "良好"),
        ("60", "一般"),
        ("0", "较差"),
    ],
)
def test_a_limit_belongs_to_the_band_above_it(score: str, grade: str) -> None:
    (found,) = compared(
        "grade-by-score",
        self_evaluation={"total_score": score, "grade": grade, "grade_bands": BANDS},
    )

    assert found.verdict is Verdict.HOLDS


def test_the_scheme_that_was_applied_is_named() -> None:
    (printed,) = compared(
        "grade-by-score",
        self_evaluation={"total_score": "80", "grade": "优秀", "grade_bands": BANDS},
    )
    (national,) = compared(
        "grade-by-score", kind="项目支出", self_evaluation={"total_score": "80", "grade": "优"}
    )

    assert printed.parts[1].label == "按报告印出的标准，得分所在的档次"
    assert printed.parts[1].figure == "良好：≥75，＜85"
    assert national.parts[1].label == "按财预〔2020〕10号（报告是项目支出自评），得分所在的档次"
    assert national.parts[1].figure == "良：≥80，＜90"


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        ({"self_evaluation": {"total_score": "95", "grade": "优秀"}}, "报告未写评级标准"),
        (
            {"self_evaluation": {"grade": "优秀", "grade_bands": BANDS}},
            "自评得分未说明",
        ),
        (
            {"self_evaluation": {"total_score": "95", "grade": "优", "grade_bands": BANDS}},
            "等级的写法与标准里的不完全相同",
        ),
        (
            {"kind": "项目支出", "self_evaluation": {"total_score": "95", "grade": "合格"}},
            "财预〔2020〕10号（报告是项目支出自评）里没有“合格”这一档",
        ),
    ],
)
def test_an_undecided_grade_says_why(report: dict[str, Any], reason: str) -> None:
    (found,) = compared("grade-by-score", **report)

    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, reason)


def test_projects_without_a_printed_scheme_are_one_comparison() -> None:
    (found,) = compared(
        "project-grade-by-score",
        projects={
            "a": {"name": "甲", "score": "100", "grade": "优秀"},
            "b": {"name": "乙", "score": "100", "grade": "优秀"},
        },
    )

    assert found.reason == "报告未写评级标准"
    assert [operand.label for operand in found.printed] == ["甲等级", "乙等级"]


@pytest.mark.parametrize(
    ("upper", "lower", "words"),
    [
        ("90", "85", "85 到 90 之间没有档次"),
        ("80", "85", "80 到 85 之间既是优秀又是良好"),
    ],
)
def test_a_break_between_bands_is_told(upper: str, lower: str, words: str) -> None:
    (found,) = compared(
        "bands-meet",
        self_evaluation={
            "grade_bands": {
                "a": {"grade": "优秀", "at_least": upper, "below": "不适用"},
                "b": {"grade": "良好", "at_least": "75", "below": lower},
            }
        },
    )

    assert [operand.figure for operand in found.parts] == [words]


def test_a_grade_named_elsewhere_keeps_its_place() -> None:
    (found,) = compared(
        "grade-repeated",
        self_evaluation={
            "grade": "优秀",
            "stated_grades": {"a": {"name": "良好", "place": "第三部分（一）"}},
        },
    )

    assert found.verdict is Verdict.CONTRADICTS
    assert (found.parts[0].label, found.parts[0].figure) == ("第三部分（一）", "良好")


@given(
    hundredths=st.integers(0, 10_000),
    order=st.permutations(sorted(BANDS)),
    grade=st.sampled_from(["优秀", "良好", "一般", "较差"]),
)
def test_one_grade_of_four_fits_each_score_in_any_order_of_the_bands(
    hundredths: int, order: list[str], grade: str
) -> None:
    score = Decimal(hundredths) / 100
    limits = ((85, "优秀"), (75, "良好"), (60, "一般"), (0, "较差"))
    fitting = next(name for limit, name in limits if score >= limit)
    (found,) = compared(
        "grade-by-score",
        self_evaluation={
            "total_score": f"{score:f}",
            "grade": grade,
            "grade_bands": {key: BANDS[key] for key in order},
        },
    )

    assert found.verdict is (Verdict.HOLDS if grade == fitting else Verdict.CONTRADICTS)
