from __future__ import annotations

from generator.model.card import card_digest, card_of, key_line
from generator.model.edition import Edition
from generator.model.reported import NOT_STATED, entries
from tests.builders import a_report

PROJECTS = {
    "a": {"name": "甲", "initial_budget": "3", "executed": "2.50"},
    "b": {"name": "未说明", "initial_budget": "1"},
    "c": {"executed": "依法不予公开"},
}


def test_a_card_says_what_the_report_says(example: Edition) -> None:
    for entry in example.dataset.reports:
        report, card = entry.report, card_of(entry.report)
        line = getattr(report.spending, key_line(report))
        assert card.coverage is report.coverage
        assert card.executed is line.executed
        assert card.grade == report.self_evaluation.grade
        assert len(card.projects) == len(entries(report.projects))
        assert card.withdrawn == len(entries(report.withdrawals))


def test_the_amount_of_a_project_is_the_latest_that_is_printed() -> None:
    found = card_of(a_report(projects=PROJECTS)).projects

    assert [(each.key, each.stage) for each in found] == [
        *(("a", "executed"), ("b", "initial_budget"), ("c", "")),
    ]
    assert found[1].name == NOT_STATED
    assert found[2].amount is found[2].executed


def test_a_card_that_says_something_else_has_another_digest() -> None:
    one, other = (
        card_of(a_report(spending={"total": {"executed": amount}})) for amount in ("1", "2")
    )

    assert card_digest(one) == card_digest(one) != card_digest(other)
