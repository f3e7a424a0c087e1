from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.cache.values import Values
from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.views import check_results as module
from generator.views.check_results import shown_by_check
from generator.views.groups import by_area

MANY = 10_000


def all_results(edition: Edition) -> Counter[tuple[str, str, Verdict]]:
    """Each comparison by check, file and verdict."""
    return Counter(
        (item.check, entry.file, item.verdict)
        for entry in edition.dataset.reports
        for item in edition.of(entry)
    )


@pytest.mark.parametrize("few", [0, 3, 20])
def test_of_few_results_all_are_listed(
    example: Edition, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(module, "_FEW", few)
    found = shown_by_check(example, MANY)

    listed = Counter(
        (check, each.entry.file, each.verdict)
        for check, shown in found.items()
        for each in shown.listed
    )
    assert listed == all_results(example)
    assert all(shown.counts.total() == len(shown.listed) for shown in found.values())


@pytest.mark.parametrize("few", [0, 3, 20])
def test_of_many_only_those_that_do_not_agree_are_listed(
    example: Edition, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(module, "_FEW", few)
    everything = shown_by_check(example, MANY)
    for check, shown in shown_by_check(example, 0).items():
        expected = [each for each in everything[check].listed if each.verdict is not Verdict.HOLDS]
        assert shown.listed == expected
        assert shown.counts == everything[check].counts
        assert shown.reports == everything[check].reports


def test_results_are_in_the_order_of_reports_and_of_a_report_worst_first(example: Edition) -> None:
    order = [entry.file for area in by_area(example) for entry in area.reports]
    for shown in shown_by_check(example, MANY).values():
        places = [(order.index(each.entry.file), each.number) for each in shown.listed]
        assert places == sorted(places)


def test_only_the_areas_with_something_new_are_read(example: Edition) -> None:
    values, asked = Values(), list[str]()

    def keep(name: str, state: bytes, make: Callable[[], Any]) -> Any:
        return values(name, state, lambda: asked.append(name) or make())

    shown = replace(example, keep=keep)
    first = shown_by_check(shown, MANY)
    assert asked == [f"checks {area.name}" for area in by_area(example)]
    asked.clear()

    assert shown_by_check(shown, MANY) == first
    assert asked == []
    shown_by_check(shown.only(shown.dataset.reports[1:]), MANY)
    assert asked == [f"checks {by_area(example)[0].name}"]
