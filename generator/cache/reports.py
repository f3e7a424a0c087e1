"""Reports and comparisons as the build before left them, and those that this one makes.

What lists need is read at once, all else when somebody asks; of that only the last few are held,
so that memory does not grow with the number of reports.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from functools import cached_property
from typing import Any, Final

from generator.cache.cards import CardPlace, Cards
from generator.cache.store import Store, packed, unpacked
from generator.errors import CacheError
from generator.findings import DocPath
from generator.load.remembered import Read, Stamp
from generator.model.card import Card
from generator.model.dataset import Entry
from generator.model.edition import Compared
from generator.model.report import EvaluationKind, Report
from generator.model.verdict import CheckResults, Comparison, Counts
from generator.places.area import area_of
from generator.places.division import Divisions

_MOST_HELD: Final = 400
"""Values that are held in memory beside the cache: what is asked of the reports of a prefecture."""

TABLES: Final = """
CREATE TABLE reports (
  path BLOB PRIMARY KEY, stamp TEXT,
  division INTEGER, file BLOB, digest TEXT, year INTEGER, department TEXT, kind TEXT,
  checked_on TEXT, rare INTEGER, said BLOB, findings BLOB, card BLOB, body BLOB
) WITHOUT ROWID;
CREATE TABLE compared (state BLOB PRIMARY KEY, briefly BLOB, results BLOB) WITHOUT ROWID;
CREATE TABLE compared_of (
  state BLOB, file BLOB, body BLOB, PRIMARY KEY (state, file)
) WITHOUT ROWID;
CREATE TABLE cards (area BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE kept (name TEXT PRIMARY KEY, state BLOB, value BLOB) WITHOUT ROWID;
"""

TAKEN: Final = ("reports", "compared", "compared_of")
"""What another process may find out."""


class Held:
    """The last values that were asked for, by question and what it asks about."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._values: OrderedDict[tuple[object, ...], Any] = OrderedDict()  # of any kind
        self._one_at_a_time = threading.Lock()

    def put(self, value: object, question: str, *about: object) -> None:
        """Hold a value that was just made."""
        with self._one_at_a_time:
            self._values[question, *about] = value
            if len(self._values) > _MOST_HELD:
                self._values.popitem(last=False)

    def value(self, question: str, *about: object) -> Any:  # whatever was packed
        """A value of the cache.

        Raises:
            CacheError: it is damaged, or gone: another run has other content.
        """
        with self._one_at_a_time:
            if (question, *about) in self._values:
                self._values.move_to_end((question, *about))
                return self._values[question, *about]
        rows = self._store.rows(question, *about)
        if not rows:
            raise CacheError("缓存里没有这份报告了：内容刚刚改过，请再运行一次")
        found = unpacked(rows[0][0])
        self.put(found, question, *about)
        return found


_KNOWN: Final = "division, file, digest, year, department, kind, checked_on, rare, said"
_PUT: Final = (
    f"REPLACE INTO reports (path, stamp, findings, {_KNOWN}, card, body) "  # noqa: S608  # our own names
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_REPORT: Final = "SELECT body FROM reports WHERE path = ? AND digest = ?"
_CARD: Final = "SELECT card FROM reports WHERE path = ? AND digest = ?"
_RESULTS: Final = "SELECT results FROM compared WHERE state = ?"
_COMPARISONS: Final = "SELECT body FROM compared_of WHERE state = ? AND file = ?"


class StoredEntry(Entry):
    """A report that is read from the cache when it is asked for."""

    def __init__(self, held: Held, cards: Cards, path: bytes, **known: object) -> None:
        """`known` are the fields that are at hand."""
        self.__dict__.update(
            known, _held=held, _cards=cards, _path=path
        )  # frozen, as every entry is

    _held: Held
    _cards: Cards
    _path: bytes

    @property
    def report(self) -> Report:
        """The report."""
        return self._body[0]

    @property
    def places(self) -> Mapping[DocPath, tuple[int, int]]:
        """Where in the file each value is."""
        return self._body[1]

    @property
    def _body(self) -> tuple[Report, Mapping[DocPath, tuple[int, int]]]:
        found: tuple[Report, Mapping[DocPath, tuple[int, int]]]
        found = self._held.value(_REPORT, self._path, self.digest)
        return found

    @cached_property
    def card(self) -> Card:
        """What lists say of the report."""
        area = area_of(self.division.address)
        return self._cards.card(CardPlace(area.encode(), self._path, self.digest))


class StoredCompared:
    """What the checks show of an agency, read when it is asked for; see `Compared`."""

    def __init__(
        self,
        held: Held,
        state: bytes,
        counts: Mapping[str, Counts],
        states: Mapping[str, bytes],
    ) -> None:
        self._held = held
        self.state = state
        self.counts = counts
        self.states = states

    @property
    def results(self) -> Mapping[str, tuple[CheckResults, ...]]:
        """What each check shows."""
        found: Mapping[str, tuple[CheckResults, ...]] = self._held.value(_RESULTS, self.state)
        return found

    @property
    def comparisons(self) -> Mapping[str, tuple[Comparison, ...]]:
        """The comparisons themselves."""
        return _Comparisons(self._held, self.state, self.states)


class _Comparisons(Mapping[str, tuple[Comparison, ...]]):
    """Of an agency, by file; only those of a file that is asked for are read."""

    def __init__(self, held: Held, state: bytes, files: Collection[str]) -> None:
        self._held = held
        self._state = state
        self._files = files

    def __getitem__(self, file: str) -> tuple[Comparison, ...]:
        if file not in self._files:
            raise KeyError(file)
        found: tuple[Comparison, ...] = self._held.value(_COMPARISONS, self._state, _raw(file))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class KeptReports(dict[str, Read]):
    """Reports by path. One that is put here is written, and read from the cache from then on."""

    def __init__(self, store: Store, held: Held, divisions: Divisions) -> None:
        super().__init__()
        self._store = store
        self._held = held
        self._divisions = divisions.all
        self._cards = Cards(store, self._single)
        self._numbers = {division: number for number, division in enumerate(divisions.all)}
        for row in store.rows(f"SELECT path, stamp, findings, {_KNOWN} FROM reports"):  # noqa: S608  # our own names
            path, stamp, findings, *known = row
            entry = self._entry(path, known) if known[1] else None
            found = unpacked(findings) if findings else ()
            super().__setitem__(_text(path), Read(_stamp(stamp), entry, found))

    def __setitem__(self, path: str, read: Read) -> None:
        name, entry, stored = _raw(path), read.entry, None
        values: tuple[object, ...] = (None,) * 11
        if entry is not None:
            body = (entry.report, dict(entry.places))
            self._held.put(body, _REPORT, name, entry.digest)
            self._held.put(entry.card, _CARD, name, entry.digest)
            known = (
                *(self._numbers[entry.division], _raw(entry.file), entry.digest),
                *(entry.year, entry.department, entry.kind.name, entry.checked_on),
                *(int(entry.has_rarities), entry.list_digest),
            )
            stored = self._entry(name, known)
            values = (*known, packed(entry.card), packed(body))
        findings = packed(read.findings) if read.findings else None
        self._store.keep(_PUT, name, " ".join(map(str, read.stamp)), findings, *values)
        super().__setitem__(path, Read(read.stamp, stored, read.findings))

    def __delitem__(self, path: str) -> None:
        super().__delitem__(path)
        self._store.keep("DELETE FROM reports WHERE path = ?", _raw(path))

    def _single(self, place: CardPlace) -> Card:
        found: Card = self._held.value(_CARD, place.path, place.digest)
        return found

    def keep(self) -> None:
        """Write what is read at once."""
        self._cards.keep(set(map(_raw, self)))

    def _entry(self, path: bytes, known: Sequence[Any]) -> StoredEntry:  # the columns of a row
        division, file, digest, year, department, kind, checked_on, rare, said = known
        return StoredEntry(
            self._held,
            self._cards,
            path,
            division=self._divisions[division],
            file=_text(file),
            digest=digest,
            year=year,
            department=department,
            kind=EvaluationKind[kind],
            checked_on=checked_on,
            has_rarities=bool(rare),
            list_digest=said,
        )


def _raw(name: str) -> bytes:
    """The name of a file, which may hold bytes that are no text."""
    return name.encode("utf-8", "surrogatepass")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


def _stamp(said: str) -> Stamp:
    time, size, number = map(int, said.split(" "))
    return time, size, number


class KeptCompared(MutableMapping[bytes, Compared]):
    """What was compared, by its state; see `KeptReports`."""

    def __init__(self, store: Store, held: Held) -> None:
        self._store = store
        self._held = held
        known = store.rows("SELECT state, briefly FROM compared")
        self._found = {
            state: StoredCompared(held, state, *unpacked(briefly)) for state, briefly in known
        }

    def __getitem__(self, state: bytes) -> Compared:
        return self._found[state]

    def __setitem__(self, state: bytes, found: Compared) -> None:
        results = found.results
        values = packed((found.counts, found.states)), packed(results)
        self._store.keep("REPLACE INTO compared VALUES (?, ?, ?)", state, *values)
        self._held.put(results, _RESULTS, state)
        for file, body in found.comparisons.items():
            name = _raw(file)
            self._store.keep("REPLACE INTO compared_of VALUES (?, ?, ?)", state, name, packed(body))
            self._held.put(body, _COMPARISONS, state, name)
        self._found[state] = StoredCompared(self._held, state, found.counts, found.states)

    def __delitem__(self, state: bytes) -> None:
        del self._found[state]
        self._store.keep("DELETE FROM compared WHERE state = ?", state)
        self._store.keep("DELETE FROM compared_of WHERE state = ?", state)

    def __iter__(self) -> Iterator[bytes]:
        return iter(tuple(self._found))

    def __len__(self) -> int:
        return len(self._found)
