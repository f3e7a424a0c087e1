from __future__ import annotations

from generator.model.edition import Edition
from generator.model.verdict import Verdict
from tests.builders import a_report, an_edition, an_entry


def test_comparisons_stand_with_their_report(example: Edition) -> None:
    counted = sum(len(example.of(entry)) for entry in example.dataset.reports)

    assert counted == sum(len(example.of(entry)) for entry in example.dataset.reports) > 0


def test_a_report_that_is_not_published_has_none(example: Edition) -> None:
    assert example.of(an_entry(a_report())) == ()


def test_verdicts_are_counted_over_the_reports_asked_for() -> None:
    wrong = a_report(
        code="130110",
        spending={
            "total": {"executed": "3.00"},
            "basic_expenditure": {"executed": "1.00"},
            "project_expenditure": {"executed": "1.00"},
        },
    )
    shown = an_edition(wrong, a_report(code="130111"))
    first, second = shown.dataset.reports

    assert shown.verdicts([first])[Verdict.CONTRADICTS] == 1
    assert shown.verdicts([second])[Verdict.CONTRADICTS] == 0
    assert shown.verdicts([first, second])[Verdict.CONTRADICTS] == 1


def test_every_verdict_stands_in_the_example(example: Edition) -> None:
    assert set(example.verdicts(example.dataset.reports)) == set(Verdict)


def test_an_edition_of_some_reports_keeps_everything_else(example: Edition) -> None:
    one = example.dataset.reports[0]
    alone = example.only([one])

    assert alone.dataset.reports == (one,)
    assert alone.dataset.divisions is example.dataset.divisions
    assert alone.of(one) == example.of(one)


def test_what_follows_from_an_edition_is_found_once_and_anew_for_another() -> None:
    shown = an_edition(a_report(code="130110"), a_report(code="130111"))
    asked: list[int] = []

    def find(edition: Edition) -> int:
        asked.append(len(edition.dataset.reports))
        return asked[-1]

    assert [shown.once("count", find), shown.once("count", find)] == [2, 2]
    assert shown.only(shown.dataset.reports[:1]).once("count", find) == 1
    assert asked == [2, 1]
