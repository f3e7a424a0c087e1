"""Everything that the search knows of one page, made from its view."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from generator.model.edition import Edition
from generator.search.columns import Choices, amount_of, choices_of
from generator.search.own_names import OwnName, own_names
from generator.search.readings import reading
from generator.search.texts import page_text
from generator.views import address
from generator.views.blocks import Page

YEAR: Final = "\x01"
"""Stands for the year in a title, so that one office has one title for all its years."""

NO_SLOT: Final = -1

Said: TypeAlias = dict[tuple[str, str], str]
"""How names were read before: by name and place."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What stands in columns: title, choices, amount, the names that a report gives."""

    title: str
    choices: Choices
    amount: str | None
    names: tuple[OwnName, ...]

    def as_json(self) -> str:
        """One line, to be kept."""
        return json.dumps((self.title, self.choices, self.amount, self.names), ensure_ascii=False)


def facts_from(line: str) -> PageFacts:
    """What `as_json` wrote."""
    title, choices, amount, names = json.loads(line)
    held = tuple(tuple((key, label) for key, label in facet) for facet in choices)
    return PageFacts(title, held, amount, tuple(OwnName(*each) for each in names))


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page in its slot: where it is, the way to it, what it says, its columns."""

    address: str
    slot: int
    trail: str
    text: str
    facts: PageFacts


class Records:
    """Makes the records of an edition's pages, and the keys that say whether these may differ."""

    def __init__(self, edition: Edition, said_of: Callable[[str], Said]) -> None:
        """`said_of` gives the readings known of a page; pypinyin is asked for others alone."""
        self._edition = edition
        self._said_of = lru_cache(1)(said_of)
        self._said: Said = {}
        site = edition.dataset.site
        self._entries = {address.report(entry, site): entry for entry in edition.dataset.reports}

    def record(self, page: Page, slot: int = NO_SLOT) -> PageRecord:
        """The record of one page; its slot may be given later."""
        entry = self._entries.get(page.address)
        title = page.head.title
        if entry is not None:
            title = title.replace(str(entry.year), YEAR, 1)
        way = " · ".join(step.title for step in page.crumbs[1:-1])
        facts = PageFacts(title, *self._columns(page.address))
        return PageRecord(page.address, slot, way, page_text(page), facts)

    def key(self, page: str, rendered: bytes) -> str:
        """A digest of what a page's record depends on: address, columns and Markdown."""
        known = repr((page, self._columns(page))).encode()
        return hashlib.blake2b(known + rendered, digest_size=16).hexdigest()

    def _columns(self, page: str) -> tuple[Choices, str | None, tuple[OwnName, ...]]:
        edition = self._edition
        entry = self._entries.get(page)
        if entry is None:
            place = edition.dataset.divisions.at_address(page)
            return choices_of(edition, None, place), None, ()
        where = "".join(step.name for step in edition.dataset.divisions.chain(entry.division))
        self._said |= self._said_of(page)

        def read(name: str, known: Mapping[str, str]) -> str:
            if (name, where) not in self._said:
                self._said[name, where] = reading(name, known)
            return self._said[name, where]

        choices = choices_of(edition, entry, entry.division)
        return choices, amount_of(entry), own_names(edition, entry, read)
