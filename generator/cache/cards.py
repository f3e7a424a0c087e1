"""The cards of reports, in blocks by area: lists of a country ask for all of them.

A block is read in a fraction of the time that its cards take one by one. It may be behind: a card
that it lacks, or has of another file, is read from its own row, and the block is written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import NamedTuple

from generator.cache.store import Store, packed, unpacked
from generator.model.card import Card


class CardPlace(NamedTuple):
    """Of which report a card is: its area, its file below the content, the digest of that."""

    area: bytes
    path: bytes
    digest: str


class Cards:
    """Those of one file of the cache; `single` reads one card from its own row."""

    def __init__(self, store: Store, single: Callable[[CardPlace], Card]) -> None:
        self._store = store
        self._single = single
        self._blocks: dict[bytes, dict[bytes, tuple[str, Card]]] = {}
        self._behind: set[bytes] = set()

    def card(self, place: CardPlace) -> Card:
        """The card of a report.

        Raises:
            CacheError: it is damaged, or gone: another run has other content.
        """
        if place.area not in self._blocks:
            self._blocks[place.area] = self._read(place.area)
        block = self._blocks[place.area]
        digest, card = block.get(place.path, ("", None))
        if card is None or digest != place.digest:
            card = self._single(place)
            block[place.path] = place.digest, card
            self._behind.add(place.area)
        return card

    def _read(self, area: bytes) -> dict[bytes, tuple[str, Card]]:
        rows = self._store.rows("SELECT value FROM cards WHERE area = ?", area)
        found: dict[bytes, tuple[str, Card]] = unpacked(rows[0][0]) if rows else {}
        return found

    def keep(self, known: Container[bytes]) -> None:
        """Write the blocks that were behind, without files that are not known any more."""
        for area in sorted(self._behind):
            block = {path: each for path, each in self._blocks[area].items() if path in known}
            self._store.keep("REPLACE INTO cards VALUES (?, ?)", area, packed(block))
        self._behind.clear()
