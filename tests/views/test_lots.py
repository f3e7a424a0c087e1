from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from generator.cache.store import packed, unpacked
from generator.cache.values import Values
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views.groups import Group, by_area
from generator.views.lots import Lot, LotsByArea, lot_of, single
from generator.views.spot import Spot, spots
from generator.views.tally import Tally, kind_of_reports
from tests.country import a_country

Lots = Mapping[int, Sequence[Lot[Entry, Tally]]]


def by_year(area: Group) -> Mapping[int, Sequence[Entry]]:
    years = sorted({entry.year for entry in area.reports})
    return {year: [each for each in area.reports if each.year == year] for year in years}


def lots_of(shown: Edition) -> Lots:
    lots = LotsByArea(shown, "years", kind_of_reports(shown), by_year)
    return {year: lots.of(year) for year in lots.lists()}


def test_each_area_has_a_lot_of_each_list() -> None:
    shown = a_country()
    found = lots_of(shown)

    assert {year: [lot.size for lot in lots] for year, lots in found.items()} == {
        2023: [1, 1, 1, 3, 3],
        2024: [1, 1, 1, 3, 3],
    }
    assert [lot.spot.chain[-1].name for lot in found[2023]] == [
        *("北示市", "一区", "南示省", "乙县", "丁县"),
    ]


def test_what_a_lot_says_is_what_is_counted_of_its_rows() -> None:
    shown = a_country()
    kind = kind_of_reports(shown)
    for year, lots in lots_of(shown).items():
        for lot in lots:
            rows = lot.rows()
            assert (lot.size, lot.years) == (len(rows), ((str(year), len(rows)),))
            assert (lot.tally, lot.state) == (kind.tally(rows), kind.state(rows))
            assert lot.spot == spots(shown)(rows[-1])


def test_opened_it_has_the_same_rows_by_place_and_year() -> None:
    shown = a_country()
    [area] = [area for area in by_area(shown) if area.name == "nanshi/dongzhou"]
    lot = lot_of(shown, kind_of_reports(shown), area.reports)
    opened = lot.opened()

    assert [row for each in opened for row in each.rows()] == list(area.reports)
    assert len({(each.spot.chain, each.spot.year) for each in opened}) == len(opened) == 6
    assert [each.opened()[0].rows() for each in opened] == [each.rows() for each in opened]


def test_a_row_for_itself_is_a_lot_that_opens_to_itself() -> None:
    lot = single("row", Spot((), "2024"))

    assert (lot.size, lot.years, lot.rows(), lot.opened()) == (1, (("2024", 1),), ("row",), (lot,))


def test_only_areas_with_something_new_are_counted_again() -> None:
    shown, values, asked = a_country(), Values(), list[str]()

    def keep(name: str, state: bytes, make: Callable[[], Any]) -> Any:
        return unpacked(values(name, state, lambda: asked.append(name) or packed(make())))

    first = lots_of(replace(shown, keep=keep))
    areas = [area.name for area in by_area(shown)]
    assert [name for name in asked if " of " not in name] == [f"years {each}" for each in areas]
    assert [name for name in asked if " of " in name] == ["years of beishi", "years of nanshi"]
    asked.clear()

    again = lots_of(replace(shown, keep=keep))
    assert asked == []
    for year, lots in first.items():
        for one, other in zip(lots, again[year], strict=True):
            assert (one.spot, one.size, one.years) == (other.spot, other.size, other.years)
            assert (one.tally, one.state) == (other.tally, other.state)
            assert list(one.rows()) == list(other.rows())

    lots_of(replace(shown, keep=keep).only(shown.dataset.reports[1:]))
    assert asked == ["years of beishi", f"years {areas[0]}"]


def test_rows_are_asked_for_in_the_faster_way_if_there_is_one() -> None:
    shown = a_country()
    kind = kind_of_reports(shown)
    lots = LotsByArea(shown, "x", kind, by_year, lambda area, year: by_year(area)[year][:1])

    assert all(len(lot.rows()) == 1 for year in lots.lists() for lot in lots.of(year))


def test_the_parts_of_an_area_are_kept_too() -> None:
    shown, values, asked = a_country(), Values(), list[str]()

    def keep(name: str, state: bytes, make: Callable[[], Any]) -> Any:
        return unpacked(values(name, state, lambda: asked.append(name) or packed(make())))

    def parts() -> list[Lot[Entry, Tally]]:
        whole = replace(shown, keep=keep)
        kind = kind_of_reports(whole)
        lots = LotsByArea(whole, "all", kind, lambda area: {"": area.reports})
        return [each for lot in lots.of("") for each in lot.opened()]

    first = parts()
    asked.clear()
    again = parts()
    assert asked == []
    assert len(again) == len(shown.dataset.reports)
    for one, other in zip(first, again, strict=True):
        assert (one.spot, one.size, one.years) == (other.spot, other.size, other.years)
        assert (one.tally, one.state) == (other.tally, other.state)
        assert list(one.rows()) == list(other.rows())
        assert other.opened() == (other,)


def test_a_list_that_no_report_has_is_empty() -> None:
    shown = a_country()
    lots = LotsByArea(shown, "years", kind_of_reports(shown), by_year)

    assert lots.lists() == (2023, 2024)
    assert lots.of(1999) == ()
    assert lots.tally(1999).reports == 0
    assert lots.tally(2023).reports == 9


def test_reports_are_not_compared_to_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two reports are compared by all that they say, which is read for it."""
    monkeypatch.setattr(Entry, "__eq__", None)
    shown = a_country()

    for lots in lots_of(shown).values():
        for lot in lots:
            assert sum(each.size for each in lot.opened()) == lot.size
