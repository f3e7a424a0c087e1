"""The index cut into small files, so that a query fetches only those that hold its pieces.

A piece belongs to the file that its FNV-1a hash names. Files are plain: what changes little stays
alike, and the server compresses. A record is the piece's length in bytes, the piece, the length of
its list, the list; records are in the order of their pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.search.hashing import fnv1a
from generator.search.postings import read_varint, varint

_LARGEST: Final = 10_000
"""Bytes of a file on average, at most: six of them and ten texts stay near 80 KB a query."""


def shard_count(total: int) -> int:
    """How many files hold so many bytes of records: a power of two."""
    count = 1
    while total > _LARGEST * count:
        count *= 2
    return count


def shards(found: Iterable[tuple[str, bytes]], total: int) -> list[bytes]:
    """The files, from all pieces with their records, which have `total` bytes together."""
    files: list[list[tuple[str, bytes]]] = [[] for _ in range(shard_count(total))]
    for each in found:
        files[fnv1a(each[0]) % len(files)].append(each)
    return [b"".join(content for _, content in sorted(file)) for file in files]


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


def changed_shard(held: Mapping[str, bytes], changes: Mapping[str, bytes]) -> bytes:
    """A file whose pieces were `held`, with other lists for some; one with an empty list goes."""
    kept = {**held, **changes}
    return b"".join(record(gram, kept[gram]) for gram in sorted(kept) if kept[gram])
