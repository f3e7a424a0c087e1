"""Reports that are new, read and compared in shards; the cache of the build takes them over."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.cache.memory import DiskMemory
from generator.cache.program import program_digest
from generator.checks import CHECKS
from generator.checks.check import Yardsticks
from generator.checks.engine import compare_into
from generator.errors import CacheError
from generator.folders import Folders
from generator.load.content import read_some, unread
from generator.progress import Follow
from generator.shards.engines import Engine
from generator.shards.plan import cut

_DEPTH: Final = 3
"""Steps of a path that name an area: `reports`, the province, the prefecture."""

REPORTS: Final = "reports.sqlite"


@dataclass(frozen=True, slots=True)
class FactsTask:
    """The reports at some paths below `content`; `into` is a folder for what is found."""

    content: Path
    paths: tuple[str, ...]
    into: Path
    program: str


def gather_facts(folders: Folders, memory: DiskMemory, engine: Engine, follow: Follow) -> None:
    """Have all reports that are new read and compared; what is wrong with them is kept beside.

    Raises:
        CacheError: what was found cannot be taken over.
        GeneratorError: a shard failed.
    """
    new = unread(folders.content, memory.content)
    if len(new) < max(engine.least, 1):
        return
    memory.content.walk = None  # by then others will have read for long
    tasks = list(_tasks(folders, new, engine))
    for path in follow(engine.run(_found, tasks), "分片读取", len(tasks)):
        memory.take(path)
        path.unlink()


def a_folder(where: Path) -> Path:
    """A new folder of a shard's own: a task may be begun twice."""
    where.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=where))


def _tasks(folders: Folders, new: Iterable[str], engine: Engine) -> Iterable[FactsTask]:
    areas = _by_area(new)
    for names in cut({area: len(paths) for area, paths in areas.items()}, engine):
        paths = tuple(path for area in names for path in areas[area])
        yield FactsTask(folders.content, paths, folders.shards, program_digest())


def _by_area(paths: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault("/".join(path.split("/")[:_DEPTH]), []).append(path)
    return found


def _found(task: FactsTask) -> Path:
    """Read and compare; the file in which the cache of that is."""
    if task.program != program_digest():
        raise CacheError("集群上装的不是同一个版本的程序")
    path = a_folder(task.into) / REPORTS
    memory = DiskMemory(path, task.content)
    for paths in _by_area(task.paths).values():
        entries = read_some(task.content, paths, memory.content, task.content.name)
        settings = memory.content.settings
        if settings is None:
            raise CacheError("设置刚刚改过：请再运行一次")
        known = memory.compared(settings.schemes)
        compare_into(known, entries, Yardsticks(settings.schemes), CHECKS)
    memory.keep()
    memory.close()
    return path
