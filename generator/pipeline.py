"""The stages in order: load, check, view, render, publish."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from generator.cache.memory import DiskMemory, Memory
from generator.cache.program import program_digest
from generator.checks import CHECKS
from generator.checks.check import Yardsticks
from generator.checks.engine import compare
from generator.errors import CacheError, ContentError
from generator.findings import Finding, Level, in_file_order
from generator.load.content import SETTINGS, read_content
from generator.load.notes import note_findings
from generator.making import AREAS, SiteMaker
from generator.model.dataset import Dataset, Entry
from generator.model.edition import CheckFacts, Edition
from generator.model.verdict import Comparison
from generator.outputs import PAGES
from generator.progress import Follow, unseen
from generator.publish import packages
from generator.publish.artifact import Artifact
from generator.publish.offline import make_offline
from generator.publish.pages import Pages
from generator.publish.workspace import Workspace
from generator.publish.writer import NEXT, OLD
from generator.release.against import Against, difference, silent_changes, site_against
from generator.release.lock import held
from generator.release.published import read_published
from generator.render.templates import Templates
from generator.review.gate import review_findings
from generator.search import traditional

Say = Callable[[str], None]

_BUSY: Final = "另一个程序正在生成网站（{folder}）：等它结束再试"


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
    def cache(self) -> Path:
        """What is kept of the content, for the next build."""
        return self.output / "cache"

    @property
    def offline(self) -> Path:
        """The edition that opens from a disk."""
        return self.output / "disclose-offline"

    @property
    def made(self) -> tuple[Path, ...]:
        """All that builds make and leave behind: what goes where something is withdrawn."""
        packed = self.offline.with_suffix(".zip")
        names = (self.docs, self.site, self.offline, packed)
        beside = (each.with_name(each.name + end) for each in names for end in (NEXT, OLD))
        return (self.search, self.cache, *names, *beside)


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
    memory.keep()
    findings = in_file_order(found.findings)
    if found.dataset is None:
        raise ContentError(findings)
    shown = edition(found.dataset, findings, follow, memory)
    memory.keep()
    return shown


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
    shown = compare(dataset.reports, Yardsticks(dataset.schemes), CHECKS, known, follow)
    lost = tuple(
        finding
        for entry in dataset.reports
        if entry.has_rarities
        for finding in note_findings(entry, _keys(shown[entry.file].comparisons[entry.file]))
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


def markdown_pages(root: Path, shown: Edition) -> Iterator[Artifact]:
    """The Markdown of all pages."""
    templates = Templates(root / "site_templates")
    for kind in PAGES:
        for page in kind.views(shown):
            path = PurePosixPath(page.address) / "index.md"
            yield Artifact(path, templates.page(kind.template, page).encode())


def build(
    folders: Folders,
    say: Say,
    against: Against | None = None,
    *,
    with_offline: bool = False,
    follow: Follow = unseen,
    memory: Memory | None = None,
) -> Edition:
    """Check the content and bring the site up to date; until all of it is made the old one stands.

    With `against` the content is held against what was published: see `held_against`.
    """
    with held(folders.cache, _BUSY):
        own = memory or _disk_memory(folders)
        try:
            shown = _build(folders, say, against, follow, own)
        except CacheError:
            own.close()
            for damaged in folders.cache.glob("*.sqlite*"):
                damaged.unlink()
            shown = _build(folders, say, against, follow, memory or _disk_memory(folders))
        if with_offline:
            say("离线版 …")
            make_offline(folders.site, folders.offline, folders.offline.with_suffix(".zip"))
    for part in _left_out(folders):
        say(f"提示：{part}")
    return shown


def _disk_memory(folders: Folders) -> Memory:
    return DiskMemory(folders.cache / "reports.sqlite", folders.content)


def _left_out(folders: Folders) -> tuple[str, ...]:
    """What the site does without, because it is not installed."""
    return (*packages.left_out(folders.root), *traditional.left_out())


def _build(
    folders: Folders, say: Say, against: Against | None, follow: Follow, memory: Memory
) -> Edition:
    say("读取和核对 content …")
    shown = edition_of(folders.content, folders.content.name, follow, memory)
    if against is not None:
        shown = held_against(shown, folders.content, against)
    else:
        _tell_of_reviews(shown, folders.content, say)
    reports = shown.dataset.reports
    say(f"{len(reports)} 份报告，{shown.verdicts(reports).total()} 条核对")
    for part in _left_out(folders):
        say(f"提示：{part}")
    shown = replace(shown, has_explore=packages.has_packages(folders.root))
    _bring_up_to_date(folders, shown, say, follow)
    return shown


def _bring_up_to_date(folders: Folders, shown: Edition, say: Say, follow: Follow) -> None:
    cache = folders.cache / "site.sqlite"
    addresses: list[str] = []
    pages = Pages(folders.root, shown, folders.theme, addresses)
    base = f"{_base(folders, shown)} {pages.digest}"
    workspace = Workspace(folders.output, AREAS, cache, base)
    try:
        templates = Templates(folders.root / "site_templates")
        maker = SiteMaker(workspace, shown, templates, pages, folders.search, addresses)
        taken = packages.package_files(folders.root) if shown.has_explore else ()
        count = maker.make(follow, taken)
        say(f"{count} 页")
        workspace.finish()
    finally:
        workspace.close()


def _base(folders: Folders, shown: Edition) -> str:
    """What every page is made from: the program, its templates, the settings."""
    found = hashlib.sha256(f"{program_digest()} {shown.has_explore}".encode())
    for path in (*_texts_of_theme(folders.root), *(folders.content / name for name in SETTINGS)):
        found.update(path.read_bytes())
    return found.hexdigest()


def _texts_of_theme(root: Path) -> Iterator[Path]:
    for path in (root / "mkdocs.yml", *sorted((root / "site_templates").rglob("*"))):
        if path.is_file() and "node_modules" not in path.parts:
            yield path


def _tell_of_reviews(shown: Edition, content: Path, say: Say) -> None:
    """A preview may show anything; it says what could not be published."""
    site = site_against(Against(), shown.dataset.site, content)
    published = read_published(site).reports if site is not None else {}
    waiting = tuple(review_findings(shown.dataset, published, Level.WARNING))
    if waiting:
        say(f"提示：{len(waiting)} 份报告公开前要先送审（disclose check 列出是哪些）；预览不受影响")
