"""On which pages a piece stands: a list of slots in as few bytes as may be.

A list is cut into blocks (see `slots`), each written in the shortest of three ways: the distances
between its pages, the distances between the pages that it lacks, or one bit a page. All numbers
are varints: seven bits a byte, lowest first, the eighth set on all but the last.

    block   distance from the block before · length * 4 + way · bytes
    way     0 pages held · 1 pages lacking · 2 first byte's number, then bits
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.search.slots import LOW_BITS, block, low


def posting(slots: Sequence[int], occupied: Mapping[int, Sequence[int]]) -> bytes:
    """The bytes of an ascending list of slots; `occupied` holds the pages of each block."""
    parts = []
    before = 0
    for number, group in groupby(slots, key=block):
        way, shortest = _shortest([low(slot) for slot in group], occupied[number])
        parts += [varint(number - before), varint(len(shortest) << 2 | way), shortest]
        before = number
    return b"".join(parts)


def _shortest(held: Sequence[int], occupied: Sequence[int]) -> tuple[int, bytes]:
    """The shortest way and its bytes; one that cannot be shorter is not made."""
    way, found = 2, _bits(held)
    if len(occupied) - len(held) <= len(found):
        lacking = _distances(sorted(set(occupied).difference(held)))
        way, found = min((1, lacking), (way, found), key=_length)
    if len(held) <= len(found):
        way, found = min((0, _distances(held)), (way, found), key=_length)
    return way, found


def _length(written: tuple[int, bytes]) -> int:
    return len(written[1])


def pages(encoded: bytes, occupied: Mapping[int, Sequence[int]]) -> list[int]:
    """The slots of a list: what the browser reads."""
    found: list[int] = []
    at = number = 0
    while at < len(encoded):
        distance, at = read_varint(encoded, at)
        header, at = read_varint(encoded, at)
        number += distance
        content = encoded[at : at + (header >> 2)]
        at += header >> 2
        found += [
            number << LOW_BITS | each for each in _read(header & 3, content, occupied[number])
        ]
    return found


def varint(number: int) -> bytes:
    """A number of seven bits a byte, lowest first."""
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)


def read_varint(encoded: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where the next one begins."""
    number = shift = 0
    while encoded[at] > 127:
        number |= (encoded[at] & 127) << shift
        shift += 7
        at += 1
    return number | encoded[at] << shift, at + 1


def _distances(numbers: Iterable[int]) -> bytes:
    """Each number as what is left out between it and the one before."""
    found = bytearray()
    before = -1
    for number in numbers:
        distance = number - before - 1
        found += varint(distance) if distance > 127 else distance.to_bytes(1, "little")
        before = number
    return bytes(found)


def _bits(numbers: Sequence[int]) -> bytes:
    first = numbers[0] >> 3
    found = bytearray((numbers[-1] >> 3) - first + 1)
    for number in numbers:
        found[(number >> 3) - first] |= 1 << (number & 7)
    return varint(first) + bytes(found)


def _read(way: int, content: bytes, occupied: Sequence[int]) -> Iterable[int]:
    if way == 0:
        return _read_distances(content)
    if way == 1:
        lacking = set(_read_distances(content))
        return [each for each in occupied if each not in lacking]
    first, at = read_varint(content, 0)
    return (
        (first + number) * 8 + bit
        for number, byte in enumerate(content[at:])
        for bit in range(8)
        if byte >> bit & 1
    )


def _read_distances(content: bytes) -> Iterator[int]:
    at, number = 0, -1
    while at < len(content):
        distance, at = read_varint(content, at)
        number += distance + 1
        yield number
