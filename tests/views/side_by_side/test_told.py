from __future__ import annotations

from generator.model.edition import Edition
from generator.model.performance import Category
from generator.model.verdict import Verdict
from generator.views.side_by_side import told
from generator.views.side_by_side.cells import SideCell, SideLine
from generator.views.source import source_of
from tests.builders import a_report, a_source

BANDS = {
    "youxiu": {"grade": "优秀", "at_least": "85", "below": "不适用"},
    "lianghao": {"grade": "良好", "at_least": "75", "below": "85"},
    "jiaocha": {"grade": "较差", "at_least": "不适用", "below": "75"},
}


def test_the_head_of_the_comparison_says_what_the_money_covers() -> None:
    source = a_source(a_report(coverage="只含专项资金", coverage_note="不含人员"))

    assert told.coverage(source) == SideCell("text", "只含专项资金", about="不含人员")
    assert told.kind(source).text == "整体支出"
    assert told.scope(source) == SideCell("not_stated", "未说明")


def test_a_budget_stands_with_the_reports_own_word_for_it() -> None:
    spending = {"total": {"initial_budget": "1", "executed": "1"}}
    source = a_source(a_report(budget_label="申请预算资金", spending=spending))

    assert told.spending(source, "total", "initial_budget").about == "报告称：申请预算资金"
    assert told.spending(source, "total", "executed").about == ""


def test_a_word_for_both_budgets_stands_with_neither() -> None:
    spending = {"total": {"initial_budget": "1", "adjusted_budget": "2"}}
    source = a_source(a_report(budget_label="预算数、预算调整数", spending=spending))

    assert told.spending(source, "total", "initial_budget").about == ""
    assert told.spending(source, "total", "adjusted_budget").about == ""


def test_the_total_of_a_report_on_special_funds_is_named_so() -> None:
    spending = {"total": {"executed": "1"}}
    source = a_source(a_report(coverage="只含专项资金", spending=spending))

    assert told.spending(source, "total", "executed").about == "专项资金"


def test_what_is_withheld_is_listed_with_the_amounts_printed_and_never_added() -> None:
    items = {
        "qiyu": {"name": "其余", "amount": "63.77"},
        "lingwai": {"name": "另外"},
        "mi": {"name": "某项", "amount": "依法不予公开"},
    }

    assert told.withheld(a_source(a_report(withheld=items))).lines == (
        SideLine("其余：63.77 万元", "withheld.qiyu"),
        SideLine("另外", "withheld.lingwai", "金额未说明"),
        SideLine("某项", "withheld.mi", "金额依法不予公开"),
    )
    assert told.withheld(a_source(a_report())).text == "没有这样的内容"


def test_scores_have_the_scale_that_the_report_prints() -> None:
    score = {
        "total_score": "95 分",
        "total_points": "100 分",
        "grade": "优秀",
        "grade_bands": BANDS,
    }
    source = a_source(a_report(self_evaluation=score))
    bare = a_source(a_report(self_evaluation={"total_score": "95"}))

    assert told.total_score(source).scale == (
        "优秀 不低于 85；良好 75（含）至 85；较差 低于 75；满分 100"
    )
    assert told.total_score(bare).scale == ""
    assert told.grade(source) == SideCell("text", "优秀", anchor="self_evaluation.grade")
    assert [line.text for line in told.scale(source).lines] == [
        "优秀：不低于 85", "良好：75（含）至 85", "较差：低于 75",
    ]  # fmt: skip
    assert told.scale(bare) == SideCell("not_stated", "报告未写评级标准")


def test_points_of_a_category_stand_with_their_maximum() -> None:
    categories = {
        "chanchu": {"name": "产出", "category": "产出指标", "score": "37", "points": "50"},
        "xiaoyi": {"name": "效益", "category": "效益指标", "score": "38"},
        "man-a": {"name": "满意度一", "category": "满意度指标", "score": "5"},
        "man-b": {"name": "满意度二", "category": "满意度指标", "score": "5"},
    }
    source = a_source(a_report(self_evaluation={"categories": categories}))
    output = told.category_score(source, Category.OUTPUT)
    benefit = told.category_score(source, Category.BENEFIT)

    assert (output.text, output.about, output.scale) == ("37", "满分 50", "满分 50")
    assert (benefit.text, benefit.about, benefit.scale) == ("38", "满分未说明", "")
    assert told.category_score(source, Category.SATISFACTION).state == "not_stated"
    assert told.category_score(source, Category.COST).state == "not_stated"


def test_projects_and_indicators_are_counted_here() -> None:
    indicators = {"a": {"name": "甲", "actual": "4次"}, "b": {"name": "乙"}}
    projects = {
        "yi": {"name": "一", "score": "98", "indicators": indicators},
        "er": {"name": "二", "score": "100"},
    }
    source = a_source(a_report(projects=projects))

    assert told.projects_listed(source).text == "2 个"
    assert told.project_scores(source).text == "2 个项目，98—100 分"
    assert told.indicators_listed(source).text == "2 个"
    assert told.indicators_reached(source).text == "1 个"
    assert told.project_scores(a_source(a_report())).state == "not_stated"


def test_comparisons_are_counted_by_verdict(example: Edition) -> None:
    for entry in example.dataset.reports:
        source = source_of(example, entry)
        counts = {each: told.verdicts(source, each).text for each in Verdict}
        assert sum(map(int, counts.values())) == len(source.comparisons)


def test_dates_and_vehicles_are_told_or_their_state_is() -> None:
    source = a_source(
        a_report(
            staff={"staff_as_of": "2024年末"},
            assets={"assets_as_of": "2024年底", "vehicles": "1 部"},
        )
    )

    assert told.staff_as_of(source) == SideCell("text", "2024年末")
    assert told.assets_as_of(source).text == "2024年底"
    assert told.vehicles(source) == SideCell("value", "1 部", anchor="people")
    assert told.vehicles(a_source(a_report())) == SideCell("not_stated", "未说明")


def test_what_the_report_does_not_say_is_counted_and_named() -> None:
    cell = told.silent(a_source(a_report()))

    assert cell.text.endswith(" 项")
    assert "全年支出总额" in cell.about
