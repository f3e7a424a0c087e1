"""What an index is made from: handed over by who knows the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.search.columns import Choice
from generator.search.entities import Entity
from generator.search.page_record import PageRecord


@dataclass(frozen=True, slots=True)
class Source:
    """All pages of a site, and how to ask for them.

    `program` changes with anything but the content that may change the files; `keys` says of each
    page, by address, from what its record is made, the address among it; `slots` are in ascending
    order. A build from nothing asks for `records`, in any order; a later one for some alone.
    """

    program: str
    keys: Mapping[str, str]
    slots: Mapping[str, int]
    records: Callable[[], Iterable[PageRecord]]
    records_of: Callable[[AbstractSet[str]], Iterable[PageRecord]]
    names_key: str
    names: Callable[[], tuple[Entity, ...]]
    topics: tuple[Choice, ...]
