"""Runs all checks over all reports: worst verdict first, then in the order of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from generator.checks.check import Check, Yardsticks
from generator.model.dataset import Entry
from generator.model.report import Report
from generator.model.verdict import Comparison, Verdict
from generator.progress import Follow, unseen

_WORST_FIRST: Final = {verdict: rank for rank, verdict in enumerate(Verdict)}

Known: TypeAlias = dict[tuple[tuple[str, str], ...], Mapping[str, tuple[Comparison, ...]]]
"""Comparisons by file, for the files and digests of one agency."""


def comparisons(
    entries: Sequence[Entry],
    yardsticks: Yardsticks,
    checks: Sequence[Check],
    known: Known | None = None,
    follow: Follow = unseen,
) -> Mapping[str, tuple[Comparison, ...]]:
    """The comparisons of each report, by the file it stands in.

    Those of agencies whose files all have the digests they had are taken from `known`, which is
    brought up to date.
    """
    known = {} if known is None else known
    found: dict[str, tuple[Comparison, ...]] = {}
    made: Known = {}
    groups = agencies(entries)
    for agency in follow(groups, "核对报告", len(groups)):
        key = tuple((entry.file, entry.digest) for entry in agency)
        made[key] = known.get(key) or _agency_comparisons(agency, yardsticks, checks)
        found.update(made[key])
    known.clear()
    known.update(made)
    return {entry.file: found[entry.file] for entry in entries}


def _agency_comparisons(
    agency: Sequence[Entry], yardsticks: Yardsticks, checks: Sequence[Check]
) -> Mapping[str, tuple[Comparison, ...]]:
    found = {entry.file: report_comparisons(entry.report, yardsticks, checks) for entry in agency}
    if len(agency) > 1:
        for file, across in years_comparisons(agency, yardsticks, checks).items():
            found[file] += across
    return {file: in_order(each, checks) for file, each in found.items()}


def report_comparisons(
    report: Report, yardsticks: Yardsticks, checks: Sequence[Check]
) -> tuple[Comparison, ...]:
    """What one report says of itself, in the order of the checks."""
    return tuple(
        comparison
        for check in checks
        if check.of_report is not None
        for comparison in check.of_report(report, yardsticks)
    )


def years_comparisons(
    agency: Sequence[Entry], yardsticks: Yardsticks, checks: Sequence[Check]
) -> Mapping[str, tuple[Comparison, ...]]:
    """What the years of one agency (oldest first) say of each other, by file."""
    found: dict[str, tuple[Comparison, ...]] = {}
    for check in checks:
        if check.of_years is not None:
            for entry, comparison in check.of_years(agency, yardsticks):
                found[entry.file] = (*found.get(entry.file, ()), comparison)
    return found


def agencies(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """The reports of each place, department and kind, oldest year first."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        report = entry.report
        identity = (entry.division.address, report.department, report.kind.name)
        groups.setdefault(identity, []).append(entry)
    return tuple(tuple(sorted(group, key=lambda entry: entry.year)) for group in groups.values())


def in_order(found: Iterable[Comparison], checks: Sequence[Check]) -> tuple[Comparison, ...]:
    """Worst first, then as the catalogue lists the checks, then by key."""
    places = {check.id: place for place, check in enumerate(checks)}
    return tuple(
        sorted(
            found,
            key=lambda each: (_WORST_FIRST[each.verdict], places[each.check], each.key),
        )
    )
