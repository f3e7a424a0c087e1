"""Everything that one build publishes: places, settings, reports, with look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.findings import DocPath, SourceRef
from generator.model.card import Card, card_digest, card_of
from generator.model.performance import Schemes, Topics
from generator.model.report import EvaluationKind, Report
from generator.model.review import Reviews
from generator.model.site import Site
from generator.model.withdrawn import WithdrawnReport
from generator.places.division import Division, Divisions


@dataclass(frozen=True)
class Entry:
    """One report with its place, the file it stands in and where in that file each value is.

    `digest` is the SHA-256 of the file's bytes; `places` gives line and column of each value.
    Lists ask for the `card` and for what tells reports apart, pages for the report.
    """

    report: Report
    division: Division
    file: str
    digest: str
    places: Mapping[DocPath, tuple[int, int]]

    @cached_property
    def file_state(self) -> bytes:
        """The file's name for states: it may hold bytes that are no text."""
        return self.file.encode("utf-8", "surrogatepass")

    @cached_property
    def year(self) -> int:
        """The fiscal year evaluated."""
        return int(self.report.year)

    @cached_property
    def department(self) -> str:
        """The key of the department that reports."""
        return self.report.department

    @cached_property
    def kind(self) -> EvaluationKind:
        """What was evaluated."""
        return self.report.kind

    @cached_property
    def card(self) -> Card:
        """What lists say of the report."""
        return card_of(self.report)

    @cached_property
    def checked_on(self) -> str:
        """The day on which the file was checked against the report."""
        return self.card.checked_on

    @cached_property
    def list_digest(self) -> bytes:
        """Changes with anything that lists say of the report, and with its address."""
        rare = self.digest if self.has_rarities else ""
        known = f" {self.year} {self.department} {self.kind.name} {rare}"
        return card_digest(self.card) + self.file_state + known.encode()

    @cached_property
    def has_rarities(self) -> bool:
        """Whether there are corrections, notes or withdrawals: few reports have any."""
        return bool(self.card.corrected or self.card.noted or self.card.withdrawn)

    def where(self, path: DocPath) -> SourceRef:
        """The place of a value in the file, or of the nearest group around it."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found is not None:
                return SourceRef(self.file, *found)
        return SourceRef(self.file)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A report that was taken down, and its place: all that is left of it."""

    report: WithdrawnReport
    division: Division


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page: Markdown kept by the publisher, with its title."""

    name: str
    title: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """All content of a site. Reports are in the order of place, then year, then department."""

    site: Site
    divisions: Divisions
    schemes: Schemes
    topics: Topics
    reports: tuple[Entry, ...]
    pages: tuple[HandPage, ...]
    reviews: Reviews = field(default_factory=dict)
    tombstones: tuple[Tombstone, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have reports, newest first."""
        return tuple(sorted({entry.year for entry in self.reports}, reverse=True))

    def by_place(self) -> Mapping[str, tuple[Entry, ...]]:
        """The reports of every place and of all below it, by address: one walk for all places."""
        found: dict[str, list[Entry]] = {}
        for entry in self.reports:
            steps = entry.division.address.split("/")
            for depth in range(1, len(steps) + 1):
                found.setdefault("/".join(steps[:depth]), []).append(entry)
        return {place: tuple(below) for place, below in found.items()}
