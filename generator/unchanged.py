"""Whether anything changed since the last build, asked of the file system alone.

A build of a country with nothing to do reads no report to find that out: what it was made from has
the times, sizes and numbers that it had, and what it made stands where it was put. Anything else,
or any doubt, is left to the build.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FORMAT: Final = 1
_LEFT_OUT: Final = frozenset({"__pycache__", "node_modules"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a build printed; `is_finding` says that it was no progress but a result."""

    text: str
    is_finding: bool


class Standing:
    """The last build that ended well, as it stands in a record."""

    def __init__(
        self, record: Path, asked: str, trees: Iterable[Path], entries: Iterable[Path]
    ) -> None:
        """`asked` is how it was asked for. It is made from all below `trees`, and from `entries`.

        What stands there now is looked at here: a file that changes while the build runs is one
        that changed after it.
        """
        self._record = record
        self._asked = asked
        self._from = _digest((*_below(trees), *entries))

    def said(self) -> tuple[Line, ...] | None:
        """What the last build said, if it would say and make the same again."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            found = json.loads(self._record.read_text("utf-8"))
            if found["of"] == self._now(found["beside"], found["made"]):
                return tuple(Line(text, is_finding) for text, is_finding in found["said"])
        return None

    def keep(self, lines: Iterable[Line], beside: Iterable[Path], made: Iterable[Path]) -> None:
        """Remember a build that ended well.

        `beside` is what it looked at besides; `made` are folders and files that it left: another
        build that leaves them otherwise is noticed by them.
        """
        paths = [[str(each) for each in some] for some in (beside, made)]
        found = {
            "of": self._now(*paths),
            "said": [(each.text, each.is_finding) for each in lines],
            "beside": paths[0],
            "made": paths[1],
        }
        self._record.parent.mkdir(parents=True, exist_ok=True)
        new = self._record.with_name(self._record.name + ".new")
        new.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        new.replace(self._record)

    def forget(self) -> None:
        """Nothing is known any more."""
        self._record.unlink(missing_ok=True)

    def _now(self, beside: Sequence[str], made: Sequence[str]) -> str:
        paths = [Path(each) for each in (*beside, *made)]
        said = f"{_FORMAT}\n{sys.version}\n{self._asked}\n{self._from}\n{_digest(paths)}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(paths: Iterable[Path | os.DirEntry[str]]) -> str:
    """Of the names, times, sizes and numbers of what stands there."""
    found = hashlib.sha256()
    for path in paths:
        found.update(f"{os.fspath(path)}\n{_stamp(path)}\n".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _stamp(path: Path | os.DirEntry[str]) -> str:
    try:
        seen = path.stat()
    except OSError:
        return ""
    times = f"{seen.st_mtime_ns} {seen.st_ctime_ns}"
    return f"{seen.st_mode} {seen.st_ino} {seen.st_size} {times}"


def _below(trees: Iterable[Path]) -> Iterator[Path | os.DirEntry[str]]:
    for tree in trees:
        yield tree
        yield from _entries(tree)


def _entries(folder: Path | os.DirEntry[str]) -> Iterator[os.DirEntry[str]]:
    """What is below a folder, by name; a link to a folder is not gone into."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except OSError:
        return
    for entry in entries:
        if entry.name in _LEFT_OUT:
            continue
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry)
