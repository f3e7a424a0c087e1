"""What one build publishes: the dataset with everything that was found out about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from generator.findings import Finding
from generator.model.dataset import Dataset, Entry
from generator.model.keep import Keep, anew
from generator.model.verdict import CheckResults, Comparison, Counts, Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What pages say about a check: its id, its sentence, why it is made, its source."""

    id: str
    family: str
    sentence: str
    why: str
    source: str


class Compared(Protocol):
    """What the checks show of the reports of one agency, by file, worst first.

    Lists ask for `results`, pages for `comparisons`; a state changes with any of them.
    """

    @property
    def counts(self) -> Mapping[str, Counts]:
        """How many comparisons got each verdict, worst first."""

    @property
    def results(self) -> Mapping[str, tuple[CheckResults, ...]]:
        """What each check shows."""

    @property
    def comparisons(self) -> Mapping[str, tuple[Comparison, ...]]:
        """The comparisons themselves."""

    @property
    def states(self) -> Mapping[str, bytes]:
        """Of each file, a digest of its comparisons and of which other reports the agency has."""

    @property
    def state(self) -> bytes:
        """A digest of the files that were compared."""


def _no_states(_: Edition) -> dict[str, bytes]:
    return {}


@dataclass(frozen=True, slots=True)
class Edition:
    """Dataset, warnings, and what the checks show of each report, by its file.

    The date the site speaks for is `dataset.site.as_of`. `has_explore` says whether the page that
    sorts and filters is made: it runs a package that may not be installed. `keep` has what was made
    of some reports before.
    """

    dataset: Dataset
    warnings: tuple[Finding, ...]
    checks: tuple[CheckFacts, ...]
    compared: Mapping[str, Compared]
    has_explore: bool = True
    keep: Keep = anew
    _found: dict[Hashable, Any] = field(  # of any kind
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, entry: Entry) -> tuple[Comparison, ...]:
        """The comparisons published with a report."""
        found = self.compared.get(entry.file)
        return found.comparisons[entry.file] if found else ()

    def results(self, entry: Entry) -> tuple[CheckResults, ...]:
        """What each check shows of a report."""
        found = self.compared.get(entry.file)
        return found.results[entry.file] if found else ()

    def counts(self, entry: Entry) -> Counts:
        """How many comparisons of a report got each verdict, worst first."""
        found = self.compared.get(entry.file)
        return found.counts[entry.file] if found else ()

    def once(self, name: Hashable, find: Callable[[Edition], T]) -> T:
        """What follows from this edition alone, found when it is first asked for."""
        if name not in self._found:
            self._found[name] = find(self)
        found: T = self._found[name]
        return found

    def list_state(self, entry: Entry) -> bytes:
        """Changes with anything that lists say of a report."""
        known = self.once("list states", _no_states)
        if entry.file not in known:
            known[entry.file] = self._list_state(entry)
        return known[entry.file]

    def _list_state(self, entry: Entry) -> bytes:
        counts = "".join(f" {verdict.value}{count}" for verdict, count in self.counts(entry))
        return entry.list_digest + counts.encode()

    def state(self, entry: Entry) -> bytes:
        """Changes with the report, its comparisons, and which other reports its agency has."""
        found = self.compared.get(entry.file)
        return entry.digest.encode() + (found.states[entry.file] if found else b"")

    def only(self, entries: Iterable[Entry]) -> Edition:
        """The edition as if it held these reports alone."""
        return replace(self, dataset=replace(self.dataset, reports=tuple(entries)))

    def verdicts(self, entries: Iterable[Entry]) -> Counter[Verdict]:
        """How many comparisons of some reports got each verdict."""
        found: Counter[Verdict] = Counter()
        for entry in entries:
            for verdict, count in self.counts(entry):
                found[verdict] += count
        return found
