"""The stages in order: load, check, view, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from generator.checks import CHECKS
from generator.checks.check import Yardsticks
from generator.checks.engine import Known, comparisons
from generator.errors import ContentError
from generator.findings import Finding, Level, in_file_order
from generator.load.content import read_content
from generator.load.notes import note_findings
from generator.load.remembered import Remembered
from generator.load.settings import Settings
from generator.model.dataset import Dataset, Entry
from generator.model.edition import CheckFacts, Edition
from generator.model.performance import Schemes
from generator.model.reported import entries
from generator.model.verdict import Comparison
from generator.progress import Follow, unseen
from generator.publish import packages
from generator.publish.offline import make_offline
from generator.publish.plan import Artifact, Plan, plan
from generator.publish.site import build_site
from generator.publish.writer import (
    NEXT,
    OLD,
    add_files,
    link_files,
    next_folder,
    swap_in,
    write_tree,
)
from generator.release.against import Against, difference, silent_changes, site_against
from generator.release.published import read_published
from generator.render.templates import Templates
from generator.review.gate import review_findings
from generator.search import traditional
from generator.search.edition_source import edition_source
from generator.search.workspace import files_of, refresh
from generator.views import address

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a build reads and writes: `root` holds mkdocs.yml and site_templates."""

    root: Path
    content: Path
    output: Path

    @property
    def docs(self) -> Path:
        """The Markdown pages."""
        return self.output / "docs"

    @property
    def search(self) -> Path:
        """The workspace of the index."""
        return self.output / "search"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.output / "site"

    @property
    def theme(self) -> Path:
        """What is kept of the theme, without a word of the content."""
        return self.output / "theme"

    @property
    def offline(self) -> Path:
        """The edition that opens from a disk."""
        return self.output / "disclose-offline"

    @property
    def made(self) -> tuple[Path, ...]:
        """All that builds make and leave behind: what goes where something is withdrawn."""
        packed = self.offline.with_suffix(".zip")
        names = (self.site, self.offline, packed)
        beside = (each.with_name(each.name + end) for each in names for end in (NEXT, OLD))
        return (self.docs, self.search, *names, *beside)


@dataclass(slots=True)
class Memory:
    """What is not read and compared again by a program that makes one edition after the other."""

    content: Remembered[Settings] = field(default_factory=Remembered)
    comparisons: Known = field(default_factory=dict)
    schemes: Schemes | None = None

    def compared(self, schemes: Schemes) -> Known:
        """What is known by these schemes."""
        if schemes is not self.schemes:
            self.comparisons.clear()
            self.schemes = schemes
        return self.comparisons


def edition_of(
    content: Path,
    shown_as: str = "content",
    follow: Follow = unseen,
    memory: Memory | None = None,
) -> Edition:
    """The edition of a content folder; with `memory` only what changed is read and compared.

    Raises:
        ContentError: the content has errors; carries all findings.
    """
    memory = memory or Memory()
    found = read_content(content, shown_as, follow, memory.content)
    findings = in_file_order(found.findings)
    if found.dataset is None:
        raise ContentError(findings)
    return edition(found.dataset, findings, follow, memory)


def edition(
    dataset: Dataset,
    findings: tuple[Finding, ...],
    follow: Follow = unseen,
    memory: Memory | None = None,
) -> Edition:
    """The dataset with what the checks show of it.

    Raises:
        ContentError: a note speaks of a comparison that there is not.
    """
    warnings = tuple(each for each in findings if each.level is Level.WARNING)
    facts = tuple(
        CheckFacts(each.id, each.family, each.sentence, each.why, each.source) for each in CHECKS
    )
    known = (memory or Memory()).compared(dataset.schemes)
    shown = comparisons(dataset.reports, Yardsticks(dataset.schemes), CHECKS, known, follow)
    lost = tuple(
        finding
        for entry in dataset.reports
        if entries(entry.report.notes)
        for finding in note_findings(entry, _keys(shown[entry.file]))
    )
    if lost:
        raise ContentError(in_file_order(lost))
    return Edition(dataset, warnings, facts, shown)


def held_against(shown: Edition, content: Path, against: Against) -> Edition:
    """The edition, if nothing changed without a word to readers or waits for an agreement.

    Raises:
        ContentError: a published figure or report changed silently, or a report that is to be
            published was not agreed to as it stands; carries all findings.
    """
    site = site_against(against, shown.dataset.site, content)
    was = difference(shown, site) if site is not None else None
    level = Level.ERROR if against.needs_reviews else Level.WARNING
    reviewed = review_findings(shown.dataset, was.published.reports if was else {}, level)
    silent = (
        silent_changes(shown, was, content.name, allows_removals=against.allows_removals)
        if was is not None
        else ()
    )
    found = (*silent, *reviewed)
    warnings = in_file_order((*shown.warnings, *found))
    if any(each.level is Level.ERROR for each in found):
        raise ContentError(warnings)
    return replace(shown, warnings=warnings)


def agreed(shown: Edition, entry: Entry, content: Path, against: Against) -> None:
    """Let a report go out by another door than the site only where it could be published.

    Raises:
        ContentError: the site asks for reviews, and the report was not agreed to as it stands.
    """
    site = site_against(against, shown.dataset.site, content)
    published = read_published(site).reports if site is not None else {}
    waiting = tuple(review_findings(shown.dataset, published, Level.ERROR, [entry]))
    if waiting:
        raise ContentError(waiting)


def _keys(found: Iterable[Comparison]) -> Mapping[str, set[str]]:
    """Every check's id, with the keys of its comparisons of one report."""
    keys: dict[str, set[str]] = {check.id: set() for check in CHECKS}
    for each in found:
        keys[each.check].add(each.key)
    return keys


def markdown_pages(root: Path, shown: Edition) -> tuple[Artifact, ...]:
    """The Markdown of all pages."""
    return _plan(root, shown).pages


def build(
    folders: Folders,
    say: Say,
    against: Against | None = None,
    *,
    with_offline: bool = False,
    follow: Follow = unseen,
    memory: Memory | None = None,
) -> Edition:
    """Check the content and make the site; the previous site stays until the new one is whole.

    With `against` the content is held against what was published: see `held_against`.
    """
    say("读取和核对 content …")
    shown = edition_of(folders.content, folders.content.name, follow, memory)
    if against is not None:
        shown = held_against(shown, folders.content, against)
    else:
        _tell_of_reviews(shown, folders.content, say)
    say(f"{len(shown.dataset.reports)} 份报告，{sum(map(len, shown.comparisons.values()))} 条核对")
    left_out = (*packages.left_out(folders.root), *traditional.left_out())
    for part in left_out:
        say(f"提示：{part}")
    shown = replace(shown, has_explore=packages.has_packages(folders.root))
    planned = _plan(folders.root, shown, follow)
    write_tree(folders.docs, planned.pages)
    say(f"{len(planned.pages)} 页 Markdown → 网页 …")
    folder = next_folder(folders.site)
    build_site(folders.root, folders.docs, folder, shown, follow, folders.theme)
    add_files(folder, follow(planned.files, "写下载文件", len(planned.files)))
    if shown.has_explore:
        taken = packages.package_files(folders.root)
        add_files(folder, (Artifact(PurePosixPath(path), content) for path, content in taken))
    refresh(folders.search, edition_source(shown, planned.searched, folders.search))
    link_files(files_of(folders.search), folder / address.SEARCH)
    swap_in(folder, folders.site)
    if with_offline:
        say("离线版 …")
        make_offline(folders.site, folders.offline, folders.offline.with_suffix(".zip"))
    for part in left_out:
        say(f"提示：{part}")
    return shown


def _tell_of_reviews(shown: Edition, content: Path, say: Say) -> None:
    """A preview may show anything; it says what could not be published."""
    site = site_against(Against(), shown.dataset.site, content)
    published = read_published(site).reports if site is not None else {}
    waiting = tuple(review_findings(shown.dataset, published, Level.WARNING))
    if waiting:
        say(f"提示：{len(waiting)} 份报告公开前要先送审（disclose check 列出是哪些）；预览不受影响")


def _plan(root: Path, shown: Edition, follow: Follow = unseen) -> Plan:
    return plan(shown, Templates(root / "site_templates").page, follow)
