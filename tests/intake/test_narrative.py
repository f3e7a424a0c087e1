"""Words offered to shorten: formulas, names and numbers of people are left out."""

from __future__ import annotations

from generator.intake.narrative import covered, shown
from generator.intake.passage import passage
from generator.model.passage import measure
from tests.intake.truth import read_lines, values


def test_political_formulas_are_not_copied() -> None:
    of = passage(1, [("1", "以习近平新时代中国特色社会主义思想为指导。开展培训4次。")])

    assert shown(of) == "（政治表述略，见原文）开展培训4次。"


def test_names_and_numbers_of_people_are_covered() -> None:
    assert covered("组长：张三丰，成员：李四、王五，电话13800138000") == (
        "组长：（姓名略），成员：（姓名略），电话（号码略）"
    )


def test_a_passage_is_offered_with_its_measure() -> None:
    found = read_lines("三、目标完成情况", "全面完成各项任务。")
    length, digest = measure("全面完成各项任务。")

    assert found.draft.excerpts["narrative", "results"][0].words == "全面完成各项任务。"
    assert values(found)["narrative.results.length"] == str(length)
    assert values(found)["narrative.results.digest"] == digest


def test_a_stated_nothing_is_a_value() -> None:
    found = values(read_lines("五、存在的问题", "无问题", "十、其他需要说明的情况", "无。"))

    assert (found["narrative.problems"], found["narrative.other_matters"]) == ("无", "无")
