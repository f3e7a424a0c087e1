"""From what each page holds to where each piece stands: the index of a build from nothing.

A country's keys take half a gigabyte: they wait on the disk, laid into parts by where they begin,
and one part after the other is sorted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from generator.search.cutting import PAGE_BITS, Cutter, Keys
from generator.search.postings import Run, is_common, join, run

_KEYS_A_PART: Final = 1_000_000
"""8 MB of keys are sorted at a time, and so many wait in memory for the disk."""

_KEYS_AT_ONCE: Final = 200_000
"""So many become words at a time: as objects they take ten times as much."""

_SHARED: Final = 32
"""Pages on which several pieces often stand; longer lists are seldom the same, and take room."""

_SAMPLED: Final = 64
"""Pages whose keys say where the parts begin."""


class KeyParts:
    """The keys of pages, in parts that no piece stands across. A context: its file goes with it."""

    def __init__(self, folder: Path, pages: int) -> None:
        """So many pages will be added; the keys wait in a file of the folder."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # closed with this
        self._pages = pages
        self._sample: list[Keys] = []
        self._starts: Keys | None = None
        self._waiting: list[list[Keys]] = []
        self._held = 0
        self._written: list[list[tuple[int, int]]] = []

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the file go."""
        self._file.close()

    def add(self, keys: Keys) -> None:
        """The sorted keys of one page."""
        if self._starts is not None:
            self._lay(keys, self._starts)
            return
        self._sample.append(keys)
        if len(self._sample) == _SAMPLED:
            self._begin()

    def sorted(self) -> Iterator[Keys]:
        """All keys in order, part by part."""
        if self._starts is None:
            self._begin()
        for waiting, written in zip(self._waiting, self._written, strict=True):
            found = [self._read(*each) for each in written]
            keys = np.concatenate([_NONE, *found, *waiting])
            waiting.clear()
            keys.sort()
            yield from _pieces(keys)

    def _begin(self) -> None:
        """Where parts begin is known from here on; what was held for that is laid down."""
        sample, self._sample = self._sample, []
        some = np.concatenate([_NONE, *sample])
        some.sort()
        expected = len(some) * self._pages // max(len(sample), 1)
        self._starts = _first_keys(some, expected // _KEYS_A_PART + 1)
        self._waiting = [[] for _ in range(len(self._starts) + 1)]
        self._written = [[] for _ in self._waiting]
        for keys in sample:
            self._lay(keys, self._starts)

    def _lay(self, keys: Keys, starts: Keys) -> None:
        bounds = [0, *keys.searchsorted(starts).tolist(), len(keys)]
        for waiting, (low, high) in zip(self._waiting, pairwise(bounds), strict=True):
            if low < high:
                waiting.append(keys[low:high])
        self._held += len(keys)
        if self._held > _KEYS_A_PART:
            self._write()

    def _write(self) -> None:
        for waiting, written in zip(self._waiting, self._written, strict=True):
            if waiting:
                keys = np.concatenate(waiting)
                written.append((self._file.tell(), len(keys)))
                self._file.write(keys.tobytes())
                waiting.clear()
        self._held = 0

    def _read(self, at: int, count: int) -> Keys:
        self._file.seek(at)
        return np.frombuffer(self._file.read(count * _NONE.itemsize), np.uint64)


class Posting(NamedTuple):
    """The list of a piece as bytes, and its runs in the blocks where it is common."""

    content: bytes
    common: Mapping[int, Run]


def inverted(
    cutter: Cutter, parts: Iterable[Keys], occupied: Mapping[int, Sequence[int]]
) -> Iterator[tuple[str, Posting]]:
    """Every piece once, with its list; `parts` hold all keys in order.

    Pieces that stand on the same few pages share what is written of them.
    """
    written: dict[bytes, Posting] = {}
    blocks = _Blocks(occupied)
    for keys in parts:
        pieces = keys >> np.uint64(PAGE_BITS)
        numbers = (keys & np.uint64((1 << PAGE_BITS) - 1)).astype(np.uint32)
        firsts = np.flatnonzero(np.concatenate(([True], pieces[1:] != pieces[:-1])))
        words = cutter.words(pieces[firsts])
        bounds = [*firsts.tolist(), len(keys)]
        for word, low, high in zip(words, bounds, bounds[1:], strict=False):
            own = numbers[low:high]
            if len(own) > _SHARED:
                yield word, blocks.posting(own)
                continue
            same = own.tobytes()
            if same not in written:
                written[same] = blocks.posting(own)
            yield word, written[same]


class _Blocks:
    """The pages of all blocks in a row, as the keys number them."""

    def __init__(self, occupied: Mapping[int, Sequence[int]]) -> None:
        self._occupied = [(number, tuple(occupied[number])) for number in sorted(occupied)]
        lengths = [len(lows) for _, lows in self._occupied]
        self._starts = np.cumsum([0, *lengths])
        self._lows = np.concatenate([np.array(lows, np.int64) for _, lows in self._occupied])

    def posting(self, numbers: NDArray[np.uint32]) -> Posting:
        """Ascending pages cut into blocks, each in the shortest way."""
        at = numbers.searchsorted(self._starts).tolist()
        lows = self._lows[numbers].tolist()
        runs, common = {}, {}
        for (number, occupied), first, last in zip(self._occupied, at, at[1:], strict=False):
            if first < last:
                runs[number] = found = run(lows[first:last], occupied)
                if is_common(found, occupied):
                    common[number] = found
        return Posting(join(runs), common or _NOWHERE)


_NONE: Final = np.zeros(0, np.uint64)
_NOWHERE: Final[Mapping[int, Run]] = {}


def _first_keys(some: Keys, count: int) -> Keys:
    """The least key of each part but the first, from a sorted sample."""
    starts = some[[len(some) * part // count for part in range(1, count)]]
    return np.unique(starts >> np.uint64(PAGE_BITS) << np.uint64(PAGE_BITS))


def _pieces(keys: Keys) -> Iterator[Keys]:
    """Sorted keys in slices, none of which ends within a piece."""
    low = 0
    while low < len(keys):
        high = low + _KEYS_AT_ONCE
        if high < len(keys):
            ends = (keys[high - 1] >> np.uint64(PAGE_BITS)) + np.uint64(1) << np.uint64(PAGE_BITS)
            high = int(keys.searchsorted(ends))
        yield keys[low:high]
        low = high
