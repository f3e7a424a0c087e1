"""From what each page holds to where each piece stands: the index of a build from nothing.

Keys are sorted part by part, so that a country's pieces never stand in memory twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generator.search.cutting import PAGE_BITS, Cutter, Keys
from generator.search.postings import Run, run

_KEYS_A_PART: Final = 1_000_000
"""8 MB of keys are sorted at a time."""

_SAMPLED: Final = 64
"""Pages whose keys say where the parts begin."""


def inverted(
    cutter: Cutter, pages: Sequence[Keys], occupied: Mapping[int, Sequence[int]]
) -> Iterator[tuple[str, Mapping[int, Run]]]:
    """Every piece once, with its pages by block; `pages` are in the order of their slots.

    Pieces that stand on the same pages share what is written of them.
    """
    written: dict[bytes, Mapping[int, Run]] = {}
    blocks = _Blocks(occupied)
    for keys in _parts(pages):
        pieces = keys >> np.uint64(PAGE_BITS)
        numbers = (keys & np.uint64((1 << PAGE_BITS) - 1)).astype(np.uint32)
        firsts = np.flatnonzero(np.concatenate(([True], pieces[1:] != pieces[:-1])))
        words = cutter.words(pieces[firsts])
        bounds = [*firsts.tolist(), len(keys)]
        for word, low, high in zip(words, bounds, bounds[1:], strict=False):
            same = numbers[low:high].tobytes()
            if same not in written:
                written[same] = blocks.runs(numbers[low:high])
            yield word, written[same]


class _Blocks:
    """The pages of all blocks in a row, as the keys number them."""

    def __init__(self, occupied: Mapping[int, Sequence[int]]) -> None:
        self._occupied = [(number, tuple(occupied[number])) for number in sorted(occupied)]
        lengths = [len(lows) for _, lows in self._occupied]
        self._starts = np.cumsum([0, *lengths])
        self._lows = np.concatenate([np.array(lows, np.int64) for _, lows in self._occupied])

    def runs(self, numbers: NDArray[np.uint32]) -> Mapping[int, Run]:
        """Ascending pages cut into blocks, each in the shortest way."""
        at = numbers.searchsorted(self._starts).tolist()
        lows = self._lows[numbers].tolist()
        return {
            number: run(lows[first:last], occupied)
            for (number, occupied), first, last in zip(self._occupied, at, at[1:], strict=False)
            if first < last
        }


def _parts(pages: Sequence[Keys]) -> Iterator[Keys]:
    """All keys in order, in parts that no piece stands across."""
    total = sum(map(len, pages))
    count = total // _KEYS_A_PART + 1
    starts = _first_keys(pages, count)
    bounds = [each.searchsorted(starts) for each in pages]
    for part in range(count):
        slices = [page[at[part] : at[part + 1]] for page, at in zip(pages, bounds, strict=True)]
        keys = np.concatenate(slices)
        if len(keys):
            keys.sort()
            yield keys


def _first_keys(pages: Sequence[Keys], count: int) -> Keys:
    """The least key of each part, and what is greater than all."""
    some = np.concatenate(pages[:: len(pages) // _SAMPLED + 1])
    some.sort()
    starts = some[[len(some) * part // count for part in range(1, count)]]
    whole = starts >> np.uint64(PAGE_BITS) << np.uint64(PAGE_BITS)
    ends = np.array([np.iinfo(np.uint64).max], np.uint64)
    return np.concatenate((np.zeros(1, np.uint64), whole, ends))
