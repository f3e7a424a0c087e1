"""What one build publishes: the dataset with everything that was found out about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.findings import Finding
from generator.model.dataset import Dataset, Entry
from generator.model.verdict import Comparison, Verdict


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What pages say about a check: its id, its sentence, why it is made, its source."""

    id: str
    family: str
    sentence: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Dataset, warnings and comparisons, the latter by the file of their report, worst first.

    The date the site speaks for is `dataset.site.as_of`. `has_explore` says whether the page that
    sorts and filters is made: it runs a package that may not be installed.
    """

    dataset: Dataset
    warnings: tuple[Finding, ...]
    checks: tuple[CheckFacts, ...]
    comparisons: Mapping[str, tuple[Comparison, ...]]
    has_explore: bool = True

    def of(self, entry: Entry) -> tuple[Comparison, ...]:
        """The comparisons published with a report."""
        return self.comparisons.get(entry.file, ())

    def only(self, entries: Iterable[Entry]) -> Edition:
        """The edition as if it held these reports alone."""
        return replace(self, dataset=replace(self.dataset, reports=tuple(entries)))

    def verdicts(self, entries: Iterable[Entry]) -> Counter[Verdict]:
        """How many comparisons of some reports got each verdict."""
        return Counter(comparison.verdict for entry in entries for comparison in self.of(entry))
