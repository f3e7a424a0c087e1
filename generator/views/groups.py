"""Reports in groups whose rows are made together, each with a state: by area, by year."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views.draft import state_of


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
    return _groups(edition, area)


def by_place(edition: Edition) -> tuple[Group, ...]:
    """The reports of each place, by its address: those of one office, or of a few."""
    return _groups(edition, lambda entry: entry.division.address)


def by_province_and_year(edition: Edition) -> tuple[Group, ...]:
    """The reports of each province and year, by both with a blank between, in this order.

    The state is that of the reports alone, without their comparisons.
    """
    found = _groups(edition, lambda entry: f"{province(entry)} {entry.year}")
    own = (group._replace(state=state_of(map(_own_state, group.reports))) for group in found)
    return tuple(sorted(own, key=lambda group: group.name.split(" ")))


def _own_state(entry: Entry) -> bytes:
    return entry.file_state + entry.digest.encode()


def area(entry: Entry) -> str:
    """The address of the place below the province that a report lies in."""
    return area_of(entry.division.address)


def area_of(page: str) -> str:
    """That of the area which an address would be in."""
    return "/".join(page.split("/")[:2])


def is_of_one_place(group: Group) -> bool:
    """Whether an area lies below a province: that of a province's own reports is all of it."""
    return "/" in group.name


def is_below(page: str, area: str) -> bool:
    """Whether an address is that of the area or of something in it."""
    return f"{page}/".startswith(f"{area}/")


def province(entry: Entry) -> str:
    """The address of the province of a report."""
    return entry.division.address.split("/")[0]


def _groups(edition: Edition, name: Callable[[Entry], str]) -> tuple[Group, ...]:
    found: dict[str, list[Entry]] = {}
    for entry in edition.dataset.reports:
        found.setdefault(name(entry), []).append(entry)
    return tuple(
        Group(each, tuple(reports), state_of(map(edition.state, reports)))
        for each, reports in found.items()
    )
