from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.timeline import TIMELINE_CHECKS
from generator.model.reported import Stated
from generator.model.verdict import Comparison, Operand, Verdict
from tests.builders import a_report, yardsticks


def compared(check: str, **report: Any) -> list[Comparison]:
    (found,) = (each for each in TIMELINE_CHECKS if each.id == check)
    assert found.of_report is not None
    return list(found.of_report(a_report(**report), yardsticks()))


def said(operands: tuple[Operand, ...]) -> list[tuple[str, str]]:
    return [
        (each.label, each.figure.printed) for each in operands if isinstance(each.figure, Stated)
    ]


def stages(*dates: tuple[str, str], **disclosure: str) -> list[Comparison]:
    return compared(
        "stages-in-order",
        process={
            "stages": {
                f"s-{n}": {"name": f"第{n}阶段", "starts_on": start, "ends_on": end}
                for n, (start, end) in enumerate(dates, 1)
            }
        },
        disclosure=disclosure,
    )


def test_stages_and_the_finished_report_are_one_row_of_dates() -> None:
    (found,) = stages(("4月2日", "4月4日"), ("4月5日", "4月12日"), made_on="4月23日")

    assert found.verdict is Verdict.HOLDS
    assert [printed for _, printed in said(found.printed)] == [
        "4月2日",
        "4月4日",
        "4月5日",
        "4月12日",
        "4月23日",
    ]


def test_a_report_finished_before_the_first_stage_is_out_of_order() -> None:
    (found,) = stages(("2025年4月2日", "4月4日"), ("4月5日", "4月12日"), made_on="2025年3月1日")

    assert found.verdict is Verdict.CONTRADICTS
    assert said(found.printed) == [("报告形成日期", "2025年3月1日")]
    assert said(found.parts) == [("第1阶段开始", "2025年4月2日")]


def test_a_report_may_be_finished_before_a_later_stage_ends() -> None:
    (found,) = stages(("4月2日", "4月4日"), ("4月5日", "5月16日"), made_on="4月23日")

    assert found.verdict is Verdict.HOLDS


def test_a_year_is_carried_to_the_dates_printed_after_it() -> None:
    (found,) = stages(("2025年4月2日", "4月4日"), ("2024年5月5日", "5月12日"))

    assert found.verdict is Verdict.CONTRADICTS
    assert said(found.printed) == [("第2阶段开始", "2024年5月5日"), ("第2阶段结束", "5月12日")]


@pytest.mark.parametrize(
    ("due", "actual", "reason"),
    [
        ("5月16日前", "未说明", "拟公开日期没有写年份；本站未收录实际公开日期"),
        ("5月16日前", "2025-05-10", "拟公开日期没有写年份"),
        ("2025年5月16日前", "未说明", "本站未收录实际公开日期"),
        ("2025年5月16日前", "5月10日", "实际公开日期没有写年份"),
        ("2025年5月16日前", "不适用", "没有实际公开日期"),
    ],
)
def test_an_unknown_day_of_disclosure_says_why(due: str, actual: str, reason: str) -> None:
    (found,) = compared(
        "disclosed-when-promised", disclosure={"due_on": due, "disclosed_on": actual}
    )

    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, reason)


def test_another_year_s_count_says_which_year() -> None:
    (found,) = compared("counted-in-year", staff={"staff_as_of": "2025年3月"})

    assert found.reason == "报告写的是 2025 年的数，与评价的年度不同"


def test_the_title_and_the_year_stand_side_by_side() -> None:
    (found,) = compared("year-in-title", year="2023", title="2024年度自评报告")

    assert [operand.figure for operand in (*found.printed, *found.parts)] == [
        "2024年度自评报告",
        "2023",
    ]


def test_the_last_stage_stands_for_a_report_without_its_own_date() -> None:
    (found,) = compared(
        "made-after-year",
        process={
            "stages": {"a": {"name": "自评", "starts_on": "2024年6月", "ends_on": "2024年7月"}}
        },
    )

    assert found.verdict is Verdict.CONTRADICTS
    assert said(found.printed) == [("自评结束", "2024年7月")]


@given(st.lists(st.dates(date(2024, 1, 1), date(2025, 12, 31)), min_size=2, max_size=6))
def test_stages_hold_exactly_where_each_begins_no_earlier_than_the_last(days: list[date]) -> None:
    (found,) = stages(*((f"{day:%Y-%m-%d}", "未说明") for day in days))

    assert (found.verdict is Verdict.HOLDS) is (days == sorted(days))
    assert found.verdict is not Verdict.UNDECIDED
