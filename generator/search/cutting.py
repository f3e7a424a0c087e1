"""The pieces of many pages as numbers, a page at a time: what `grams` finds, ten times as fast.

A key is one number of 64 bits: kind, piece, page. Sorted keys are the index: all pages of a piece
stand side by side. Only a build from nothing asks for numpy; a later one has few pages to cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.errors import OutputError
from generator.search.grams import NARROW, OF_FIGURES, figures, folded

Keys: TypeAlias = NDArray[np.uint64]

PAGE_BITS: Final = 17
_CHARACTER_BITS: Final = 15
_KIND_AT: Final = 62
_SHORT, _THREE, _FOUR, _FIGURE = range(4)
_SYMBOL_BITS: Final = 4


class Cutter:
    """Cuts texts and remembers which number stands for which character and figure."""

    def __init__(self) -> None:
        self._numbers = np.zeros(0x110000, np.uint64)
        self._characters = np.zeros(1 << _CHARACTER_BITS, np.uint32)
        self._count = 0
        self._figures: dict[str, int] = {}
        self._is_narrow = _table(NARROW, [1] * len(NARROW))
        self._symbols = _table(OF_FIGURES, range(1, len(OF_FIGURES) + 1))

    def keys(self, text: str, page: int) -> Keys:
        """The sorted keys of a page's pieces.

        Raises:
            OutputError: there are more pages or characters than a key has room for.
        """
        if page >> PAGE_BITS:
            raise OutputError(f"检索索引最多容纳 {1 << PAGE_BITS} 页")
        joined, by_line = folded(text)
        points = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
        pieces = np.concatenate((*self._windows(points), self._whole(figures(joined, by_line))))
        return _distinct(pieces << np.uint64(PAGE_BITS) | np.uint64(page))

    def words(self, pieces: Keys) -> list[str]:
        """What sorted pieces (keys without their pages) stand for, in the same order."""
        kinds = pieces >> np.uint64(_KIND_AT - PAGE_BITS)
        bounds = np.searchsorted(kinds, np.arange(5, dtype=np.uint64))
        parts = [pieces[low:high] for low, high in pairwise(bounds)]
        names = list(self._figures)
        return [
            *self._spelled(parts[_SHORT], 2),
            *self._spelled(parts[_THREE], 3),
            *_fours(parts[_FOUR]),
            *(names[number] for number in (parts[_FIGURE] & _body()).tolist()),
        ]

    def _windows(self, points: NDArray[np.uint32]) -> Iterator[Keys]:
        own = self._numbered(points)
        yield own
        if len(own) > 1:
            yield own[:-1] << np.uint64(_CHARACTER_BITS) | own[1:]
        if len(own) > 2:
            narrow = self._is_narrow[points]
            at = np.flatnonzero(narrow[:-2] + narrow[1:-1] + narrow[2:] > 1)
            yield _kind(_THREE) | _joined([own[at], own[at + 1], own[at + 2]], _CHARACTER_BITS)
        if len(own) > 3:
            symbols = self._symbols[points]
            four = [symbols[: len(symbols) - 3], symbols[1:-2], symbols[2:-1], symbols[3:]]
            at = np.flatnonzero(np.minimum.reduce(four))
            found = [each[at].astype(np.uint64) for each in four]
            yield _kind(_FOUR) | _joined(found, _SYMBOL_BITS)

    def _numbered(self, points: NDArray[np.uint32]) -> Keys:
        """The numbers of characters, from 1; one that was not met before gets the next."""
        found = self._numbers[points]
        if not found.all():
            fresh = np.unique(points[found == 0])
            last = self._count + len(fresh)
            if last >> _CHARACTER_BITS:
                raise OutputError(f"检索索引最多容纳 {1 << _CHARACTER_BITS} 个不同的字")
            self._numbers[fresh] = np.arange(self._count + 1, last + 1, dtype=np.uint64)
            self._characters[self._count + 1 : last + 1] = fresh
            self._count = last
            found = self._numbers[points]
        return found

    def _whole(self, found: set[str]) -> Keys:
        numbers = [self._figures.setdefault(each, len(self._figures)) for each in sorted(found)]
        return _kind(_FIGURE) | np.array(numbers, np.uint64)

    def _spelled(self, pieces: Keys, length: int) -> list[str]:
        columns = [
            self._characters[_part(pieces, at, _CHARACTER_BITS)] for at in reversed(range(length))
        ]
        # A piece of one character has nothing before it, which would be read as an empty start.
        return [word.lstrip("\0") for word in _strings(columns)]


def _table(characters: str, values: Sequence[int]) -> NDArray[np.uint8]:
    found = np.zeros(0x110000, np.uint8)
    found[[ord(each) for each in characters]] = list(values)
    return found


def _kind(kind: int) -> np.uint64:
    return np.uint64(kind << _KIND_AT - PAGE_BITS)


def _body() -> np.uint64:
    return np.uint64((1 << _KIND_AT - PAGE_BITS) - 1)


def _joined(parts: Sequence[Keys], bits: int) -> Keys:
    found = parts[0]
    for part in parts[1:]:
        found = found << np.uint64(bits) | part
    return found


def _part(pieces: Keys, at: int, bits: int) -> NDArray[np.int64]:
    return (pieces >> np.uint64(at * bits) & np.uint64((1 << bits) - 1)).astype(np.int64)


def _fours(pieces: Keys) -> list[str]:
    spelled = np.array([0, *map(ord, OF_FIGURES)], np.uint32)
    return _strings([spelled[_part(pieces, at, _SYMBOL_BITS)] for at in (3, 2, 1, 0)])


def _strings(columns: Sequence[NDArray[np.uint32]]) -> list[str]:
    if not len(columns[0]):
        return []
    table = np.ascontiguousarray(np.stack(columns, axis=1))
    found: list[str] = table.view(f"<U{len(columns)}").ravel().tolist()
    return found


def _distinct(keys: Keys) -> Keys:
    keys.sort()
    is_first = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    return keys[is_first]
