"""What lists count and add of reports: how many, of which coverage, verdicts, amounts.

It is counted of each area and year and kept; what a page says of a country is added from that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.funds import Coverage
from generator.model.money import ZERO, Money
from generator.model.packing import Packed
from generator.model.report import EvaluationKind
from generator.model.reported import Reported, Stated
from generator.model.verdict import Verdict
from generator.places.area import area_of, is_below
from generator.views.draft import lists_state
from generator.views.groups import Group, by_place
from generator.views.lots import Kind, Lot, LotsByArea, lot_of

Alike: TypeAlias = tuple[int, Coverage]
"""Year and coverage: amounts of reports that differ in one of them are never in one sum."""


class Added(NamedTuple):
    """How many reports state an amount, its sum, and the finest last place of those printed."""

    stated: int = 0
    amount: Money = ZERO
    place: Decimal | None = None


class Sums(NamedTuple):
    """The reports of one year and coverage: how many, what they got, what they spent."""

    reports: int
    budget: Added
    executed: Added


@dataclass(frozen=True)
class Tally(Packed):
    """Of some reports. `checked_on` is the last day on which one was checked.

    `sums` are of reports on whole agencies: one on a single project may hold the same money.
    """

    reports: int
    coverages: Mapping[Coverage, int]
    verdicts: Mapping[Verdict, int]
    checked_on: str
    sums: Mapping[Alike, Sums]


def tally_of(edition: Edition, entries: Sequence[Entry]) -> Tally:
    """What is counted of these reports."""
    alike: dict[Alike, list[Sums]] = {}
    for entry in entries:
        if entry.kind is EvaluationKind.WHOLE_AGENCY:
            alike.setdefault((entry.year, entry.card.coverage), []).append(_sums(entry))
    return Tally(
        len(entries),
        dict(Counter(entry.card.coverage for entry in entries)),
        dict(edition.verdicts(entries)),
        max((entry.checked_on for entry in entries), default=""),
        {each: _together(found) for each, found in alike.items()},
    )


def _sums(entry: Entry) -> Sums:
    return Sums(1, _added(entry.card.budget), _added(entry.card.executed))


def _added(figure: Reported[Money]) -> Added:
    return Added(1, figure.value, figure.place or None) if isinstance(figure, Stated) else Added()


def added(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    reports, checked_on = 0, ""
    coverages: dict[Coverage, int] = {}
    verdicts: dict[Verdict, int] = {}
    sums: dict[Alike, list[Sums]] = {}
    for each in tallies:
        reports += each.reports
        checked_on = max(checked_on, each.checked_on)
        for coverage, count in each.coverages.items():
            coverages[coverage] = coverages.get(coverage, 0) + count
        for verdict, count in each.verdicts.items():
            verdicts[verdict] = verdicts.get(verdict, 0) + count
        for alike, own in each.sums.items():
            sums.setdefault(alike, []).append(own)
    together = {alike: _together(found) for alike, found in sums.items()}
    return Tally(reports, coverages, verdicts, checked_on, together)


def _together(found: Sequence[Sums]) -> Sums:
    return Sums(
        sum(each.reports for each in found),
        _all_added([each.budget for each in found]),
        _all_added([each.executed for each in found]),
    )


def _all_added(found: Sequence[Added]) -> Added:
    yuan = sum((each.amount.yuan for each in found), start=ZERO.yuan)
    places = [each.place for each in found if each.place]
    return Added(sum(each.stated for each in found), Money(yuan), min(places, default=None))


def kind_of_reports(edition: Edition) -> Kind[Entry, Tally]:
    """Reports as rows."""
    return Kind(
        report=lambda entry: entry,
        tally=partial(tally_of, edition),
        add=added,
        state=partial(lists_state, edition),
    )


def reports_by_year(edition: Edition) -> Mapping[int, Sequence[Lot[Entry, Tally]]]:
    """All reports, by year, newest first, and area; found once."""
    return edition.once("reports by year", _reports_by_year)


def _reports_by_year(edition: Edition) -> Mapping[int, Sequence[Lot[Entry, Tally]]]:
    lots = LotsByArea(edition, "reports", kind_of_reports(edition), _of_area)
    return {year: lots.of(year) for year in sorted(lots.lists(), reverse=True)}


def _of_area(area: Group) -> Mapping[int, Sequence[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in area.reports:
        found.setdefault(entry.year, []).append(entry)
    return found


def all_lots(edition: Edition) -> Iterator[Lot[Entry, Tally]]:
    """All reports."""
    return chain.from_iterable(reports_by_year(edition).values())


def lots_below(edition: Edition, place: str) -> tuple[Lot[Entry, Tally], ...]:
    """The reports of the place at an address and of all below it."""
    areas = edition.once("reports by area", _reports_by_area)
    if area_of(place) != place:
        return (lot_of(edition, kind_of_reports(edition), by_place(edition)[place]),)
    return tuple(lot for area, lots in areas.items() if is_below(area, place) for lot in lots)


def _reports_by_area(edition: Edition) -> Mapping[str, Sequence[Lot[Entry, Tally]]]:
    found: dict[str, list[Lot[Entry, Tally]]] = {}
    for lots in reports_by_year(edition).values():
        for lot in lots:
            found.setdefault(area_of(lot.spot.chain[-1].address), []).append(lot)
    return found
