from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.money import Money
from generator.model.report import restated_figures
from tests.builders import Texts, a_report


def printed_again(path: str, printed: str) -> Texts:
    return {"second": {"path": path, "printed": printed, "place": "第三部分"}}


def test_a_figure_printed_twice_keeps_both_printings() -> None:
    report = a_report(
        spending={"total": {"executed": "230.65"}},
        restated=printed_again("spending.total.executed", "230.56万元"),
    )

    [(path, first, second, place)] = restated_figures(report)
    assert path == ("spending", "total", "executed")
    assert (first.printed, second.printed) == ("230.65", "230.56")
    assert isinstance(second.value, Money)
    assert place == "第三部分"


@pytest.mark.parametrize(
    ("group", "path", "first", "second"),
    [
        ({"sections_count": "3个"}, "agency.sections_count", "3", "三"),
        ({"institutions_count": "两个"}, "agency.institutions_count", "两", "2"),
    ],
)
def test_a_count_may_be_a_word_in_one_place(
    group: Texts, path: str, first: str, second: str
) -> None:
    report = a_report(agency=group, restated=printed_again(path, second))

    [(_, one, other, _)] = restated_figures(report)
    assert (one.printed, other.printed) == (first, second)
    assert one.value == other.value


@pytest.mark.parametrize(
    ("path", "printed", "rule"),
    [
        ("spending.total.executed", "99.91%", "restated-unlike"),
        ("spending.total.received", "230.65", "restated-unknown"),
        ("spending.total", "230.65", "restated-unknown"),
        ("spending.nowhere.executed", "230.65", "restated-unknown"),
        ("__class__", "230.65", "restated-unknown"),
    ],
)
def test_a_second_printing_needs_a_figure_of_its_kind(path: str, printed: str, rule: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_report(spending={"total": {"executed": "230.65"}}, restated=printed_again(path, printed))

    assert [each["type"] for each in refusal.value.errors()] == [rule]


def test_a_report_that_says_everything_once_lists_nothing() -> None:
    assert list(restated_figures(a_report())) == []
