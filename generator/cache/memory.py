"""What is not read and compared again: within a program that runs on, or from one to the next."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from generator.cache.program import program_digest
from generator.cache.reports import TABLES, TAKEN, Held, KeptCompared, KeptReports
from generator.cache.store import Store, packed, unpacked
from generator.cache.values import StoredValues, Values
from generator.checks.engine import Known
from generator.errors import CacheError
from generator.load.content import SETTINGS
from generator.load.remembered import Remembered, Stamp, is_regular
from generator.load.settings import Settings
from generator.model.keep import Keep, anew
from generator.model.performance import Schemes

_SETTINGS: Final = "settings"
"""Under which name they are kept among what is made of reports; all of that depends on them."""


class Memory:
    """Reports and comparisons of one content folder, held by this process."""

    def __init__(self) -> None:
        self.content: Remembered[Settings] = Remembered()
        self._values = Values()
        self._comparisons: Known = {}
        self._schemes: Schemes | None = None

    def compared(self, schemes: Schemes) -> Known:
        """What is known by these schemes."""
        if schemes is not self._schemes:
            self._comparisons.clear()
            self._values = Values()
            self._schemes = schemes
        return self._comparisons

    @property
    def values(self) -> Keep:
        """What was made of reports under these settings."""
        return self._values

    def keep(self) -> None:
        """Keep what was found for the next program."""

    def close(self) -> None:
        """Let go of it."""


class DiskMemory(Memory):
    """The same in a file, so that it is there for the next program and takes little memory."""

    def __init__(self, path: Path, content: Path, *, is_reader: bool = False) -> None:
        """The file at `path`, of the content folder; a reader finds there all that it asks for."""
        super().__init__()
        self._kept = _KeptContent(path, content, is_reader=is_reader)
        self.content = self._kept

    def compared(self, schemes: Schemes) -> Known:
        """What is known by these schemes."""
        settings = self._kept.settings
        is_of_them = settings is not None and settings.schemes is schemes
        return self._kept.compared if is_of_them else {}

    @property
    def values(self) -> Keep:
        """What was made of reports under these settings."""
        return self._kept.values

    def keep(self) -> None:
        """Keep what was found for the next program.

        Raises:
            CacheError: the disk takes no more.
        """
        self._kept.keep()

    def take(self, path: Path) -> None:
        """Take over what another process found of the same content, in a file of its own.

        Raises:
            CacheError: the file cannot be read, or the settings have changed since.
        """
        self._kept.take(path)

    def close(self) -> None:
        """Let go of the file; reports that were not read yet cannot be read any more."""
        if self._kept.store is not None:
            self._kept.store.close()


class _KeptContent(Remembered[Settings]):
    """Opens the file when the settings are known, which all that it holds depends on."""

    def __init__(self, path: Path, content: Path, *, is_reader: bool) -> None:
        super().__init__()
        self._is_reader = is_reader
        self._path = path
        self._content = content
        self.store: Store | None = None
        self.compared: Known = {}
        self.values: Keep = anew

    def take(self, path: Path) -> None:
        """Add the rows of another file to those of this one."""
        if self.store is None or self.settings is None:
            raise CacheError("还没有读设置：请再运行一次")
        self.store.take(path, TAKEN)
        self._open(self.store, self.settings)

    def keep(self) -> None:
        """Write all that was found."""
        if self.store is not None and isinstance(self.reports, KeptReports):
            if not self._is_reader:
                self.reports.keep()
            self.store.done()

    def _open(self, store: Store, settings: Settings) -> None:
        held = Held(store)
        self.reports = KeptReports(store, held, settings.divisions)
        self.compared = KeptCompared(store, held)
        self.values = StoredValues(store, is_reader=self._is_reader)

    def kept_settings(self) -> Settings | None:
        """Those of the program before, if they are of the files as they are."""
        try:
            if not all(map(is_regular, (self._content / name for name in SETTINGS))):
                return None  # what that is, is told by who reads it
            store = Store(self._path, self._version(), TABLES, is_reader=True)
        except (CacheError, OSError):
            return None
        try:
            rows = store.rows("SELECT value FROM kept WHERE name = ?", _SETTINGS)
            found: Settings | None = unpacked(rows[0][0]) if rows else None
        except CacheError:
            return None
        finally:
            store.close()
        return found

    def keep_settings(self, stamps: tuple[Stamp | None, ...], settings: Settings | None) -> None:
        """Keep settings without findings, and what was made beside the same ones before."""
        self.stamps, self.settings = stamps, settings
        self.reports, self.compared, self.values = {}, {}, anew
        if self.store is not None:
            self.store.close()
            self.store = None
        if settings is not None:
            self.store = Store(self._path, self._version(), TABLES, is_reader=self._is_reader)
            self._open(self.store, settings)
            self._keep_for_the_next(self.store, settings)

    def _keep_for_the_next(self, store: Store, settings: Settings) -> None:
        is_there = store.rows("SELECT 1 FROM kept WHERE name = ?", _SETTINGS)
        if not is_there and not self._is_reader:
            store.keep("INSERT INTO kept VALUES (?, ?, ?)", _SETTINGS, b"", packed(settings))
            store.done()  # others may write until there is something of reports

    def _version(self) -> str:
        found = hashlib.sha256(program_digest().encode())
        for name in SETTINGS:
            found.update((self._content / name).read_bytes())
        return found.hexdigest()
