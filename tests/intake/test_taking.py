"""Patterns put what they find into its field once, and leave a project's score alone."""

from __future__ import annotations

from generator.intake.draft import Draft
from generator.intake.passage import passage
from generator.intake.sections import Subject
from generator.intake.taking import pattern, read_patterns, take

SCORE = pattern("self_evaluation.total_score", r"自评得分(?P<v>\d+分)", (Subject.EVALUATION,))


def found(text: str, subject: Subject = Subject.EVALUATION) -> list[str]:
    draft = Draft()
    read_patterns((SCORE,), passage(1, [("1", text)]), subject, draft)
    return [reading.printed for reading in draft.readings.values()]


def test_a_pattern_reads_only_in_its_sections() -> None:
    assert found("自评得分95分") == ["95分"]
    assert found("自评得分95分", Subject.PROBLEMS) == []


def test_a_project_s_score_is_not_the_whole_s() -> None:
    assert found("舆情监测项目自评得分95分") == []


def test_a_value_may_say_the_form_s_own_word() -> None:
    draft, of = Draft(), passage(1, [("1", "在部门内部进行公开")])
    take(draft, of, (1, 9), ("disclosure", "scope"), "", "部门内部公开")

    assert draft.readings["disclosure", "scope"].printed == "部门内部公开"
    assert draft.is_used(of, 1, 9)
