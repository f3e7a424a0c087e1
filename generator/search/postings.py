"""On which pages a piece stands: a list of slots in as few bytes as may be.

A list is cut into blocks (see `slots`), each written in the shortest of three ways: the distances
between its pages, the distances between the pages that it lacks, or one bit a page. All numbers
are varints: seven bits a byte, lowest first, the eighth set on all but the last.

    block   distance from the block before · length * 4 + way · bytes
    way     0 pages held · 1 pages lacking · 2 first byte's number, then bits
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from generator.search.slots import LOW_BITS, block, low

HELD, LACKING, BITS = range(3)

_SMALL: Final = tuple(bytes((number,)) for number in range(128))

_PLACES: Final = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
"""The bits set in each byte."""

_UNFINISHED: Final = bytes(range(128, 256))
"""The bytes of a number that are not its last."""

SPARE: Final = 64
"""Pages that may leave a block before its common pieces must be looked for anew."""


class Run(NamedTuple):
    """The pages of one block, written; `lacking` is how many of the block's pages are not there."""

    way: int
    content: bytes
    lacking: int


def posting(slots: Sequence[int], occupied: Mapping[int, Sequence[int]]) -> bytes:
    """The bytes of an ascending list of slots; `occupied` holds the pages of each block."""
    return join(runs(slots, occupied))


def runs(slots: Sequence[int], occupied: Mapping[int, Sequence[int]]) -> dict[int, Run]:
    """The list cut into blocks, each in the shortest way."""
    return {
        number: run([low(slot) for slot in group], occupied[number])
        for number, group in groupby(slots, key=block)
    }


def run(held: Sequence[int], occupied: Sequence[int]) -> Run:
    """The pages of one block in the shortest way; one that cannot be shorter is not made."""
    lacking = len(occupied) - len(held)
    first = held[0] >> 3
    way, length = BITS, len(varint(first)) + (held[-1] >> 3) - first + 1
    content = b""
    if lacking <= length:
        content = _distances(sorted(set(occupied).difference(held)))
        way, length = min((LACKING, len(content)), (way, length), key=_second)
    if len(held) <= length:
        distances = _distances(held)
        if len(distances) <= length:
            return Run(HELD, distances, lacking)
    return Run(way, content if way == LACKING else _bits(held), lacking)


def _second(pair: tuple[int, int]) -> int:
    return pair[1]


def is_common(found: Run, occupied: Sequence[int]) -> bool:
    """Whether the run might be written otherwise where pages that it lacks come or go.

    The pages lacking are the shortest way only where they are fewer than twice those held: a
    distance has two bytes at most.
    """
    return found.lacking - SPARE <= 2 * (len(occupied) - found.lacking)


def join(found: Mapping[int, Run]) -> bytes:
    """The bytes of a list from its runs by block."""
    parts = []
    before = 0
    for number in sorted(found):
        each = found[number]
        parts += [varint(number - before), varint(len(each.content) << 2 | each.way), each.content]
        before = number
    return b"".join(parts)


def split(encoded: bytes, occupied: Mapping[int, Sequence[int]]) -> dict[int, Run]:
    """The runs of a list by block."""
    found = {}
    at = number = 0
    while at < len(encoded):
        distance, at = read_varint(encoded, at)
        header, at = read_varint(encoded, at)
        number += distance
        content = encoded[at : at + (header >> 2)]
        at += header >> 2
        lacking = _lacking(header & 3, content, len(occupied[number]))
        found[number] = Run(header & 3, content, lacking)
    return found


def _lacking(way: int, content: bytes, occupied: int) -> int:
    if way == BITS:
        _, at = read_varint(content, 0)
        return occupied - int.from_bytes(content[at:], "little").bit_count()
    distances = len(content.translate(None, _UNFINISHED))
    return distances if way == LACKING else occupied - distances


def lows(found: Run, occupied: Sequence[int]) -> list[int]:
    """The pages of a run: their places in the block."""
    if found.way == HELD:
        return list(_read_distances(found.content))
    if found.way == LACKING:
        lacking = set(_read_distances(found.content))
        return [each for each in occupied if each not in lacking]
    first, at = read_varint(found.content, 0)
    return [
        number * 8 + bit
        for number, byte in enumerate(found.content[at:], first)
        for bit in _PLACES[byte]
    ]


def pages(encoded: bytes, occupied: Mapping[int, Sequence[int]]) -> list[int]:
    """The slots of a list: what the browser reads."""
    return [
        number << LOW_BITS | each
        for number, found in split(encoded, occupied).items()
        for each in lows(found, occupied[number])
    ]


def varint(number: int) -> bytes:
    """A number of seven bits a byte, lowest first."""
    if number < 128:
        return _SMALL[number]
    if number < 1 << 14:  # as all distances in one block are
        return bytes((number & 127 | 128, number >> 7))
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


def _distances(numbers: Sequence[int]) -> bytes:
    """Each number as what is left out between it and the one before."""
    distances = [after - before - 1 for before, after in pairwise((-1, *numbers))]
    if max(distances, default=0) < 128:
        return bytes(distances)  # of one byte each, as those of common pieces are
    return b"".join(map(varint, distances))


def _bits(numbers: Sequence[int]) -> bytes:
    """The first byte's number, then a bit a page; made by way of a number in base two."""
    first = numbers[0] >> 3
    width = ((numbers[-1] >> 3) - first + 1) * 8
    last = first * 8 + width - 1
    digits = bytearray(b"0" * width)
    for number in numbers:
        digits[last - number] = 49  # the digit 1; the lowest page is the last digit
    return varint(first) + int(digits, 2).to_bytes(width // 8, "little")


def _read_distances(content: bytes) -> Iterator[int]:
    at, number = 0, -1
    while at < len(content):
        distance, at = read_varint(content, at)
        number += distance + 1
        yield number
