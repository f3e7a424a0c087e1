"""The folder that a site is published into: its releases, the one shown, and its log.

    current            the release that readers see: point the web server here
    releases/0001-…/   each release kept, whole

The log is the one of the current release: with it the switch itself is what readers are told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import OutputError
from generator.release import log as logs
from generator.release.log import Log
from generator.release.manifest import LOG, MANIFEST, Manifest, decoded
from generator.release.switch import RELEASES, current_name, finish, folder_of, switch, way_of
from generator.release.tree import removed, sweep, write_durably

_NAME: Final = re.compile(r"\d{4,}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Target:
    """A folder that is published into. What changes it asks for its lock first."""

    root: Path

    @property
    def releases(self) -> Path:
        """Where releases lie."""
        return self.root / RELEASES

    @property
    def current(self) -> str:
        """The name of the release that is shown; empty before the first."""
        return current_name(self.root)

    @property
    def names(self) -> tuple[str, ...]:
        """All releases that are kept, oldest first."""
        inside = self.releases.iterdir() if self.releases.is_dir() else ()
        found = {path.name for path in inside if _NAME.fullmatch(path.name)}
        return tuple(sorted(found | ({self.current} - {""}), key=number_of))

    def folder(self, name: str) -> Path:
        """The folder of a release."""
        return folder_of(self.root, name)

    def manifest(self, name: str) -> Manifest:
        """What a release holds.

        Raises:
            OutputError: its manifest is damaged.
        """
        path = self.folder(name) / MANIFEST
        found = decoded(path.read_bytes()) if path.is_file() else None
        if found is None:
            raise OutputError(f"{name} 的 {MANIFEST} 不完好：先用 disclose verify 查看")
        return found

    def log(self, name: str) -> Log:
        """The log as a release carries it.

        Raises:
            OutputError: the log is damaged: nothing may be built on it.
        """
        path = self.folder(name) / LOG
        found, wrong = logs.decoded(path.read_bytes() if path.is_file() else b"")
        if wrong or not found:
            raise OutputError(f"{name} 的 {LOG} 不完好：先用 disclose verify 查看，恢复后再发布")
        return found

    def recover(self) -> Log:
        """Finish or undo what an interrupted run left; the log as it then stands."""
        finish(self.root)
        self.releases.mkdir(parents=True, exist_ok=True)
        sweep(self.releases)
        log = self._known() if self.current else self._first()
        self.take_down(log)
        return log

    def _known(self) -> Log:
        """The log of the release that is shown; what was never shown goes."""
        log = self.log(self.current)
        known = {each.release for each in log}
        for name in self.names:
            if number_of(name) not in known:
                removed(self.folder(name))  # made whole, and never shown
            elif number_of(name) in logs.taken_down(log):
                continue
            elif name != self.current and len(self.log(name)) > len(log):
                write_durably(self.folder(name) / LOG, logs.encoded(log))
        return log

    def _first(self) -> Log:
        """Nothing is shown: what was made last is, if there is anything."""
        found = [(len(self.log(name)), name) for name in self.names]
        if not found:
            return ()
        log = self.log(max(found)[1])
        shown = next(name for name in self.names if number_of(name) == log[-1].release)
        write_durably(self.folder(shown) / LOG, logs.encoded(log))
        switch(self.root, shown, way_of(self.root, renames=False))
        return log

    def held_back(self, log: Log) -> tuple[str, ...]:
        """What is here still of releases that the log says were taken down."""
        gone = logs.taken_down(log)
        return tuple(name for name in self.names if number_of(name) in gone)

    def take_down(self, log: Log) -> tuple[str, ...]:
        """Remove every release that the log says was taken down; what could not be removed."""
        for name in self.held_back(log):
            self._remove(name)
        sweep(self.releases)
        return (*self.held_back(log), *(path.name for path in self.releases.glob(".old-*")))

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove the oldest releases beyond `keep`, never the current one; their names."""
        names = self.names
        gone = tuple(name for name in names[: max(0, len(names) - keep)] if name != self.current)
        return tuple(name for name in gone if self._remove(name))

    def _remove(self, name: str) -> bool:
        """Whether it could be removed: a file that someone has open waits for the next time."""
        try:
            removed(self.folder(name))
        except OSError:
            return False
        return True


def number_of(name: str) -> int:
    """The number of a release by its folder's name."""
    return int(name.partition("-")[0])
