"""Reports in groups whose rows are made together, each with a state: by area, by year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple, TypeVar

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.area import area_of
from generator.views.draft import state_of

T = TypeVar("T")


class Group(NamedTuple):
    """Reports in their order; `state` changes with any of them and of their comparisons."""

    name: str
    reports: tuple[Entry, ...]
    state: bytes


def by_area(edition: Edition) -> tuple[Group, ...]:
    """The reports of each prefecture, or county of a municipality, by its address.

    Small enough that one edited report makes few rows again, large enough that a country has a
    few hundred.
    """
    return edition.once("by area", _areas)


def kept_by_area(
    edition: Edition, name: str, make: Callable[[Group], T]
) -> Sequence[tuple[Group, T]]:
    """Every area with what is made of it, kept under its state.

    Those of a province are kept together besides, so that a build with one new area asks for some
    forty values, not for four hundred.
    """

    def of(area: Group) -> T:
        found: T = edition.keep(f"{name} {area.name}", area.state, partial(make, area))
        return found

    def together(areas: Sequence[Group]) -> Sequence[T]:
        return tuple(map(of, areas))

    found: list[tuple[Group, T]] = []
    for province_name, areas in groupby(by_area(edition), lambda area: area.name.split("/")[0]):
        own = tuple(areas)
        state = state_of(area.state for area in own)
        kept = edition.keep(f"{name} of {province_name}", state, partial(together, own))
        found += zip(own, kept, strict=True)
    return found


def by_place(edition: Edition) -> Mapping[str, tuple[Entry, ...]]:
    """The reports of every place and of all below it, by address; found once."""
    return edition.once("by place", lambda shown: shown.dataset.by_place())


def by_own_place(edition: Edition) -> tuple[Group, ...]:
    """The reports of each place, by its address: those of one office, or of a few."""
    return edition.once("by own place", _own_places)


def by_province_and_year(edition: Edition) -> tuple[Group, ...]:
    """The reports of each province and year, by both with a blank between, in this order.

    The state is that of the reports alone, without their comparisons.
    """
    found = _reports_by(edition, lambda entry: f"{province(entry)} {entry.year}")
    return tuple(
        Group(name, tuple(found[name]), state_of(map(_own_state, found[name])))
        for name in sorted(found, key=lambda each: each.split(" "))
    )


def _own_state(entry: Entry) -> bytes:
    return entry.file_state + entry.digest.encode()


def area(entry: Entry) -> str:
    """The address of the place below the province that a report lies in."""
    return area_of(entry.division.address)


def is_of_one_place(group: Group) -> bool:
    """Whether an area lies below a province: that of a province's own reports is all of it."""
    return "/" in group.name


def of_no_area(edition: Edition) -> Edition:
    """The edition as if it held the provinces' own reports alone."""
    own = (area.reports for area in by_area(edition) if not is_of_one_place(area))
    return edition.only(entry for reports in own for entry in reports)


def province(entry: Entry) -> str:
    """The address of the province of a report."""
    return entry.division.address.split("/")[0]


def _own_places(edition: Edition) -> tuple[Group, ...]:
    found = _reports_by(edition, lambda entry: entry.division.address)
    return tuple(
        Group(each, tuple(reports), state_of(edition.state(e) + e.file_state for e in reports))
        for each, reports in found.items()
    )


def _areas(edition: Edition) -> tuple[Group, ...]:
    states: dict[str, list[bytes]] = {}
    for place in by_own_place(edition):
        states.setdefault(area_of(place.name), []).append(place.state)
    found = _reports_by(edition, area)
    return tuple(
        Group(each, tuple(reports), state_of(states[each])) for each, reports in found.items()
    )


def _reports_by(edition: Edition, name: Callable[[Entry], str]) -> Mapping[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in edition.dataset.reports:
        found.setdefault(name(entry), []).append(entry)
    return found
