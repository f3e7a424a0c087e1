"""What the checks show of all reports, counted and listed check by check.

A country has a million results, most of which agree and are counted only. What is counted of an
area is kept, and what is listed of it too: a build with little new reads few results.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.verdict import CheckResults, Verdict
from generator.views.draft import state_of
from generator.views.groups import Group as Area
from generator.views.groups import by_area
from generator.views.lots import Kind, Lot, LotsByArea

_Item: TypeAlias = tuple[int, int, str, bytes]
"""Which report of the area, which comparison of the check, its verdict, what lists say of it."""

_Kept: TypeAlias = Mapping[str, tuple[_Item, ...]]
"""Of each check, its results that do not agree."""

_OfReports: TypeAlias = Sequence[tuple[int, CheckResults]]
"""What a check shows of reports of an area, which are told by number."""


class Found(NamedTuple):
    """What a check shows of a report: one of its comparisons, by number."""

    entry: Entry
    check: str
    number: int
    verdict: Verdict
    digest: bytes


class Counted(NamedTuple):
    """How many reports there are, and how often each verdict was given, in their order."""

    reports: int
    verdicts: tuple[int, ...]

    @property
    def results(self) -> int:
        """How many results there are."""
        return sum(self.verdicts)

    def of(self, verdict: Verdict) -> int:
        """How often a verdict was given."""
        return self.verdicts[_ORDER[verdict]]


_ORDER: Final = {verdict: at for at, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a check shows: how much of it, and what is listed."""

    counted: Counted
    listed: Sequence[Lot[Found, Counted]]


def shown_by_check(edition: Edition, most: int) -> Mapping[str, Shown]:
    """What each check shows, in the order of the reports.

    Of more than `most` results, those that agree are not listed.
    """
    areas = _counted(edition)
    counted = {
        facts.id: added(area[facts.id] for area in areas if facts.id in area)
        for facts in edition.checks
    }
    few = {check for check, own in counted.items() if 0 < own.results <= most}
    apart = LotsByArea(edition, "apart", _RESULTS, partial(_apart, edition))
    whole = _whole(edition, few) if few else apart
    return {
        check: Shown(own, (whole if check in few else apart).of(check))
        for check, own in counted.items()
    }


def _whole(edition: Edition, few: Container[str]) -> LotsByArea[str, Found, Counted]:
    """All results of all checks; those of `few` are held when one of them is looked at."""

    def of_few(area: Area) -> Mapping[str, Sequence[Found]]:
        found = _all_of(edition, area)
        return {check: rows for check, rows in found.items() if check in few}

    def again(area: Area, check: str) -> Sequence[Found]:
        return edition.once(("few results", area.name), lambda _: of_few(area))[check]

    return LotsByArea(edition, "whole", _RESULTS, partial(_all_of, edition), again)


def _counted(edition: Edition) -> Sequence[Mapping[str, Counted]]:
    """What is counted of each check in each area; what it lists there is kept in the same go."""

    def count(area: Area) -> Mapping[str, Counted]:
        results = _by_check(edition, area)
        edition.keep(f"results {area.name}", area.state, partial(_items_apart, results))
        return {
            check: _count([_found(area, check, item) for item in _items(of_reports)])
            for check, of_reports in results.items()
        }

    return [
        edition.keep(f"checked {area.name}", area.state, partial(count, area))
        for area in by_area(edition)
    ]


def added(counted: Iterable[Counted]) -> Counted:
    """What was counted of several reports, or of none, together."""
    found = tuple(counted)
    nothing = (0,) * len(Verdict)
    return Counted(
        sum(each.reports for each in found),
        tuple(map(sum, zip(nothing, *(each.verdicts for each in found), strict=True))),
    )


def _count(found: Sequence[Found]) -> Counted:
    given = [0] * len(Verdict)
    for each in found:
        given[_ORDER[each.verdict]] += 1
    return Counted(len({each.entry.file for each in found}), tuple(given))


def _state(found: Sequence[Found]) -> bytes:
    return state_of(each.digest for each in found)


_RESULTS: Final[Kind[Found, Counted]] = Kind(
    report=lambda each: each.entry, tally=_count, add=added, state=_state
)


def _all_of(edition: Edition, area: Area) -> Mapping[str, Sequence[Found]]:
    """All results of an area."""
    return {
        check: [_found(area, check, item) for item in _items(of_reports)]
        for check, of_reports in _by_check(edition, area).items()
    }


def _apart(edition: Edition, area: Area) -> Mapping[str, Sequence[Found]]:
    """The results of an area that do not agree."""

    def kept(shown: Edition) -> _Kept:
        results = partial(_by_check, shown, area)
        found: _Kept = shown.keep(
            f"results {area.name}", area.state, lambda: _items_apart(results())
        )
        return found

    return {
        check: [_found(area, check, item) for item in items]
        for check, items in edition.once(("results", area.name), kept).items()
    }


def _items_apart(results: Mapping[str, _OfReports]) -> _Kept:
    found = ((check, tuple(filter(_is_apart, _items(each)))) for check, each in results.items())
    return {check: items for check, items in found if items}


def _by_check(edition: Edition, area: Area) -> Mapping[str, _OfReports]:
    found: dict[str, list[tuple[int, CheckResults]]] = {}
    for report, entry in enumerate(area.reports):
        for result in edition.results(entry):
            found.setdefault(result.check, []).append((report, result))
    return found


def _items(of_reports: _OfReports) -> Iterator[_Item]:
    for report, (_, verdicts, digest) in of_reports:
        for number, verdict in enumerate(verdicts):
            yield report, number, verdict.value, digest


def _is_apart(item: _Item) -> bool:
    return item[2] != Verdict.HOLDS.value


def _found(area: Area, check: str, item: _Item) -> Found:
    report, number, verdict, digest = item
    entry = area.reports[report]
    return Found(entry, check, number, Verdict(verdict), digest + entry.file_state)
