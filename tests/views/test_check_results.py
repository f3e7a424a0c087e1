from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator.cache.values import Values
from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.views import address
from generator.views.check_results import Found, Said, Shown, shown_by_check
from generator.views.groups import by_area

MANY = 10_000


def all_results(edition: Edition) -> Counter[tuple[str, str, Verdict]]:
    """Each comparison by check, file and verdict."""
    return Counter(
        (item.check, entry.file, item.verdict)
        for entry in edition.dataset.reports
        for item in edition.of(entry)
    )


def rows(shown: Shown) -> list[Found]:
    return [each for lot in shown.listed for each in lot.rows()]


def rows_by_check(edition: Edition) -> dict[str, list[Found]]:
    return {check: rows(shown) for check, shown in shown_by_check(edition, MANY).items()}


def test_of_few_results_all_are_listed(example: Edition) -> None:
    found = shown_by_check(example, MANY)

    listed = Counter(
        (check, each.entry.file, each.verdict)
        for check, shown in found.items()
        for each in rows(shown)
    )
    assert listed == all_results(example)
    assert all(shown.counted.results == len(rows(shown)) for shown in found.values())
    assert {check: shown.counted.reports for check, shown in found.items()} == {
        check: len({each.entry.file for each in rows(shown)}) for check, shown in found.items()
    }


def test_of_many_only_those_that_do_not_agree_are_listed(example: Edition) -> None:
    everything = shown_by_check(example, MANY)
    for check, shown in shown_by_check(example, 0).items():
        whole = rows(everything[check])
        expected = [each for each in whole if each.verdict is not Verdict.HOLDS]
        assert rows(shown) == expected
        assert sum(lot.size for lot in shown.listed) == len(expected)
        assert shown.counted == everything[check].counted
        given = Counter(each.verdict for each in whole)
        assert {each: shown.counted.of(each) for each in Verdict} == {
            each: given[each] for each in Verdict
        }


def test_results_are_in_the_order_of_reports_and_of_a_report_worst_first(example: Edition) -> None:
    order = [entry.file for area in by_area(example) for entry in area.reports]
    for shown in shown_by_check(example, MANY).values():
        worst = list(Verdict).index
        places = [(order.index(each.entry.file), worst(each.verdict)) for each in rows(shown)]
        assert places == sorted(places)


def test_only_the_areas_with_something_new_are_read(example: Edition) -> None:
    values, asked = Values(), list[str]()

    def keep(name: str, state: bytes, make: Callable[[], Any]) -> Any:
        return values(name, state, lambda: asked.append(name) or make())

    shown = replace(example, keep=keep)
    first = rows_by_check(shown)
    areas = [area.name for area in by_area(example)]
    assert {name.split(" ")[0] for name in asked} == {"checked", "results", "apart", "whole"}
    assert {name.split(" ")[1] for name in asked} == {*areas, "of"}
    assert {name.split(" ")[2] for name in asked if " of " in name} == {"shili"}
    assert len(set(asked)) == len(asked)
    asked.clear()

    assert rows_by_check(shown) == first
    assert rows_by_check(replace(shown)) == first
    assert asked == []
    rows_by_check(shown.only(shown.dataset.reports[1:]))
    assert {name.split(" ")[1] for name in asked} == {areas[0], "of"}


def test_rows_that_are_listed_later_need_no_comparison(
    example: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = replace(example, keep=Values())

    def said() -> dict[str, list[Said]]:
        return {
            check: [each.said for each in rows(found)]
            for check, found in shown_by_check(replace(shown), 0).items()
        }

    before = said()
    assert any(before.values())
    monkeypatch.setattr(Edition, "of", None)
    monkeypatch.setattr(Edition, "results", None)
    assert said() == before


def test_a_row_says_what_the_report_s_own_page_says(example: Edition) -> None:
    for check, shown in shown_by_check(example, MANY).items():
        for each in rows(shown):
            own = [item for item in example.of(each.entry) if item.check == check]
            [item] = [item for item in own if address.comparison(item) == each.said.anchor]
            assert (each.said.subject, each.verdict) == (item.subject, item.verdict)
            assert each.said.report.endswith(f" {each.entry.year}")
