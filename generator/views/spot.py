"""Where a row of a long list belongs: its place and its year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, from the province down, and a year, if the row has one."""

    chain: tuple[Division, ...]
    year: str = ""


def spots(edition: Edition) -> Callable[[Entry], Spot]:
    """Where each report belongs; looked up once for all that lists have of a report."""
    return edition.once("spots", _spots)


def _spots(edition: Edition) -> Callable[[Entry], Spot]:
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
