"""The stages in order: load, check, view, render, publish."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from generator.cache.memory import DiskMemory, Memory
from generator.errors import CacheError, ContentError
from generator.findings import Level, in_file_order
from generator.folders import Folders
from generator.making.base import base_of
from generator.making.pages import AREAS
from generator.making.site import SiteMaker
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.progress import Follow, unseen
from generator.publish import packages
from generator.publish.artifact import Artifact
from generator.publish.ledger import NAME
from generator.publish.offline import make_offline
from generator.publish.pages import Pages
from generator.publish.workspace import Workspace
from generator.reading import edition_of
from generator.release.against import difference, silent_changes, site_against
from generator.release.asked import Against
from generator.release.lock import held
from generator.release.published import read_published
from generator.render.templates import Templates
from generator.review.gate import review_findings
from generator.search import traditional
from generator.shards.engines import ALONE, Engine
from generator.shards.facts import REPORTS, gather_facts
from generator.shards.parts import gather_parts, work_of

Say = Callable[[str], None]

_BUSY: Final = "另一个程序正在生成网站（{folder}）：等它结束再试"


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
    follow: Follow = unseen,
    memory: Memory | None = None,
    engine: Engine = ALONE,
) -> Edition:
    """Check the content and bring the site up to date; until all of it is made the old one stands.

    With `against` the content is held against what was published: see `held_against`. `engine`
    runs shards of a build that has much to do; the site is the same with any.
    """
    with held(folders.cache, _BUSY), _no_shards_left(folders), ExitStack() as unfinished:
        run = _Run(folders, say, against, follow, engine)
        own = memory or unfinished.enter_context(_disk_memory(folders))
        try:
            shown = run.build(own)
        except CacheError:
            own.close()
            for damaged in folders.cache.glob("*.sqlite*"):
                damaged.unlink()
            shown = run.build(memory or unfinished.enter_context(_disk_memory(folders)))
        unfinished.pop_all()  # what is shown is read from there
    for part in _left_out(folders):
        say(f"提示：{part}")
    return shown


def _disk_memory(folders: Folders) -> closing[DiskMemory]:
    """What the folder's own cache holds; a build that fails lets go of it."""
    return closing(DiskMemory(folders.cache / REPORTS, folders.content))


def build_offline(folders: Folders, say: Say) -> None:
    """Make the edition that opens from a disk, of the site as it stands."""
    say("离线版 …")
    with held(folders.cache, _BUSY):
        make_offline(folders.site, folders.offline, folders.offline.with_suffix(".zip"))


@contextmanager
def _no_shards_left(folders: Folders) -> Iterator[None]:
    """Those of a build that was broken off go before, those of this one after it."""
    shutil.rmtree(folders.shards, ignore_errors=True)
    try:
        yield
    finally:
        shutil.rmtree(folders.shards, ignore_errors=True)


def _left_out(folders: Folders) -> tuple[str, ...]:
    """What the site does without, because it is not installed."""
    return (*packages.left_out(folders.root), *traditional.left_out())


@dataclass(frozen=True, slots=True)
class _Run:
    """One build: where, and who is told."""

    folders: Folders
    say: Say
    against: Against | None
    follow: Follow
    engine: Engine

    def build(self, memory: Memory) -> Edition:
        """Check the content and bring the site up to date."""
        folders, say = self.folders, self.say
        say("读取和核对 content …")
        if isinstance(memory, DiskMemory):
            gather_facts(folders, memory, self.engine, self.follow)
        shown = edition_of(folders.content, folders.content.name, self.follow, memory)
        if self.against is not None:
            shown = held_against(shown, folders.content, self.against)
        else:
            _tell_of_reviews(shown, folders.content, say)
        reports = shown.dataset.reports
        results = sum(count for entry in reports for _, count in shown.counts(entry))
        say(f"{len(reports)} 份报告，{results} 条核对")
        for part in _left_out(folders):
            say(f"提示：{part}")
        shown = replace(shown, has_explore=packages.has_packages(folders.root))
        self._bring_up_to_date(shown)
        memory.keep()
        return shown

    def _bring_up_to_date(self, shown: Edition) -> None:
        folders, follow = self.folders, self.follow
        addresses: list[str] = []
        pages = Pages(folders.root, shown, folders.theme, addresses)
        base = base_of(folders, pages, has_explore=shown.has_explore)
        workspace = Workspace(folders.output, AREAS, folders.cache / NAME, base)
        try:
            work = work_of(folders, shown, base)
            workspace.take_from(gather_parts(work, shown, workspace, self.engine, follow))
            templates = Templates(folders.root / "site_templates", folders.theme)
            maker = SiteMaker(workspace, shown, templates, pages, folders.search, addresses)
            taken = packages.package_files(folders.root) if shown.has_explore else ()
            count = maker.make(follow, taken)
            self.say(f"{count} 页")
            workspace.finish()
        finally:
            workspace.close()


def _tell_of_reviews(shown: Edition, content: Path, say: Say) -> None:
    """A preview may show anything; it says what could not be published."""
    site = site_against(Against(), shown.dataset.site, content)
    published = read_published(site).reports if site is not None else {}
    waiting = tuple(review_findings(shown.dataset, published, Level.WARNING))
    if waiting:
        say(f"提示：{len(waiting)} 份报告公开前要先送审（disclose check 列出是哪些）；预览不受影响")
