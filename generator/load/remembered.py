"""What a program that reads a content folder again and again need not read again."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from generator.findings import Finding
from generator.model.dataset import Entry

S = TypeVar("S")

Stamp: TypeAlias = tuple[int, int, int]
"""By which a file is taken for the same: time of its last change (ns), size, number on the disk."""


def stamp_of(file: Path | os.DirEntry[str]) -> Stamp | None:
    """The stamp of a file, of a link its own; None where there is none."""
    try:
        found = file.stat(follow_symlinks=False)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def is_regular(path: Path) -> bool:
    """Whether there is a file of bytes: no link, no folder, no device.

    Raises:
        OSError: there is nothing.
    """
    return stat.S_ISREG(path.lstat().st_mode)


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a report file that had this stamp."""

    stamp: Stamp
    entry: Entry | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """Files as they were just now, in order, and what was wrong with their folders."""

    files: tuple[tuple[str, Stamp | None], ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Remembered(Generic[S]):
    """Settings of type S by the stamps of their files, and reports, which are read beside them.

    Files are named by their paths below the content folder, as texts: a country has thousands.
    `walk` is there where the next to read need not look at the folders again.
    """

    stamps: tuple[Stamp | None, ...] = ()
    settings: S | None = None
    reports: dict[str, Read] = field(default_factory=dict)
    walk: Walk | None = None

    def kept_settings(self) -> S | None:
        """Those of the program before, if they are of the files as they are; this one has none."""
        return None

    def keep_settings(self, stamps: tuple[Stamp | None, ...], settings: S | None) -> None:
        """Keep settings without findings; under other settings all reports are read again."""
        self.stamps, self.settings = stamps, settings
        self.reports.clear()

    def read(self, path: str, stamp: Stamp | None) -> Read | None:
        """What was made of a report file, if it had this stamp."""
        found = self.reports.get(path)
        return found if found is not None and found.stamp == stamp else None

    def forget_others(self, paths: Iterable[str]) -> None:
        """Forget reports whose files are gone."""
        for gone in self.reports.keys() - set(paths):
            del self.reports[gone]
