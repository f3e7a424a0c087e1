"""Scores, bands, and grades of parts."""

from __future__ import annotations

import pytest

from generator.intake.scores import category_of
from tests.intake.truth import read_lines, values

HEADING = "四、评价结论和评价等级"
AT = "self_evaluation"


@pytest.mark.parametrize(
    "text",
    [
        "得分≥90分为优；80≤得分<90分为良；60≤得分<80分为中；得分<60分为差。",
        "90分以上为优；80（含）-90分为良；60（含）-80分为中；60分以下为差。",
        "90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差。",
    ],
)
def test_bands_are_read_in_every_form(text: str) -> None:
    found = values(read_lines(HEADING, text))

    bands = {key: found[f"{AT}.grade_bands.{key}.at_least"] for key in ("you", "liang", "zhong")}
    assert {key: value.rstrip("分") for key, value in bands.items()} == {
        "you": "90",
        "liang": "80",
        "zhong": "60",
    }
    assert found[f"{AT}.grade_bands.cha.at_least"] == "不适用"
    assert found[f"{AT}.grade_bands.you.below"] == "不适用"


def test_categories_total_and_grade_are_read() -> None:
    found = values(
        read_lines(HEADING, "产出指标（满分50分）得37分、效益指标38分，总分95分，评价等次为优秀。")
    )

    assert found[f"{AT}.categories.chanchu-zhibiao.points"] == "50分"
    assert found[f"{AT}.categories.xiaoyi-zhibiao.score"] == "38分"
    assert (found[f"{AT}.total_score"], found[f"{AT}.grade"]) == ("95分", "优秀")


def test_a_grade_of_special_funds_is_not_the_grade() -> None:
    found = values(read_lines("三、目标完成情况", "专项资金绩效评价自评为优秀。"))

    assert found[f"{AT}.stated_grades.zhuanxiang-zijin.name"] == "优秀"
    assert f"{AT}.grade" not in found


def test_what_is_announced_is_kept_with_its_ground() -> None:
    found = values(read_lines(HEADING, "给出总得分，满分100分。"))

    assert "总得分" in [value for path, value in found.items() if path.endswith(".what")]


def test_a_category_is_one_of_the_form() -> None:
    assert category_of("社会效益指标") == "效益指标"
    assert category_of("其他") == "未说明"
