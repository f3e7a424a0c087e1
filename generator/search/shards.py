"""The index cut into small files, so that a query fetches only those that hold its pieces.

A piece belongs to the file that its FNV-1a hash names. Files are plain: what changes little stays
alike, and the server compresses. A record is the piece's length in bytes, the piece, the length of
its list, the list; records are in the order of their pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.search.postings import read_varint, varint

_LARGEST: Final = 10_000
"""Bytes of a file on average, at most: six of them and ten texts stay near 80 KB a query."""

_OFFSET: Final = 2166136261
_PRIME: Final = 16777619


def fnv1a(gram: str) -> int:
    """The 32-bit FNV-1a hash of a piece in UTF-16, low byte first."""
    found = _OFFSET
    for byte in gram.encode("utf-16-le"):
        found = (found ^ byte) * _PRIME & 0xFFFFFFFF
    return found


def shards(postings: Mapping[str, bytes]) -> list[bytes]:
    """The files, as many as a power of two."""
    records = {gram: _record(gram, postings[gram]) for gram in sorted(postings)}
    total = sum(map(len, records.values()))
    count = 1
    while total > _LARGEST * count:
        count *= 2
    files: list[list[bytes]] = [[] for _ in range(count)]
    for gram, record in records.items():
        files[fnv1a(gram) % count].append(record)
    return [b"".join(file) for file in files]


def records(file: bytes) -> Iterator[tuple[str, bytes]]:
    """The pieces of a file with their lists: what the browser reads."""
    at = 0
    while at < len(file):
        length, at = read_varint(file, at)
        gram = file[at : at + length].decode()
        length, at = read_varint(file, at + length)
        yield gram, file[at : at + length]
        at += length


def _record(gram: str, posting: bytes) -> bytes:
    encoded = gram.encode()
    return b"".join((varint(len(encoded)), encoded, varint(len(posting)), posting))
