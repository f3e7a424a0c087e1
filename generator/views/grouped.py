"""Long lists, divided by place and year, never by page number.

A list of at most `MOST_ROWS` rows is one page. A longer one becomes a page that counts its rows
by province and leads to a page for each; one that is still too long is divided again, and so on.
The order of the levels is fixed and a page's address is made of place and year alone, so a list
that grows gains pages and moves none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, Generic, TypeVar

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Crumb

MOST_ROWS: Final = 300
"""Rows of one page: what a reader can still look through, in a page that a phone loads at once.
The longest rows are those of checks; three hundred of them are about a third of the 60 KB that a
page may have when packed, and fewer rows would mean more pages to go through."""

OWN_NAME: Final = "本级"
"""What belongs to a place itself, beside the places below it."""

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row belongs: its place, from the province down, and its year, if it has one."""

    chain: tuple[Division, ...]
    year: str = ""


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Rows of a list that lie in one place and year: a page, which shows them or leads to `parts`.

    `name` tells it from its neighbours (石家庄市), `where` from all others (河北省石家庄市); both
    are empty for the list itself. `years` are those of the items, one each. `way` leads here from
    the list's own page, by name and address.
    """

    address: str
    name: str
    where: str
    items: tuple[T, ...]
    years: tuple[str, ...] = ()
    way: tuple[tuple[str, str], ...] = ()
    level: Level | None = None
    parts: tuple[Group[T], ...] = ()

    @property
    def each(self) -> str:
        """What the parts are, for captions."""
        return "各年" if self.parts and self.parts[0].level is Level.YEAR else "各地"

    @property
    def is_part(self) -> bool:
        """Whether this is a part of a list, and not the list itself."""
        return bool(self.way)

    def pages(self) -> Iterator[Group[T]]:
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
) -> Group[T]:
    """The list whose page is at `base`, divided where more than `most` rows would be shown.

    Rows keep their order; places stand in the order of their codes, years newest first. What no
    level divides (a single county and year) stays one page, however long.
    """
    rows = [(item, spot(item)) for item in items]
    divider: _Divider[T] = _Divider(levels, most)
    return divider.group(rows, _At(base), (), None)


def spots(edition: Edition) -> Callable[[Entry], Spot]:
    """Where each report belongs; looked up once for all that lists have of a report."""
    chains: dict[Division, tuple[Division, ...]] = {}
    found: dict[str, Spot] = {}

    def spot(entry: Entry) -> Spot:
        known = found.get(entry.file)
        if known is None:
            place = entry.division
            if place not in chains:
                chains[place] = edition.dataset.divisions.chain(place)
            known = found[entry.file] = Spot(chains[place], str(entry.year))
        return known

    return spot


class _Divider(Generic[T]):
    """The levels of a list and the most rows of a page."""

    __slots__ = ("_levels", "_most")

    def __init__(self, levels: Sequence[Level], most: int) -> None:
        self._levels = tuple(levels)
        self._most = most

    def group(
        self,
        rows: Sequence[tuple[T, Spot]],
        at: _At,
        way: tuple[tuple[str, str], ...],
        level: Level | None,
    ) -> Group[T]:
        """The group of these rows, with its parts where it is too long."""
        below = self._levels[self._levels.index(level) + 1 :] if level else self._levels
        return Group(
            at.address,
            at.name(level) if level else "",
            at.where,
            tuple(item for item, _ in rows),
            tuple(spot.year for _, spot in rows),
            way,
            level,
            self._parts(rows, at, way, below) if len(rows) > self._most else (),
        )

    def _parts(
        self,
        rows: Sequence[tuple[T, Spot]],
        at: _At,
        way: tuple[tuple[str, str], ...],
        levels: Sequence[Level],
    ) -> tuple[Group[T], ...]:
        """The parts by the first level that divides.

        A level that does not has no page, but its step stays in the address: when the list grows
        and it does divide, what lies below is where it was.
        """
        for level in levels:
            found = _by_year(rows, at) if level is Level.YEAR else _by_place(rows, at, level)
            if len(found) > 1:
                return tuple(
                    self.group(part, down, (*way, (down.name(level), down.address)), level)
                    for down, part in found
                )
            [(down, _)] = found
            at = replace(down, is_own=at.is_own)
        return ()


_Found = list[tuple[_At, list[tuple[T, Spot]]]]


def _by_year(rows: Sequence[tuple[T, Spot]], at: _At) -> _Found[T]:
    found: dict[str, list[tuple[T, Spot]]] = {}
    for row in rows:
        found.setdefault(row[1].year, []).append(row)
    return [(replace(at, year=year), part) for year, part in sorted(found.items(), reverse=True)]


def _by_place(rows: Sequence[tuple[T, Spot]], at: _At, level: Level) -> _Found[T]:
    """By the place of a level under its newest name; what belongs to none is the upper place's."""
    places: dict[str, Division] = {}
    found: dict[str, list[tuple[T, Spot]]] = {}
    step = _STEPS[level]
    for row in rows:
        chain = row[1].chain
        key = chain[step].address if step < len(chain) else ""
        found.setdefault(key, []).append(row)
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
