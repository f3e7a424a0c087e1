"""Long lists, divided by place and year, never by page number.

A list of at most `MOST_ROWS` rows is one page. A longer one becomes a page that counts its rows
by province and leads to a page for each; one that is still too long is divided again, and so on.
The order of the levels is fixed and a page's address is made of place and year alone, so a list
that grows gains pages and moves none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Final, Generic, TypeAlias, TypeVar

from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Crumb
from generator.views.draft import state_of
from generator.views.lots import Lot, single
from generator.views.spot import Spot

MOST_ROWS: Final = 300
"""Rows of one page: what a reader can still look through, in a page that a phone loads at once.
The longest rows are those of checks; three hundred of them are about a third of the 60 KB that a
page may have when packed, and fewer rows would mean more pages to go through."""

OWN_NAME: Final = "本级"
"""What belongs to a place itself, beside the places below it."""

T = TypeVar("T")
C = TypeVar("C")

Add: TypeAlias = Callable[[Iterable[C]], C]
"""Adds what was counted of several lots, or of none."""


class Level(Enum):
    """What a list is divided by; the value is the heading of the column that names the parts."""

    PROVINCE = "省份"
    PREFECTURE = "地区"
    COUNTY = "县区"
    YEAR = "年度"


ONE_YEAR: Final = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
ALL_YEARS: Final = (Level.PROVINCE, Level.PREFECTURE, Level.YEAR, Level.COUNTY)
"""Places first: five years of a prefecture are about a page, and so fewest pages are needed."""

_STEPS: Final = {Level.PROVINCE: 0, Level.PREFECTURE: 1, Level.COUNTY: 2}

_OF_ONE_LOT: Final = (Level.COUNTY, Level.YEAR)
"""What may divide a lot: it lies in one prefecture, and has rows of several years and counties."""


@dataclass(frozen=True)
class Group(Generic[T, C]):
    """Rows of a list that lie in one place and year: a page, which shows them or leads to `parts`.

    `name` tells it from its neighbours (石家庄市), `where` from all others (河北省石家庄市); both
    are empty for the list itself. `way` leads here from the list's own page, by name and address.
    """

    address: str
    name: str
    where: str
    lots: tuple[Lot[T, C], ...]
    add: Add[C]
    way: tuple[tuple[str, str], ...] = ()
    level: Level | None = None
    parts: tuple[Group[T, C], ...] = ()

    @property
    def items(self) -> tuple[T, ...]:
        """The rows, which are looked at for it."""
        return tuple(row for lot in self.lots for row in lot.rows())

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(lot.size for lot in self.lots)

    @cached_property
    def tally(self) -> C:
        """What is counted of the rows."""
        return self.add(lot.tally for lot in self.lots)

    @property
    def state(self) -> bytes:
        """Changes with anything that lists say of the rows, and with the way to them."""
        return state_of(repr(self.way), (lot.state for lot in self.lots))

    def years(self) -> Counter[str]:
        """How many rows each year has."""
        found: Counter[str] = Counter()
        for lot in self.lots:
            for year, count in lot.years:
                found[year] += count
        return found

    @property
    def each(self) -> str:
        """What the parts are, for captions."""
        return "各年" if self.parts and self.parts[0].level is Level.YEAR else "各地"

    @property
    def is_part(self) -> bool:
        """Whether this is a part of a list, and not the list itself."""
        return bool(self.way)

    def pages(self) -> Iterator[Group[T, C]]:
        """This group and all below it, each before its own parts."""
        yield self
        for part in self.parts:
            yield from part.pages()

    def crumbs(self, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
        """The way from home: `steps` to the list, by title and address, then to this page."""
        return tuple(
            Crumb(title, "" if target == self.address else address.href(self.address, target))
            for title, target in (("首页", address.HOME), *steps, *self.way)
        )


@dataclass(frozen=True, slots=True)
class _At:
    """How far down a list: a place and a year of it."""

    base: str
    places: tuple[Division, ...] = ()
    year: str = ""
    is_own: bool = False

    @property
    def address(self) -> str:
        place = self.places[-1].address if self.places else ""
        return address.list_part(self.base, place, self.year, is_own=self.is_own)

    @property
    def where(self) -> str:
        place = "".join(each.name for each in self.places) + self._own
        return " ".join(filter(None, (place, self.year and f"{self.year} 年")))

    def name(self, level: Level) -> str:
        return f"{self.year} 年" if level is Level.YEAR else self.places[-1].name + self._own

    @property
    def _own(self) -> str:
        return OWN_NAME if self.is_own else ""


def grouped(
    items: Sequence[T],
    base: str,
    spot: Callable[[T], Spot],
    levels: Sequence[Level] = ALL_YEARS,
    most: int = MOST_ROWS,
) -> Group[T, None]:
    """The list whose page is at `base`, divided where more than `most` rows would be shown.

    Rows keep their order; places stand in the order of their codes, years newest first. What no
    level divides (a single county and year) stays one page, however long.
    """
    lots = [single(item, spot(item)) for item in items]
    return grouped_lots(lots, base, _nothing, levels, most)


def grouped_lots(
    lots: Sequence[Lot[T, C]],
    base: str,
    add: Add[C],
    levels: Sequence[Level] = ALL_YEARS,
    most: int = MOST_ROWS,
) -> Group[T, C]:
    """The same of rows that lie together; those of a prefecture are looked at to divide them."""
    divider: _Divider[T, C] = _Divider(add, levels, most)
    return divider.group(lots, _At(base), (), None)


def _nothing(_: Iterable[None]) -> None:
    return None


class _Divider(Generic[T, C]):
    """The levels of a list and the most rows of a page."""

    __slots__ = ("_add", "_levels", "_most")

    def __init__(self, add: Add[C], levels: Sequence[Level], most: int) -> None:
        self._add = add
        self._levels = tuple(levels)
        self._most = most

    def group(
        self,
        lots: Sequence[Lot[T, C]],
        at: _At,
        way: tuple[tuple[str, str], ...],
        level: Level | None,
    ) -> Group[T, C]:
        """The group of these rows, with its parts where it is too long."""
        below = self._levels[self._levels.index(level) + 1 :] if level else self._levels
        is_long = sum(lot.size for lot in lots) > self._most
        return Group(
            at.address,
            at.name(level) if level else "",
            at.where,
            tuple(lots),
            self._add,
            way,
            level,
            self._parts(lots, at, way, below) if is_long else (),
        )

    def _parts(
        self,
        lots: Sequence[Lot[T, C]],
        at: _At,
        way: tuple[tuple[str, str], ...],
        levels: Sequence[Level],
    ) -> tuple[Group[T, C], ...]:
        """The parts by the first level that divides.

        A level that does not has no page, but its step stays in the address: when the list grows
        and it does divide, what lies below is where it was.
        """
        for level in levels:
            if level in _OF_ONE_LOT:
                lots = [part for lot in lots for part in lot.opened()]
            found = _by_year(lots, at) if level is Level.YEAR else _by_place(lots, at, level)
            if len(found) > 1:
                return tuple(
                    self.group(part, down, (*way, (down.name(level), down.address)), level)
                    for down, part in found
                )
            [(down, _)] = found
            at = replace(down, is_own=at.is_own)
        return ()


_Found = list[tuple[_At, list[Lot[T, C]]]]


def _by_year(lots: Sequence[Lot[T, C]], at: _At) -> _Found[T, C]:
    found: dict[str, list[Lot[T, C]]] = {}
    for lot in lots:
        found.setdefault(lot.spot.year, []).append(lot)
    return [(replace(at, year=year), part) for year, part in sorted(found.items(), reverse=True)]


def _by_place(lots: Sequence[Lot[T, C]], at: _At, level: Level) -> _Found[T, C]:
    """By the place of a level under its newest name; what belongs to none is the upper place's."""
    places: dict[str, Division] = {}
    found: dict[str, list[Lot[T, C]]] = {}
    step = _STEPS[level]
    for lot in lots:
        chain = lot.spot.chain
        key = chain[step].address if step < len(chain) else ""
        found.setdefault(key, []).append(lot)
        if key:
            places[key] = chain[step]
    order = sorted(found, key=lambda key: places[key].code if key else "")
    return [
        (
            replace(at, places=(*at.places, places[key])) if key else replace(at, is_own=True),
            found[key],
        )
        for key in order
    ]
