from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.edition import Edition
from generator.model.report import EvaluationKind
from generator.outputs import PAGES
from generator.views.draft import lists_state, made, state_of
from tests.builders import a_report, an_edition, an_entry


def test_a_draft_names_the_address_of_its_page(example: Edition) -> None:
    for kind in PAGES:
        for draft in kind.drafts(example):
            assert draft.make().address == draft.address


def test_the_pages_of_drafts_are_made_when_they_are_asked_for() -> None:
    pages = made(kind for each in PAGES for kind in each.drafts(an_edition(a_report())))

    assert next(pages).address == ""


def test_parts_do_not_run_into_each_other() -> None:
    states = [state_of("ab", "c"), state_of("a", "bc"), state_of([b"ab", b"c"]), state_of("abc")]

    assert len(set(states[:2])) == 2
    assert state_of(iter([b"a", b"b"])) == state_of(b"ab")


def test_lists_change_with_what_they_say_of_a_report() -> None:
    def state(**changes: object) -> bytes:
        edition = an_edition(a_report(**changes))
        return lists_state(edition, edition.dataset.reports)

    assert state() == state()
    assert state() != state(spending={"total": {"executed": "5"}})
    assert state() != state(year="2023")


def test_a_correction_that_says_something_else_changes_lists() -> None:
    correction = {
        "path": "spending.total.executed", "old": "1", "new": "2", "reason": "录入有误",
        "corrected_on": "2026-03-04",
    }  # fmt: skip
    entry = an_entry(a_report(corrections={"a": correction}))
    before, after = an_edition(entry), an_edition(replace(entry, digest="1" * 64))

    assert lists_state(before, before.dataset.reports) != lists_state(after, after.dataset.reports)


@pytest.mark.parametrize("name", ["year", "department", "kind"])
def test_lists_change_with_what_a_file_says_it_is(name: str) -> None:
    other = {"year": "2023", "department": "kejiju", "kind": EvaluationKind.PROJECT}
    entry = an_entry(a_report())
    changed = replace(entry, report=entry.report.model_copy(update={name: other[name]}))

    assert changed.file == entry.file
    assert changed.list_digest != entry.list_digest
