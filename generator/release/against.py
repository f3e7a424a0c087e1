"""Content beside what was published last: what changed, and what may not change so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from generator.errors import GeneratorError
from generator.export.facts import facts
from generator.export.json_file import records
from generator.findings import Finding
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.reported import entries
from generator.model.site import Site
from generator.release.asked import Against
from generator.release.figures import Change, Figures, changes, figures_of
from generator.release.published import (
    Published,
    PublishedReport,
    marks_of,
    read_published,
    site_in,
)
from generator.release.silent import (
    change_findings,
    is_explained,
    is_taken_back,
    kept_findings,
    vanished,
)
from generator.views import address

LARGE: Final = Fraction(1, 20)
"""More of what was published than this going at once is rather a mistake than an intention."""


@dataclass(frozen=True, slots=True)
class ChangedReport:
    """A published report that stands there otherwise now, and each change of it."""

    entry: Entry
    page: str
    was: PublishedReport
    changes: tuple[Change, ...]

    def is_explained(self, change: Change) -> bool:
        """Whether a withdrawal or a correction of the report tells of the change."""
        if is_taken_back(change, self.entry):
            return True
        of_it = [
            each
            for each in entries(self.entry.report.corrections).values()
            if each.path == change.path
        ]
        return is_explained(change, of_it)


@dataclass(frozen=True, slots=True)
class Difference:
    """Reports that came, went and changed since the last release.

    `gone` went without a word; what was withdrawn is told of.
    """

    published: Published
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[ChangedReport, ...]


def site_against(against: Against, site: Site, content: Path) -> Path | None:
    """The published site to hold content against; None where nothing was published yet.

    Raises:
        GeneratorError: the folder that was named for this run holds no published site.
    """
    folder = _folder(against, site, content)
    found = site_in(folder) if folder is not None else None
    if found is None and against.folder is not None:
        raise GeneratorError(f"{against.folder} 里没有发布过的网站")
    return found


def looked_at(against: Against, site: Site, content: Path) -> tuple[Path, ...]:
    """What changes whenever `site_against` may give another site."""
    folder = _folder(against, site, content)
    return marks_of(folder) if folder is not None else ()


def _folder(against: Against, site: Site, content: Path) -> Path | None:
    if against.folder is not None:
        return against.folder
    return content / site.releases if isinstance(site.releases, str) else None


def difference(edition: Edition, site: Path) -> Difference:
    """What changed in reports; a data file with the published digest is not looked into."""
    published = read_published(site)
    now = {address.report(each, edition.dataset.site): each for each in edition.dataset.reports}
    dataset = edition.dataset
    withdrawn = {address.tombstone(each, dataset.site) for each in dataset.tombstones}
    return Difference(
        published,
        tuple(sorted(now.keys() - published.reports.keys())),
        tuple(sorted(published.reports.keys() - now.keys() - withdrawn)),
        tuple(
            _changed(edition, entry, page, published.report(page))
            for page, entry in sorted(now.items())
            if published.reports.get(page, entry.digest) != entry.digest
        ),
    )


def _changed(edition: Edition, entry: Entry, page: str, was: PublishedReport) -> ChangedReport:
    return ChangedReport(
        entry, page, was, changes(entry.report, was.figures, _figures(edition, entry))
    )


def _figures(edition: Edition, entry: Entry) -> Figures:
    return figures_of(records(facts(edition.only([entry]))))


def silent_changes(
    edition: Edition, found: Difference, shown_as: str, *, allows_removals: bool
) -> Iterator[Finding]:
    """Errors for what changed without a word to readers."""
    as_of = edition.dataset.site.as_of
    for page in found.gone:
        yield vanished(page, shown_as, is_allowed=allows_removals)
    for each in found.changed:
        yield from change_findings(each.entry, each.was, each.changes, as_of)
        yield from kept_findings(each.entry, each.was)


def is_large(gone: int, of: int) -> bool:
    """Whether so much goes that a person should confirm it."""
    return of > 0 and Fraction(gone, of) > LARGE
