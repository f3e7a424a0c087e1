"""What is left to a person: dangers before doubts on money, doubts before words to shorten."""

from __future__ import annotations

from generator.intake.agenda import agenda
from generator.intake.draft import Confidence, Draft, Excerpt, Reading


def test_the_most_important_comes_first() -> None:
    draft = Draft()
    doubt = Reading("5", "1", "", Confidence.LOW, "看不准")
    draft.put(("agency", "short_name"), doubt)
    draft.put(("spending", "total", "executed"), doubt)
    draft.excerpts["narrative", "problems"] = [Excerpt("1", "原话")]
    lines = agenda(draft, (Excerpt("第3段", "采购5万元"),), ("有批注",))

    heads = [
        "有批注",
        "spending.total.executed",
        "采购5万元",
        "coverage",
        "agency.short_name",
        "概括成",
        "日期",
    ]
    assert [head in line for head, line in zip(heads, lines, strict=True)] == [True] * len(heads)


def test_very_many_figures_are_counted_and_not_listed() -> None:
    lines = agenda(Draft(), (Excerpt("1", "5次"),) * 50, ())

    assert sum("没有读入" in line for line in lines) == 41
