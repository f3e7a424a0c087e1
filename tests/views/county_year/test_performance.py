from __future__ import annotations

from generator.model.reported import NOT_STATED
from generator.views.county_year.performance import (
    improvement_section,
    indicator_table,
    lines,
    performance_section,
    scores_section,
)
from generator.views.table import CellKind
from generator.views.words import Span, Tone
from tests.builders import Texts, a_report, a_source
from tests.reading import cell, fact, grid, said, table

INDICATORS = {
    "a": {
        "name": "监测天数",
        "category": "产出指标",
        "subcategory": "数量指标",
        "target": "≥365 天",
    },
    "b": {"name": "满意度", "actual": "93.2%", "score": "9", "points": "10"},
}


def test_texts_in_a_row_end_once() -> None:
    assert lines(("做好监测。", "开展检查；")) == (Span("做好监测；开展检查。"),)
    assert lines(NOT_STATED) == (Span("未说明", Tone.STATE),)


def test_an_indicator_keeps_target_and_actual_as_printed() -> None:
    found = indicator_table(a_source(a_report(indicators=INDICATORS)), ("indicators",), "指标")

    assert found is not None
    assert grid(found) == [
        ["指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["监测天数", "≥365 天", "未说明", "未说明", "未说明"],
        ["满意度", "未说明", "93.2%", "10 分", "9 分"],
    ]
    assert found.rows[0].cells[0].small == "产出指标 · 数量指标"


def test_reasons_for_lost_points_have_columns_where_one_is_given() -> None:
    given = {"a": INDICATORS["a"] | {"deviation_reason": "人手少", "improvement": "增加值班"}}
    found = indicator_table(
        a_source(a_report(indicators=INDICATORS | given)), ("indicators",), "指标"
    )

    assert found is not None
    assert grid(found)[0][-2:] == ["偏差原因", "改进措施"]
    assert cell(found, "indicators.a.deviation_reason").text == "人手少"
    assert cell(found, "indicators.b.deviation_reason").kind is CellKind.STATE


def test_a_report_without_indicators_has_no_empty_table() -> None:
    source = a_source(a_report())

    assert indicator_table(source, ("indicators",), "指标") is None
    assert "报告没有列出指标、目标值或完成值。" in said(performance_section(source))


def test_goals_and_results_are_told_or_named_silent() -> None:
    told = performance_section(a_source(a_report(narrative={"goals": {"summary": ["做好监测"]}})))

    assert fact(told, "年初目标") == "做好监测。"
    assert fact(told, "目标实现情况") == "未说明"


def scores(**evaluation: Texts) -> object:
    return scores_section(a_source(a_report(self_evaluation=evaluation)))


def test_a_score_stands_with_full_mark_grade_and_voice() -> None:
    found = scores(total_score="95.5分", total_points="100", grade="优秀")

    assert fact(found, "自评得分") == "95.5 分（单位给自己打的分）"
    assert fact(found, "满分") == "100 分"
    assert fact(found, "评价等级") == "优秀"
    assert "报告未写评级标准。" in said(found)


def test_the_reports_own_bands_are_shown() -> None:
    bands = {
        "you": {"grade": "优秀", "at_least": "85分", "below": "不适用"},
        "cha": {"grade": "较差", "at_least": "不适用", "below": "60"},
    }

    assert grid(table(scores(grade_bands=bands), "table-grade-bands"))[1:] == [
        ["优秀", "85", "不限"],
        ["较差", "不限", "60"],
    ]


def test_a_bound_that_is_not_printed_is_no_open_end() -> None:
    bands = {"you": {"grade": "优秀", "at_least": "未说明", "below": "不适用"}}

    assert grid(table(scores(grade_bands=bands), "table-grade-bands"))[1] == [
        "优秀",
        "未说明",
        "不限",
    ]


def test_categories_without_points_say_so() -> None:
    categories = {"a": {"name": "产出指标", "category": "产出指标", "score": "37 分"}}
    found = table(scores(categories=categories), "table-categories")

    assert found.caption == "各类指标的得分（单位：分；报告没有写各类的满分）"
    assert grid(found)[1] == ["产出指标", "37"]


def improvement(**narrative: Texts) -> str:
    return said(improvement_section(a_source(a_report(narrative=narrative))))


def test_problems_are_listed_stated_to_be_none_or_named_silent() -> None:
    assert "部分指标没有量化" in improvement(problems=["部分指标没有量化"])
    assert "问题：报告写“无”。" in improvement(problems="无")
    assert "依法不予公开" in improvement(problems="依法不予公开")
    assert "措施：" in improvement(problems=["一"])
