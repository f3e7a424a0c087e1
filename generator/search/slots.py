"""The slot of a page in the index: where it is and when, never how many pages come before it.

A block holds all places for one year and department, or all place pages, or all other pages. One
page added or removed leaves every other page in its slot, so that little of the index changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.errors import OutputError
from generator.model.dataset import Dataset, Entry
from generator.search.hashing import fnv1a
from generator.views import address

LOW_BITS: Final = 13
"""Pages of one block: room for 8,192 places, where the table of places has 3,563."""

_OTHER_PAGES: Final = 0
_PLACES: Final = 1
_DEPARTMENTS: Final = 256
_FIRST_YEAR: Final = 1999
"""Before any report, so that no year's block is one of the first."""


def slots_of(dataset: Dataset, addresses: Iterable[str]) -> Mapping[str, int]:
    """The slot of each address, in order of slots.

    Raises:
        OutputError: there are more places, departments or pages than the index has room for.
    """
    numbers = {division: number for number, division in enumerate(dataset.divisions.all)}
    departments = _departments(dataset)
    reports = {
        address.report(entry, dataset.site): _slot(
            _year_block(entry, departments), numbers[entry.division]
        )
        for entry in dataset.reports
    }
    places = {
        division.address: _slot(_PLACES, number)
        for division, number in numbers.items()
        if dataset.divisions.at_address(division.address) == division
    }
    table = places | reports
    table |= _others(sorted(set(addresses).difference(table)))
    found = {each: table[each] for each in addresses}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def block(slot: int) -> int:
    """The block of a slot: its high bits."""
    return slot >> LOW_BITS


def low(slot: int) -> int:
    """The place of a slot in its block."""
    return slot & ((1 << LOW_BITS) - 1)


def year(slot: int) -> str:
    """The year of a report's slot; empty for other pages."""
    number = block(slot) // _DEPARTMENTS
    return str(_FIRST_YEAR + number) if number else ""


def _others(addresses: Iterable[str]) -> Mapping[str, int]:
    """Pages that are of no place: where the hash of the address says, or in the next free slot."""
    found: dict[int, str] = {}
    for each in addresses:
        room = range(1 << LOW_BITS)
        first = fnv1a(each)
        slots = (_slot(_OTHER_PAGES, (first + step) % len(room)) for step in room)
        free = next((slot for slot in slots if slot not in found), None)
        if free is None:
            raise OutputError(f"检索索引最多容纳 {len(room)} 个地方或页面")
        found[free] = each
    return {each: slot for slot, each in found.items()}


def _slot(number: int, place: int) -> int:
    if place >> LOW_BITS:
        raise OutputError(f"检索索引最多容纳 {1 << LOW_BITS} 个地方或页面")
    return number << LOW_BITS | place


def _departments(dataset: Dataset) -> Mapping[tuple[str, str], int]:
    """Departments and kinds of self-evaluation, numbered; the site's own whole agency is 0."""
    found = {(entry.department, entry.kind.name) for entry in dataset.reports}
    own = dataset.site.department.key
    ordered = sorted(found, key=lambda each: (each[0] != own, each[1] == "PROJECT", each))
    if len(ordered) > _DEPARTMENTS:
        raise OutputError(f"检索索引最多容纳 {_DEPARTMENTS} 个部门")
    return {each: number for number, each in enumerate(ordered)}


def _year_block(entry: Entry, departments: Mapping[tuple[str, str], int]) -> int:
    number = departments[entry.department, entry.kind.name]
    return (entry.year - _FIRST_YEAR) * _DEPARTMENTS + number
