"""The index cut into small files, so that a query fetches only those that hold its pieces.

A piece belongs to the file that its FNV-1a hash names. Files are plain: what changes little stays
alike, and the server compresses. A record is the piece's length in bytes, the piece, the length of
its list, the list; records are in the order of their pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import starmap
from typing import Final, NamedTuple

from generator.search.hashing import fnv1a
from generator.search.postings import read_varint, varint

_LARGEST: Final = 10_000
"""Bytes of a file on average, at most: six of them and ten texts stay near 80 KB a query."""

_APART: Final = 1 << 12
"""Heaps in which pieces wait; a power of two, as the number of files is."""


def shard_count(total: int) -> int:
    """How many files hold so many bytes of records: a power of two."""
    count = 1
    while total > _LARGEST * count:
        count *= 2
    return count


class Shards:
    """Pieces with their lists as they come, until it is known how many files hold them.

    They wait as bytes, laid apart by their hashes: the hundreds of thousands of a country would
    take several times as much as objects.
    """

    def __init__(self) -> None:
        self._apart = [bytearray() for _ in range(_APART)]
        self.total = 0
        """Bytes of all records."""

    def add(self, gram: str, posting: bytes) -> None:
        """A piece, once."""
        content = record(gram, posting)
        self._apart[fnv1a(gram) % _APART] += content
        self.total += len(content)

    def files(self) -> Iterator[bytes]:
        """All files, in the order of their numbers."""
        count = shard_count(self.total)
        for number in range(count):
            held = b"".join(self._apart[number % _APART :: count])
            found = sorted(records(held))
            if count > _APART:
                found = [each for each in found if fnv1a(each[0]) % count == number]
            yield b"".join(starmap(record, found))


def record(gram: str, posting: bytes) -> bytes:
    """A piece with its list as bytes."""
    encoded = gram.encode()
    return b"".join((varint(len(encoded)), encoded, varint(len(posting)), posting))


def records(file: bytes) -> Iterator[tuple[str, bytes]]:
    """The pieces of a file with their lists: what the browser reads."""
    at = 0
    while at < len(file):
        length, at = read_varint(file, at)
        gram = file[at : at + length].decode()
        length, at = read_varint(file, at + length)
        yield gram, file[at : at + length]
        at += length


class _Place(NamedTuple):
    """Where a record begins, its list begins, and it ends; all the same where there is none."""

    start: int
    posting: int
    end: int


def changed_shard(
    file: bytes, grams: Iterable[str], change: Callable[[str, bytes], bytes]
) -> bytes:
    """The file with other lists for some pieces; what stands between them is taken as it is.

    `change` is given a piece and its list and says the new one. An empty list is that of a piece
    that is not there.
    """
    parts = []
    taken = 0
    for gram in sorted(grams):
        place = _place(file, taken, gram.encode())
        posting = change(gram, file[place.posting : place.end])
        parts += [file[taken : place.start], record(gram, posting) if posting else b""]
        taken = place.end
    return b"".join((*parts, file[taken:]))


def _place(file: bytes, at: int, wanted: bytes) -> _Place:
    """Looks from `at` on; the order of pieces is that of their bytes, as UTF-8 has it."""
    end = len(file)
    while at < end:
        length, name = (file[at], at + 1) if file[at] < 128 else read_varint(file, at)
        after = name + length
        size, posting = (file[after], after + 1) if file[after] < 128 else read_varint(file, after)
        if file[name:after] >= wanted:
            is_there = file[name:after] == wanted
            return _Place(at, posting, posting + size) if is_there else _Place(at, at, at)
        at = posting + size
    return _Place(end, end, end)
