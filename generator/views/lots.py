"""Rows of a list that lie together, counted at once and looked at when somebody asks for them.

A country has a hundred thousand rows in its lists, of which a build with little new shows few. What
is counted of an area is kept, so that a build looks at the rows of those areas alone in which
something is new, and of those whose pages it makes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views.groups import Group as Area
from generator.views.groups import kept_by_area
from generator.views.spot import Spot, spots

T = TypeVar("T")
C = TypeVar("C")
K = TypeVar("K", bound=Hashable)

_Years: TypeAlias = tuple[tuple[str, int], ...]

_Kept: TypeAlias = tuple[int, _Years, int, Any, bytes]  # a tally of any kind
"""How many rows, how many of each year, which report of the area has the last, tally, state."""


@dataclass(frozen=True, slots=True)
class Lot(Generic[T, C]):
    """Some rows of one prefecture, or of one county of a municipality.

    `spot` is that of the last row, whose place has the newest name; `years` says how many rows
    each year has, `tally` what tables count of them. `state` changes with anything that lists say
    of the rows. `opened` gives the same rows in lots of one place and year each.
    """

    spot: Spot
    size: int
    years: _Years
    tally: C
    state: bytes
    rows: Callable[[], Sequence[T]]
    opened: Callable[[], Sequence[Lot[T, C]]]


@dataclass(frozen=True, slots=True)
class Kind(Generic[T, C]):
    """What a list is of: the report of a row, what is counted of rows, what tells them apart.

    A report's rows are counted together; `add` adds what was counted of several reports, or of
    none.
    """

    report: Callable[[T], Entry]
    tally: Callable[[Sequence[T]], C]
    add: Callable[[Iterable[C]], C]
    state: Callable[[Sequence[T]], bytes]


def single(row: T, spot: Spot) -> Lot[T, None]:
    """A row for itself, of which nothing is counted."""

    def opened() -> Sequence[Lot[T, None]]:
        return (lot,)

    lot: Lot[T, None] = Lot(spot, 1, ((spot.year, 1),), None, b"", lambda: (row,), opened)
    return lot


def lot_of(edition: Edition, kind: Kind[T, C], rows: Sequence[T]) -> Lot[T, C]:
    """These rows as one lot; there is at least one, and all that their reports have."""
    spot = spots(edition)
    return Lot(
        spot(kind.report(rows[-1])),
        len(rows),
        _years(kind, rows),
        kind.tally(rows),
        kind.state(rows),
        lambda: rows,
        lambda: [lot_of(edition, kind, each) for each in _opened(kind, rows).values()],
    )


def _years(kind: Kind[T, C], rows: Sequence[T]) -> _Years:
    return tuple(Counter(str(kind.report(row).year) for row in rows).items())


_PlaceAndYear: TypeAlias = tuple[str, int]


def _opened(kind: Kind[T, C], rows: Sequence[T]) -> Mapping[_PlaceAndYear, Sequence[T]]:
    found: dict[_PlaceAndYear, list[T]] = {}
    for row in rows:
        entry = kind.report(row)
        found.setdefault((entry.division.address, entry.year), []).append(row)
    return found


class LotsByArea(Generic[K, T, C]):
    """The lots of several lists: of each list one for each area that has rows of it, in order.

    What is counted of an area is kept under a name. `rows_of` gives all rows of an area, when it is
    counted; `again` those of one list, when they are looked at later, if that is faster.
    """

    def __init__(
        self,
        edition: Edition,
        name: str,
        kind: Kind[T, C],
        rows_of: Callable[[Area], Mapping[K, Sequence[T]]],
        again: Callable[[Area, K], Sequence[T]] | None = None,
    ) -> None:
        self._edition = edition
        self._name = name
        self._kind = kind
        self._rows_of = rows_of
        self._again = again or (lambda area, key: rows_of(area)[key])
        self._kept = kept_by_area(edition, name, self._counted)

    def lists(self) -> Sequence[K]:
        """All lists, in the order in which the reports first have them."""
        return tuple(dict.fromkeys(key for _, kept in self._kept for key in kept))

    def tally(self, key: K) -> C:
        """What is counted of a whole list."""
        return self._kind.add(kept[key][3] for _, kept in self._kept if key in kept)

    def of(self, key: K) -> tuple[Lot[T, C], ...]:
        """The lots of a list; none where no report has any of it."""
        return tuple(
            self._lot(
                area, kept[key], partial(self._again, area, key), partial(self._parts, area, key)
            )
            for area, kept in self._kept
            if key in kept
        )

    def _lot(
        self,
        area: Area,
        kept: _Kept,
        rows: Callable[[], Sequence[T]],
        opened: Callable[[], Sequence[Lot[T, C]]] | None = None,
    ) -> Lot[T, C]:
        size, years, last, tally, state = kept
        spot = spots(self._edition)(area.reports[last])
        lot: Lot[T, C] = Lot(spot, size, years, tally, state, rows, opened or (lambda: (lot,)))
        return lot

    def _parts(self, area: Area, key: K) -> Sequence[Lot[T, C]]:
        """The lots of one list in one area, by place and year; they are kept too."""

        def make() -> Sequence[tuple[_PlaceAndYear, _Kept]]:
            parts = _opened(self._kind, self._again(area, key))
            facts = partial(self._facts, _places(area))
            return [(each, facts(rows)) for each, rows in parts.items()]

        kept = self._edition.keep(f"{self._name} {area.name} {key}", area.state, make)
        return [self._lot(area, own, partial(self._part, area, key, each)) for each, own in kept]

    def _part(self, area: Area, key: K, part: _PlaceAndYear) -> Sequence[T]:
        return _opened(self._kind, self._again(area, key))[part]

    def _counted(self, area: Area) -> Mapping[K, _Kept]:
        facts = partial(self._facts, _places(area))
        return {key: facts(rows) for key, rows in self._rows_of(area).items() if rows}

    def _facts(self, places: Mapping[str, int], rows: Sequence[T]) -> _Kept:
        kind = self._kind
        last = places[kind.report(rows[-1]).file]
        return len(rows), _years(kind, rows), last, kind.tally(rows), kind.state(rows)


def _places(area: Area) -> Mapping[str, int]:
    """Which report of the area each file is; reports themselves would be read to be compared."""
    return {entry.file: number for number, entry in enumerate(area.reports)}
