"""Everything that one build publishes: places, settings, reports, with look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings import DocPath, SourceRef
from generator.model.performance import Schemes, Topics
from generator.model.report import Report
from generator.model.review import Reviews
from generator.model.site import Site
from generator.model.withdrawn import WithdrawnReport
from generator.places.division import Division, Divisions


@dataclass(frozen=True, slots=True)
class Entry:
    """One report with its place, the file it stands in and where in that file each value is.

    `digest` is the SHA-256 of the file's bytes; `places` gives line and column of each value.
    """

    report: Report
    division: Division
    file: str
    digest: str
    places: Mapping[DocPath, tuple[int, int]]

    @property
    def year(self) -> int:
        """The fiscal year evaluated."""
        return int(self.report.year)

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
