"""Set phrases: counts of projects, what is withheld, what there is none of, the word for budget."""

from __future__ import annotations

from generator.intake.declared import keep_label, read_counts, read_nothing, read_withheld
from generator.intake.draft import Draft
from generator.intake.passage import passage


def test_phrases_are_read() -> None:
    draft = Draft()
    of = passage(1, [("1", "预算项目2个，本次绩效评价项目1个，无结转结余。")])
    read_counts(of, draft)
    read_nothing(of, draft)
    read_withheld(passage(2, [("2", "其余5万元，因内容涉密，不予公开。")]), draft)

    values = {path: reading.printed for path, reading in draft.readings.items()}
    assert values["self_evaluation", "projects_count"] == "2个"
    assert values["self_evaluation", "evaluated_count"] == "1个"
    assert values["spending", "carried_forward"] == "无"
    assert values["withheld", "qiyu", "reason"] == "内容涉密"


def test_a_line_s_own_name_is_no_word_for_the_budget() -> None:
    draft, clause = Draft(), "基本支出预算安排"
    of = passage(1, [("1", clause)])
    keep_label(of, 0, clause, draft, is_adjusted=False)

    assert draft.readings["budget_label",].printed == "预算安排"
