"""What only the whole report shows: its unit, its only project, the one name left over."""

from __future__ import annotations

import pytest

from tests.intake.truth import doubts, read_lines, values

HEADING = "二、部门收支预决算情况"


def test_the_unit_is_the_one_most_amounts_have() -> None:
    found = values(
        read_lines(HEADING, "基本支出预算200000元，项目支出预算100000元，公用经费预算5万元。")
    )

    assert found["unit"] == "元"
    assert found["spending.basic_expenditure.initial_budget"] == "200000"
    assert found["spending.operating_expenditure.initial_budget"] == "5万元"


def test_one_project_without_a_name_has_the_money_and_a_mark() -> None:
    found = read_lines(HEADING, "专项项目1个，预算数为46.8648万元。")

    assert values(found)["projects.xiangmu.initial_budget"] == "46.8648"
    assert "projects.xiangmu.initial_budget" in doubts(found)


def test_a_name_left_over_is_joined_and_marked() -> None:
    money = "项目支出预算60万元，主要是甲甲甲甲项目10万元、乙乙乙乙项目20万元、丙丙丙丙项目30万元。"
    results = [
        f"{name}项目完成情况：培训干部5次。" for name in ("甲甲甲甲", "乙乙乙乙", "丁丁丁丁")
    ]
    scores = [f"（{at}）{each}" for at, each in enumerate(results, 1)]
    found = read_lines(HEADING, money, "三、目标完成情况", *scores)

    names = [
        value
        for path, value in values(found).items()
        if path.count(".") == 2 and path.endswith("name")
    ]
    assert "丙丙丙丙项目" in names
    assert any("丁丁丁丁" in doubt for doubt in doubts(found).values())


def test_a_project_named_without_money_is_a_project() -> None:
    found = values(read_lines("（二）评价方法", "2024年网络安全经费项目绩效评价由部门自评组成。"))

    assert "2024年网络安全经费项目" in found.values()


def test_topics_are_guessed_by_words_and_marked() -> None:
    found = read_lines(HEADING, "项目支出预算10万元，主要是舆情监测项目10万元。")

    assert values(found)["projects.yuqing-jiance.topic"] == "yuqing-jiance"
    assert "projects.yuqing-jiance.topic" in doubts(found)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 90_000,
        "（" * 40_000,
        "支出1万元，" * 9_000,
        "培训5次，" * 9_000,
        "甲乙、" * 20_000,
        "“" * 60_000,
    ],
)
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    found = read_lines(HEADING, text, "三、目标完成情况", text[:20_000])

    assert len(found.draft.readings) < 2_000
    assert len(found.unplaced) <= 500
