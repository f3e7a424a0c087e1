"""What the checks show of all reports, counted and listed check by check.

A country has a million results, most of which agree and are counted only. What is counted and
listed of an area is kept, so that a build reads those of the areas alone in which something is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Final, NamedTuple, TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.verdict import CheckResults, Verdict
from generator.views.groups import Group, by_area

_FEW: Final = 20
"""Results of a check in one area that are kept whether or not they agree."""

_Item: TypeAlias = tuple[int, int, str, bytes]
"""Which report of the area, which comparison of the check, its verdict, what lists say of it."""

_OfCheck: TypeAlias = tuple[int, tuple[int, ...], bool, tuple[_Item, ...]]
"""Reports, how often each verdict was given, whether all results follow, results."""

_Kept: TypeAlias = Mapping[str, _OfCheck]


class Found(NamedTuple):
    """What a check shows of a report: one of its comparisons, by number."""

    entry: Entry
    check: str
    number: int
    verdict: Verdict
    digest: bytes


@dataclass(slots=True)
class Shown:
    """All that a check shows: how much of it, and what is listed."""

    reports: int = 0
    counts: Counter[Verdict] = field(default_factory=Counter)
    listed: list[Found] = field(default_factory=list)


def shown_by_check(edition: Edition, most: int) -> Mapping[str, Shown]:
    """What each check shows, in the order of the reports.

    Of more than `most` results, those that agree are not listed.
    """
    found = {facts.id: Shown() for facts in edition.checks}
    areas = [(area, _kept(edition, area)) for area in by_area(edition)]
    for _, kept in areas:
        for check, (reports, counts, *_) in kept.items():
            shown = found[check]
            shown.reports += reports
            for verdict, count in zip(Verdict, counts, strict=True):
                shown.counts[verdict] += count
    for area, kept in areas:
        results = cache(partial(_by_check, edition, area))
        for check, (_, _, has_all, items) in kept.items():
            is_whole = found[check].counts.total() <= most
            listed = items if has_all or not is_whole else _items(results()[check])
            found[check].listed += _listed(area, check, listed, is_whole=is_whole)
    return found


def _kept(edition: Edition, area: Group) -> _Kept:
    make = partial(_of_area, edition, area)
    kept: _Kept = edition.keep(f"checks {area.name}", area.state, make)
    return kept


def _of_area(edition: Edition, area: Group) -> _Kept:
    return {check: _of_check(found) for check, found in _by_check(edition, area).items()}


def _of_check(found: list[tuple[int, CheckResults]]) -> _OfCheck:
    items = tuple(_items(found))
    counts = Counter(item[2] for item in items)
    has_all = len(items) <= _FEW
    return (
        len(found),
        tuple(counts[verdict.value] for verdict in Verdict),
        has_all,
        items if has_all else tuple(filter(_is_apart, items)),
    )


def _by_check(edition: Edition, area: Group) -> Mapping[str, list[tuple[int, CheckResults]]]:
    found: dict[str, list[tuple[int, CheckResults]]] = {}
    for report, entry in enumerate(area.reports):
        for result in edition.results(entry):
            found.setdefault(result.check, []).append((report, result))
    return found


def _items(of_reports: list[tuple[int, CheckResults]]) -> Iterator[_Item]:
    for report, (_, verdicts, digest) in of_reports:
        for number, verdict in enumerate(verdicts):
            yield report, number, verdict.value, digest


def _is_apart(item: _Item) -> bool:
    return item[2] != Verdict.HOLDS.value


def _listed(area: Group, check: str, items: Iterable[_Item], *, is_whole: bool) -> Iterator[Found]:
    for report, number, verdict, digest in items:
        if is_whole or verdict != Verdict.HOLDS.value:
            entry = area.reports[report]
            yield Found(entry, check, number, Verdict(verdict), digest + entry.file_state)
