"""A file of the cache: tables of packed values in SQLite, checked when they are read.

A file of another program, of other settings, or damaged in any way counts for nothing: it is made
anew. Values are pickled by this program for itself, like the bytecode beside its modules.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from generator.errors import CacheError

_PATIENCE: Final = 30
_CARELESS: Final = "PRAGMA synchronous = OFF"
"""What a power cut damages is made anew."""

_READING: Final = "PRAGMA query_only = ON"

_CHECK: Final = 8
"""Bytes of a digest before each value."""


class Store:
    """One file; `version` names everything that its values depend on but their keys."""

    def __init__(self, path: Path, version: str, tables: str, *, is_reader: bool = False) -> None:
        """Open the file, or make it anew. `tables` are statements that make its tables.

        A reader never writes into the file, which is another process's.

        Raises:
            CacheError: it can neither be opened nor made.
        """
        self.path = path
        self._is_reader = is_reader
        try:
            self.base = self._kept(version) or self._anew(version, tables)
        except (sqlite3.Error, OSError) as error:
            raise CacheError(f"写不进缓存 {path}：{error}") from error

    def _kept(self, version: str) -> sqlite3.Connection | None:
        if not self.path.is_file():
            return None
        base = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
        try:
            base.execute(_READING if self._is_reader else _CARELESS)
            if base.execute("SELECT said FROM version").fetchone() == (version,):
                return base
        except sqlite3.Error:
            pass  # no database, or a damaged one
        base.close()
        return None

    def _anew(self, version: str, tables: str) -> sqlite3.Connection:
        if self._is_reader:
            raise CacheError(f"{self.path} 刚刚改过：请再运行一次")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for end in ("", "-journal", "-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        base = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
        base.execute(_CARELESS)
        base.executescript("CREATE TABLE version (said TEXT NOT NULL);" + tables)
        base.execute("INSERT INTO version VALUES (?)", (version,))
        base.commit()
        return base

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:  # of any columns
        """The answer to a question.

        Raises:
            CacheError: the file is damaged.
        """
        try:
            return self.base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise CacheError(f"缓存用不了（{error}）：请再运行一次") from error

    def keep(self, statement: str, *values: object) -> None:
        """Change something; it is kept when `done` is called.

        Raises:
            CacheError: it cannot be written.
        """
        try:
            self.base.execute(statement, values)
        except sqlite3.Error as error:
            raise CacheError(f"缓存用不了（{error}）：请再运行一次") from error

    def done(self) -> None:
        """Keep what was changed.

        Raises:
            CacheError: it cannot be written.
        """
        try:
            self.base.commit()
        except sqlite3.Error as error:
            raise CacheError(f"缓存用不了（{error}）：请再运行一次") from error

    def take(self, path: Path, tables: Iterable[str]) -> None:
        """Add the rows of another file of the same version; those with the same keys go.

        Raises:
            CacheError: that file is damaged, or of another version.
        """
        self.done()
        self.keep("ATTACH ? AS other", str(path))
        try:
            versions = self.rows(
                "SELECT said FROM main.version UNION SELECT said FROM other.version"
            )
            if len(versions) != 1:
                raise CacheError("内容刚刚改过：请再运行一次")
            for table in tables:
                self.keep(f"REPLACE INTO main.{table} SELECT * FROM other.{table}")  # noqa: S608  # our own names
            self.done()
        finally:
            self.keep("DETACH other")

    def close(self) -> None:
        """Let go of the file; what was not kept is lost."""
        with contextlib.suppress(sqlite3.Error):
            self.base.close()


def packed(value: object) -> bytes:
    """A value with its digest."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return hashlib.blake2b(content, digest_size=_CHECK).digest() + content


def unpacked(content: bytes) -> Any:  # whatever was packed
    """The value.

    Raises:
        CacheError: the bytes are not those that were written.
    """
    digest, value = content[:_CHECK], content[_CHECK:]
    if hashlib.blake2b(value, digest_size=_CHECK).digest() != digest:
        raise CacheError("缓存坏了：请再运行一次")
    return pickle.loads(value)  # noqa: S301  # written by this program, and found unchanged
