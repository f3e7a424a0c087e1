"""What the checks show of all reports, counted and listed check by check.

A country has a million results, most of which agree and are counted only. What is counted of an
area is kept, and so are the rows that it lists: a page with results of three hundred reports reads
none of these reports.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final, NamedTuple, TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.verdict import CheckResults, Comparison, Verdict
from generator.views import address
from generator.views.county_year.verification import second_side
from generator.views.draft import state_of
from generator.views.groups import Group as Area
from generator.views.groups import kept_by_area
from generator.views.lots import Kind, Lot, LotsByArea
from generator.views.text import printed


class Said(NamedTuple):
    """What lists say of a result: whose it is and of what, both sides, where it stands there."""

    report: str
    subject: str
    first: str
    second: str
    anchor: str


_Item: TypeAlias = tuple[int, str, bytes, Said]
"""Which report of the area, its verdict, a digest of what lists say, what they say."""


class Found(NamedTuple):
    """What a check shows of a report: one of its comparisons."""

    entry: Entry
    check: str
    verdict: Verdict
    digest: bytes
    said: Said


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
    apart = LotsByArea(
        edition, "apart", _RESULTS, partial(_all_apart, edition), partial(_apart, edition)
    )
    whole = _whole(edition, few) if few else apart
    return {
        check: Shown(own, (whole if check in few else apart).of(check))
        for check, own in counted.items()
    }


def _whole(edition: Edition, few: Container[str]) -> LotsByArea[str, Found, Counted]:
    """All results of all checks; those of `few` are held when one of them is looked at."""

    def rows(area: Area) -> Mapping[str, Sequence[Found]]:
        results = _Results(edition, area)
        return {check: results.found(check) for check in results.by_check}

    def of_few(area: Area) -> Mapping[str, Sequence[Found]]:
        results = _Results(edition, area)
        return {check: results.found(check) for check in results.by_check if check in few}

    def again(area: Area, check: str) -> Sequence[Found]:
        return edition.once(("few results", area.name), lambda _: of_few(area))[check]

    return LotsByArea(edition, "whole", _RESULTS, rows, again)


def _counted(edition: Edition) -> Sequence[Mapping[str, Counted]]:
    """What is counted of each check in each area; what it lists there is kept in the same go."""

    def count(area: Area) -> Mapping[str, Counted]:
        results = _Results(edition, area)
        for check in results.by_check:
            edition.keep(_name(area, check), area.state, partial(results.apart, check))
        return {check: results.counted(check) for check in results.by_check}

    return [counted for _, counted in kept_by_area(edition, "checked", count)]


def _name(area: Area, check: str) -> str:
    return f"results {area.name} {check}"


def _all_apart(edition: Edition, area: Area) -> Mapping[str, Sequence[Found]]:
    return {facts.id: _apart(edition, area, facts.id) for facts in edition.checks}


def _apart(edition: Edition, area: Area, check: str) -> Sequence[Found]:
    """The results of a check in an area that do not agree."""
    kept: Sequence[_Item] = edition.keep(
        _name(area, check), area.state, lambda: _Results(edition, area).apart(check)
    )
    return [_found(area, check, item) for item in kept]


def _found(area: Area, check: str, item: _Item) -> Found:
    report, verdict, digest, said = item
    entry = area.reports[report]
    return Found(entry, check, Verdict(verdict), digest + entry.file_state, said)


def added(counted: Iterable[Counted]) -> Counted:
    """What was counted of several reports, or of none, together."""
    found = tuple(counted)
    nothing = (0,) * len(Verdict)
    return Counted(
        sum(each.reports for each in found),
        tuple(map(sum, zip(nothing, *(each.verdicts for each in found), strict=True))),
    )


def _count(found: Sequence[Found]) -> Counted:
    given = [each.verdict for each in found]
    return Counted(len({each.entry.file for each in found}), tuple(map(given.count, Verdict)))


def _state(found: Sequence[Found]) -> bytes:
    return state_of(each.digest for each in found)


_RESULTS: Final[Kind[Found, Counted]] = Kind(
    report=lambda each: each.entry, tally=_count, add=added, state=_state
)


class _Results:
    """All that the checks show of the reports of one area, which are told by number."""

    def __init__(self, edition: Edition, area: Area) -> None:
        self._edition = edition
        self._area = area
        self._comparisons: dict[int, dict[str, list[Comparison]]] = {}

    @cached_property
    def by_check(self) -> Mapping[str, Sequence[tuple[int, CheckResults]]]:
        """What each check shows, by report."""
        found: dict[str, list[tuple[int, CheckResults]]] = {}
        for report, entry in enumerate(self._area.reports):
            for result in self._edition.results(entry):
                found.setdefault(result.check, []).append((report, result))
        return found

    def counted(self, check: str) -> Counted:
        """How much a check shows."""
        given = [verdict for _, result in self.by_check[check] for verdict in result.verdicts]
        return Counted(len(self.by_check[check]), tuple(map(given.count, Verdict)))

    def found(self, check: str) -> Sequence[Found]:
        """All that it shows."""
        items = self._items(check, frozenset(Verdict))
        return [_found(self._area, check, item) for item in items]

    def apart(self, check: str) -> Sequence[_Item]:
        """What does not agree."""
        return self._items(check, frozenset(Verdict) - {Verdict.HOLDS})

    def _items(self, check: str, wanted: Container[Verdict]) -> Sequence[_Item]:
        return [
            (report, verdict.value, digest, self._said(report, check, number))
            for report, (_, verdicts, digest) in self.by_check.get(check, ())
            for number, verdict in enumerate(verdicts)
            if verdict in wanted
        ]

    def _said(self, report: int, check: str, number: int) -> Said:
        entry = self._area.reports[report]
        if report not in self._comparisons:
            own = self._comparisons[report] = {}
            for each in self._edition.of(entry):
                own.setdefault(each.check, []).append(each)
        item = self._comparisons[report][check][number]
        first = "；".join(
            f"{each.label} {each.figure if isinstance(each.figure, str) else printed(each.figure)}"
            for each in item.printed
        )
        return Said(
            f"{entry.card.short_name} {entry.year}",
            item.subject,
            item.ground or first,
            second_side(entry.card.unit, item) or item.reason,
            address.comparison(item),
        )
