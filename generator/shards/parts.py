"""What is of some areas, made in shards, each in a folder of its own with a manifest."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from generator.cache.memory import DiskMemory
from generator.errors import CacheError, ContentError
from generator.export.report_files import report_products
from generator.folders import Folders
from generator.making.area import AreaMaker
from generator.making.areas import area_product
from generator.making.base import base_of
from generator.making.pages import AREAS
from generator.making.site import edition_state
from generator.model.edition import Edition
from generator.progress import Follow
from generator.publish.ledger import NAME, Part
from generator.publish.pages import Pages
from generator.publish.workspace import Workspace
from generator.reading import edition_of
from generator.render.templates import Templates
from generator.shards.engines import Engine
from generator.shards.facts import REPORTS, a_folder
from generator.shards.plan import cut
from generator.views.groups import Group, by_area

_CHANGED: Final = "内容、设置或程序在生成时改过：请再运行一次"
_ONE_AT_A_TIME: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Work:
    """What all shards of a build share: the content as read, and what everything is made from."""

    folders: Folders
    has_explore: bool
    whole: str
    base: str


_HELD: Final[dict[Work, _Opened]] = {}
"""Of one build, while this process makes shards of it."""


@dataclass(frozen=True, slots=True)
class PartTask:
    """Some areas, by their names."""

    work: Work
    areas: tuple[str, ...]


def work_of(folders: Folders, shown: Edition, base: str) -> Work:
    """The work of a build."""
    return Work(folders, shown.has_explore, edition_state(shown).hex(), base)


def gather_parts(
    work: Work, shown: Edition, workspace: Workspace, engine: Engine, follow: Follow
) -> tuple[Part, ...]:
    """Have what is to be made of areas made elsewhere.

    Raises:
        CacheError: the content changed meanwhile, or a manifest is damaged.
        GeneratorError: a shard failed.
    """
    lacking = _lacking(shown, workspace)
    if sum(lacking.values()) < max(engine.least, 1):
        return ()
    tasks = [PartTask(work, areas) for areas in cut(lacking, engine)]
    try:
        made = engine.run(_made, tasks)
        return tuple(Part(path) for path in follow(made, "分片生成", len(tasks)))
    finally:
        _let_go()  # this process may have made them itself


def _lacking(shown: Edition, workspace: Workspace) -> Mapping[str, int]:
    """Areas of which something is to be made, and of how many reports."""
    found = {
        area.name: sum(map(workspace.lacks, report_products(shown.only(area.reports))))
        for area in by_area(shown)
        if workspace.lacks(area_product(shown, area, {}))
    }
    return {name: count for name, count in found.items() if count}


class _Opened(NamedTuple):
    """What one process keeps from shard to shard."""

    memory: DiskMemory
    before: Part | None
    edition: Edition
    areas: Mapping[str, Group]
    templates: Templates
    pages: Pages


def _made(task: PartTask) -> Path:
    """Make the areas; the folder in which they are. A worker of a cluster may have threads."""
    with _ONE_AT_A_TIME:
        return _made_part(task)


def _made_part(task: PartTask) -> Path:
    opened = _opened(task.work)
    into = a_folder(task.work.folders.shards)
    workspace = Workspace(into, AREAS, into / NAME, task.work.base)
    maker = AreaMaker(workspace, opened.edition, opened.templates, opened.pages, opened.before)
    for name in task.areas:
        maker.make(opened.areas[name])
    workspace.finish()
    return into


def _opened(work: Work) -> _Opened:
    """What the shard before has opened, if it was of the same build."""
    if work not in _HELD:
        _let_go()
        _HELD[work] = _open(work)
    return _HELD[work]


def _let_go() -> None:
    for opened in _HELD.values():
        opened.memory.close()
        if opened.before is not None:
            opened.before.close()
    _HELD.clear()


def _open(work: Work) -> _Opened:
    folders = work.folders
    memory = DiskMemory(folders.cache / REPORTS, folders.content, is_reader=True)
    try:
        edition = edition_of(folders.content, folders.content.name, memory=memory)
    except ContentError as error:
        raise CacheError(_CHANGED) from error
    edition = replace(edition, has_explore=work.has_explore)
    pages = Pages(folders.root, edition, folders.theme)
    base = base_of(folders, pages, has_explore=work.has_explore)
    if edition_state(edition).hex() != work.whole or base != work.base:
        raise CacheError(_CHANGED)
    areas = {area.name: area for area in by_area(edition)}
    return _Opened(
        memory,
        _before(work),
        edition,
        areas,
        Templates(folders.root / "site_templates", folders.theme),
        pages,
    )


def _before(work: Work) -> Part | None:
    """The site's own workspace as the build before left it, if that was made from the same."""
    before = Part(work.folders.cache)
    if before.base == work.base:
        return before
    before.close()
    return None
