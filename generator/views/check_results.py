"""What the checks show of all reports, counted and listed check by check.

A country has a million results, most of which agree and are counted only. What is counted of an
area is kept, and what is listed of it too: a build with little new reads few results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.verdict import CheckResults, Verdict
from generator.views.draft import state_of
from generator.views.groups import Group as Area
from generator.views.lots import Kind, Lot, LotsByArea

_FEW: Final = 20
"""Results of a check in one area that are kept whether or not they agree."""

_Item: TypeAlias = tuple[int, int, str, bytes]
"""Which report of the area, which comparison of the check, its verdict, what lists say of it."""

_Kept: TypeAlias = Mapping[str, tuple[bool, tuple[_Item, ...]]]
"""Of each check, whether all results follow, and results."""


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


class _Listed(NamedTuple):
    """Results of a check: all of them, or those that do not agree."""

    check: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a check shows: how much of it, and what is listed."""

    counted: Counted
    listed: Sequence[Lot[Found, Counted]]


def shown_by_check(edition: Edition, most: int) -> Mapping[str, Shown]:
    """What each check shows, in the order of the reports.

    Of more than `most` results, those that agree are not listed.
    """
    again = partial(_again, edition)
    lots = LotsByArea(edition, "checks", _RESULTS, partial(_all_of, edition), again)
    return {facts.id: _shown(facts.id, lots, most) for facts in edition.checks}


def _shown(check: str, lots: LotsByArea[_Listed, Found, Counted], most: int) -> Shown:
    whole = _Listed(check, is_whole=True)
    counted = lots.tally(whole)
    is_whole = counted.results <= most
    return Shown(counted, lots.of(whole if is_whole else _Listed(check, is_whole=False)))


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


def _all_of(edition: Edition, area: Area) -> Mapping[_Listed, Sequence[Found]]:
    """All results of an area; what lists need of them is kept in the same go."""
    results = _by_check(edition, area)
    _kept(edition, area, results)
    found: dict[_Listed, Sequence[Found]] = {}
    for check, of_reports in results.items():
        everything = [_found(area, check, item) for item in _items(of_reports)]
        found[_Listed(check, is_whole=True)] = everything
        found[_Listed(check, is_whole=False)] = [
            each for each in everything if each.verdict is not Verdict.HOLDS
        ]
    return found


def _again(edition: Edition, area: Area, listed: _Listed) -> Sequence[Found]:
    """Results of one check in an area, from what was kept where it is enough."""
    check, is_whole = listed
    kept = edition.once(("results", area.name), lambda shown: _kept(shown, area))
    has_all, items = kept[check]
    if is_whole and not has_all:
        items = tuple(_items(_by_check(edition, area)[check]))
    return [_found(area, check, item) for item in items if is_whole or _is_apart(item)]


def _kept(edition: Edition, area: Area, results: Mapping[str, _OfReports] | None = None) -> _Kept:
    def make() -> _Kept:
        found = _by_check(edition, area) if results is None else results
        return {check: _kept_of(of_reports) for check, of_reports in found.items()}

    kept: _Kept = edition.keep(f"results {area.name}", area.state, make)
    return kept


def _kept_of(of_reports: _OfReports) -> tuple[bool, tuple[_Item, ...]]:
    items = tuple(_items(of_reports))
    has_all = len(items) <= _FEW
    return has_all, items if has_all else tuple(filter(_is_apart, items))


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
