"""What a build of the index leaves for the next one: columns of all pages, and common pieces.

A cache in SQLite: of another program, damaged, or of a build that was broken off, it counts for
nothing, and the index is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

_TABLES: Final = """
create table fact (name text primary key, value text not null) without rowid;
create table page (
    slot integer primary key, address text not null, key text not null, facts text not null,
    size integer not null
);
create index page_at on page (address);
create table common (
    block integer, gram text, way integer, lacking integer, length integer,
    primary key (block, gram)
) without rowid;
"""


_CARELESS: Final = "pragma synchronous = off"
"""A cache that is lost with the power costs time and nothing else."""


class PageRow(NamedTuple):
    """A page as it was indexed: `key` says from what, `facts` is `PageFacts.as_json`."""

    slot: int
    address: str
    key: str
    facts: str
    size: int


class Common(NamedTuple):
    """A piece of many pages of a block, and how these were written (see `postings.Run`)."""

    block: int
    gram: str
    way: int
    lacking: int
    length: int


class State:
    """The kept facts, pages and common pieces; nothing is kept before `done`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @classmethod
    def new(cls, path: Path, program: str) -> State:
        """An empty state of this program, in a file that is not there yet."""
        state = cls(sqlite3.connect(path))
        state._database.execute(_CARELESS)
        state._database.executescript(_TABLES)
        state.keep({"program": program})
        return state

    @classmethod
    def kept(cls, path: Path, program: str) -> State | None:
        """The whole state that this program left; None where there is no such thing."""
        if not path.is_file():
            return None
        state = cls(sqlite3.connect(path))
        try:
            state._database.execute(_CARELESS)
            if state.fact("program") == program and state.fact("is_whole"):
                return state
        except sqlite3.DatabaseError:
            pass  # damaged: as good as none
        state.close()
        return None

    def fact(self, name: str) -> str:
        """A single fact; empty where there is none."""
        row = self._database.execute("select value from fact where name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, facts: Mapping[str, str]) -> None:
        """Keep single facts."""
        self._database.executemany("replace into fact values (?, ?)", facts.items())

    def pages(self) -> Iterator[PageRow]:
        """All pages in the order of their slots."""
        return map(PageRow._make, self._database.execute("select * from page order by slot"))

    def keys(self) -> dict[int, str]:
        """The key of each slot's page."""
        return dict(self._database.execute("select slot, key from page"))

    def row(self, slot: int) -> PageRow:
        """The page in a slot."""
        found = self._database.execute("select * from page where slot = ?", (slot,)).fetchone()
        return PageRow._make(found)

    def facts_at(self, address: str) -> str:
        """The facts of the page at an address; empty where there is none."""
        asked = "select facts from page where address = ?"
        found = self._database.execute(asked, (address,)).fetchone()
        return str(found[0]) if found else ""

    def keep_pages(self, rows: Iterable[PageRow]) -> None:
        """Put pages into their slots."""
        self._database.executemany("replace into page values (?, ?, ?, ?, ?)", rows)

    def drop_pages(self, slots: Iterable[int]) -> None:
        """Empty slots."""
        self._database.executemany("delete from page where slot = ?", ((each,) for each in slots))

    def common(self, block: int) -> Iterator[Common]:
        """The common pieces of a block."""
        rows = self._database.execute("select * from common where block = ?", (block,))
        return map(Common._make, rows)

    def keep_common(self, found: Iterable[Common]) -> None:
        """Keep how common pieces were written."""
        self._database.executemany("replace into common values (?, ?, ?, ?, ?)", found)

    def drop_common(self, found: Iterable[tuple[int, str]]) -> None:
        """Forget pieces of blocks."""
        self._database.executemany("delete from common where block = ? and gram = ?", found)

    def begin(self) -> None:
        """From here on the files are being written: what breaks off now counts for nothing."""
        self.keep({"is_whole": ""})
        self._database.commit()

    def done(self) -> None:
        """The files are as the state says."""
        self.keep({"is_whole": "yes"})
        self._database.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
