"""What a workspace knows of its files: of which product each is, and what that was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.cache.store import Store, unpacked
from generator.export.product import Facts

_TABLES: Final = """
CREATE TABLE products (name TEXT PRIMARY KEY, state BLOB, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT PRIMARY KEY, product TEXT NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_of ON files (product);
CREATE TABLE kept (
  name TEXT PRIMARY KEY, product TEXT NOT NULL, state BLOB NOT NULL, value BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX kept_of ON kept (product);
CREATE TABLE facts (name TEXT PRIMARY KEY, said TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE journal (path TEXT PRIMARY KEY, way INTEGER NOT NULL) WITHOUT ROWID;
"""
_FORMAT: Final = "1"
NAME: Final = "site.sqlite"


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a product: bytes and SHA-256."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A file that another process wrote, and where."""

    at: Path
    written: Written


@dataclass(frozen=True, slots=True)
class Taken:
    """A product that another process made: what it says of itself, where its files are."""

    facts: Facts
    files: tuple[tuple[str, Elsewhere], ...]


def ledger(path: Path, *, is_reader: bool = False) -> Store:
    """The file at a path; see `Store`.

    Raises:
        CacheError: it can neither be opened nor made.
    """
    return Store(path, _FORMAT, _TABLES, is_reader=is_reader)


def fact(store: Store, name: str) -> str:
    """What was remembered under this name; empty where nothing was."""
    found = store.rows("SELECT said FROM facts WHERE name = ?", name)
    return str(found[0][0]) if found else ""


def files_of(store: Store, product: str) -> Iterator[tuple[str, Written]]:
    """The files of a product, by path."""
    rows = store.rows("SELECT path, size, digest FROM files WHERE product = ?", product)
    return ((path, Written(size, digest)) for path, size, digest in rows)


class Part:
    """A workspace that another process finished: what it made is taken over by name and state."""

    def __init__(self, root: Path) -> None:
        """Open it.

        Raises:
            CacheError: there is none, or it is damaged.
        """
        self._root = root
        self._store = ledger(root / NAME, is_reader=True)
        self.base = fact(self._store, "base")
        self.names = frozenset(name for (name,) in self._store.rows("SELECT name FROM products"))

    def product(self, name: str, state: bytes) -> Taken | None:
        """A product, if it was made from this."""
        found = self._store.rows("SELECT state, facts FROM products WHERE name = ?", name)
        if not found or found[0][0] != state:
            return None
        files = (
            (path, Elsewhere(self._root / path, made)) for path, made in files_of(self._store, name)
        )
        return Taken(json.loads(found[0][1]), tuple(files))

    def value(self, name: str, state: bytes) -> tuple[Any] | None:  # whatever was packed
        """A value that was kept, alone in a tuple, if it was made from this."""
        found = self._store.rows("SELECT state, value FROM kept WHERE name = ?", name)
        return (unpacked(found[0][1]),) if found and found[0][0] == state else None

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
