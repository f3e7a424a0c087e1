"""Tables by their headings, in their own unit; what no heading tells is refused or marked."""

from __future__ import annotations

from generator.intake.original import Grid
from tests.intake.truth import doubts, read_lines, values

HEADING = "二、部门收支预决算情况"


def grid(*rows: tuple[str, ...], rebuilt: bool = False) -> Grid:
    return Grid("第1个表", rows, is_rebuilt=rebuilt)


def test_spending_is_read_by_row_and_column() -> None:
    found = values(
        read_lines(
            HEADING, "单位：元",
            grid(
                ("支出类别", "年初预算数", "全年执行数", "执行率"),
                ("基本支出", "200000", "190000.50", "95%"),
                ("合计", "200000", "", ""),
            ),
        )
    )  # fmt: skip

    assert found["spending.basic_expenditure.executed"] == "190000.50"
    assert found["spending.basic_expenditure.execution_rate"] == "95%"
    assert found["spending.total.initial_budget"] == "200000"
    assert found["unit"] == "元"


def test_an_amount_without_a_unit_is_marked() -> None:
    table = grid(("项目名称", "年初预算数"), ("舆情监测项目", "20"))

    assert (
        "没有写金额单位"
        in doubts(read_lines(HEADING, table))["projects.yuqing-jiance.initial_budget"]
    )


def test_projects_have_scores_and_grades() -> None:
    rows = (
        ("序号", "项目名称", "自评得分", "评价等级"),
        ("1", "舆情监测项目", "98", "优秀"),
        ("", "合计", "98", ""),
    )
    found = values(read_lines("四、评价结论", grid(*rows)))

    assert (found["projects.yuqing-jiance.score"], found["projects.yuqing-jiance.grade"]) == (
        "98",
        "优秀",
    )
    assert "projects.heji.score" not in found


def test_indicators_are_read_with_their_totals() -> None:
    rows = (
        (
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析",
        ),
        ("产出指标", "数量指标", "推送舆情", "≥100条", "90条", "10", "9", "人手不足"),
        ("总分", "", "", "", "", "100", "99", ""),
    )
    found = values(read_lines("四、评价结论", grid(*rows)))

    at = "indicators.tuisong-yuqing"
    assert (found[f"{at}.target"], found[f"{at}.actual"]) == ("≥100条", "90条")
    assert found[f"{at}.deviation_reason"] == "人手不足"
    assert found["self_evaluation.total_score"] == "99"


def test_a_column_of_another_year_is_left_out() -> None:
    table = grid(("支出类别", "2023年决算数", "2024年决算数"), ("基本支出", "1万元", "2万元"))

    assert values(read_lines(HEADING, table))["spending.basic_expenditure.executed"] == "2"


def test_an_unknown_table_is_told() -> None:
    found = read_lines(HEADING, grid(("姓名", "电话"), ("某", "1")))

    assert [each.where for each in found.draft.refused] == ["第1个表"]


def test_a_table_put_together_again_is_marked() -> None:
    table = grid(("项目名称", "自评得分"), ("舆情监测项目", "98"), rebuilt=True)

    assert "projects.yuqing-jiance.score" in doubts(read_lines("四、评价结论", table))
