"""The order in which a release goes to a store that cannot switch: readers find no dead link.

First what pages show or link to, then pages that nothing leads to yet, then pages that were there
and lead to them, the home page last; then what leads to pages without being one; then the records.
What is gone is deleted at the end, when nothing leads there any more. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import Final

from generator.release.manifest import LOG, MANIFEST, STATEMENT, SUMS, FileLine
from generator.release.serving import FEED, cache_of, media_type
from generator.views import address

_HOME: Final = "index.html"
_RECORDS: Final = (SUMS, MANIFEST, STATEMENT, LOG)
_LEADS: Final = frozenset({"sitemap.xml", "robots.txt"})
_LAST_OF_SEARCH: Final = f"{address.SEARCH}/meta.json"


class Action(Enum):
    """What is done with a file."""

    PUT = "put"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Step:
    """One file to upload or to delete; `line` is what the older release had where it is deleted."""

    action: Action
    line: FileLine

    @property
    def media_type(self) -> str:
        """What the store has to say that the file is."""
        return media_type(self.line.path)

    @property
    def cache_control(self) -> str:
        """How long the store has to say that it may be kept."""
        return cache_of(self.line.path).value


def steps(new: Iterable[FileLine], old: Iterable[FileLine] = ()) -> tuple[Step, ...]:
    """What makes of the older release the new one, in order; of nothing where there is none."""
    wanted = {line.path: line for line in new}
    there = {line.path: line for line in old}
    changed = [path for path, line in wanted.items() if there.get(path) != line]
    gone = there.keys() - wanted.keys()
    puts = sorted(changed, key=lambda path: (*_rank(path, is_new=path not in there), path))
    deletes = sorted(gone, key=lambda path: (not _is_page(path), path))
    return tuple(_steps(Action.PUT, puts, wanted)) + tuple(_steps(Action.DELETE, deletes, there))


def _steps(action: Action, paths: Iterable[str], lines: dict[str, FileLine]) -> Iterator[Step]:
    return (Step(action, lines[path]) for path in paths)


def _rank(path: str, *, is_new: bool) -> tuple[int, int]:
    if path in _RECORDS:
        return 4, _RECORDS.index(path)
    if _is_page(path):
        return (2, path == _HOME) if path == _HOME or not is_new else (1, 0)
    if path in _LEADS or (PurePosixPath(path).name == FEED and not is_new):
        return 3, 0
    if path.startswith(f"{address.SEARCH}/"):
        return 3, 1 + (path == _LAST_OF_SEARCH)
    return 0, 0


def _is_page(path: str) -> bool:
    return path.endswith(".html")
