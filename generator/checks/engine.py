"""Runs all checks over all reports: worst verdict first, then in the order of the catalogue."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.checks.check import Check, Yardsticks
from generator.model.dataset import Entry
from generator.model.edition import Compared
from generator.model.report import Report
from generator.model.verdict import CheckResults, Comparison, Counts, Verdict
from generator.progress import Follow, unseen

_WORST_FIRST: Final = {verdict: rank for rank, verdict in enumerate(Verdict)}

Known: TypeAlias = MutableMapping[bytes, Compared]
"""What was compared before, by a digest of the files of one agency."""


@dataclass(frozen=True, slots=True)
class AgencyCompared:
    """What the checks show of the reports of one agency; see `Compared`."""

    counts: Mapping[str, Counts]
    states: Mapping[str, bytes]
    results: Mapping[str, tuple[CheckResults, ...]]
    comparisons: Mapping[str, tuple[Comparison, ...]]
    state: bytes


def compare(
    entries: Sequence[Entry],
    yardsticks: Yardsticks,
    checks: Sequence[Check],
    known: Known | None = None,
    follow: Follow = unseen,
) -> Mapping[str, Compared]:
    """What the checks show of each report, by the file it stands in.

    Agencies whose files all have the digests they had are taken from `known`, which is brought up
    to date.
    """
    known = {} if known is None else known
    found = compare_into(known, entries, yardsticks, checks, follow)
    for gone in known.keys() - {each.state for each in found.values()}:
        del known[gone]
    return found


def compare_into(
    known: Known,
    entries: Sequence[Entry],
    yardsticks: Yardsticks,
    checks: Sequence[Check],
    follow: Follow = unseen,
) -> Mapping[str, Compared]:
    """The same of some of the reports: what is known of others stays."""
    found: dict[str, Compared] = {}
    groups = agencies(entries)
    for agency in follow(groups, "核对报告", len(groups)):
        state = state_of(agency)
        if state not in known:
            known[state] = _agency_compared(agency, yardsticks, checks, state)
        for entry in agency:
            found[entry.file] = known[state]
    return found


def state_of(agency: Iterable[Entry]) -> bytes:
    """A digest of the files of an agency and of their places."""
    said = b"\n".join(entry.file_state + entry.digest.encode() for entry in agency)
    return hashlib.blake2b(said, digest_size=16).digest()


def _agency_compared(
    agency: Sequence[Entry], yardsticks: Yardsticks, checks: Sequence[Check], state: bytes
) -> AgencyCompared:
    found = {entry.file: report_comparisons(entry.report, yardsticks, checks) for entry in agency}
    if len(agency) > 1:
        for file, across in years_comparisons(agency, yardsticks, checks).items():
            found[file] += across
    ordered = {file: in_order(each, checks) for file, each in found.items()}
    labels = {entry.file: _label(entry.report) for entry in agency}
    together = b"\n".join(entry.file_state + str(entry.year).encode() for entry in agency)
    return agency_compared(ordered, state, labels, together)


def _label(report: Report) -> str:
    """What lists say beside a comparison: whose it is, and the unit of its figures."""
    return f"{report.agency.short_name} {report.unit.value}"


def agency_compared(
    comparisons: Mapping[str, tuple[Comparison, ...]],
    state: bytes,
    labels: Mapping[str, str],
    together: bytes = b"",
) -> AgencyCompared:
    """What lists need of comparisons, beside them; `labels` is what they say of each file.

    `together` tells which reports the agency has: their pages lead to each other.
    """
    counts = {file: _counts(found) for file, found in comparisons.items()}
    results = {file: _results(found, labels[file]) for file, found in comparisons.items()}
    states = {file: _state(found, together) for file, found in results.items()}
    return AgencyCompared(counts, states, results, comparisons, state)


def _state(found: Iterable[CheckResults], together: bytes) -> bytes:
    digests = b"".join(each.check.encode() + each.digest for each in found)
    return hashlib.blake2b(digests + b"\n" + together, digest_size=16).digest()


def _counts(found: Sequence[Comparison]) -> Counts:
    counts = Counter(item.verdict for item in found)
    return tuple((verdict, counts[verdict]) for verdict in Verdict if counts[verdict])


def _results(found: Sequence[Comparison], label: str) -> tuple[CheckResults, ...]:
    by_check: dict[str, list[Comparison]] = {}
    for item in found:
        by_check.setdefault(item.check, []).append(item)
    return tuple(
        CheckResults(
            check,
            tuple(item.verdict for item in items),
            hashlib.blake2b(pickle.dumps((label, items)), digest_size=8).digest(),
        )
        for check, items in by_check.items()
    )


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
        identity = (entry.division.address, entry.department, entry.kind.name)
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
