from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache.cards import CardPlace, Cards
from generator.cache.reports import TABLES
from generator.cache.store import Store
from generator.model.card import Card, card_of
from tests.builders import a_report

AREA = b"hebei/shijiazhuang"


def a_place(path: bytes, digest: str = "1") -> CardPlace:
    return CardPlace(AREA, path, digest)


class Rows:
    """The cards one by one, and which of them were read so."""

    def __init__(self) -> None:
        self.read: list[CardPlace] = []

    def __call__(self, place: CardPlace) -> Card:
        self.read.append(place)
        name = f"{place.path.decode()} {place.digest}"
        return card_of(a_report(agency={"short_name": name}))


@pytest.fixture
def rows() -> Rows:
    return Rows()


def opened(folder: Path, rows: Rows) -> tuple[Store, Cards]:
    store = Store(folder / "a.sqlite", "1", TABLES)
    return store, Cards(store, rows)


def kept(folder: Path, rows: Rows, places: list[CardPlace], known: set[bytes]) -> list[str]:
    """The names on some cards, with a program that ends well."""
    store, cards = opened(folder, rows)
    names = [cards.card(place).short_name for place in places]
    cards.keep(known)
    store.done()
    store.close()
    return names


def test_the_cards_of_an_area_are_read_at_once_the_next_time(tmp_path: Path, rows: Rows) -> None:
    places = [a_place(b"a"), a_place(b"b")]
    first = kept(tmp_path, rows, places, {b"a", b"b"})
    assert rows.read == places
    rows.read.clear()

    assert kept(tmp_path, rows, places, {b"a", b"b"}) == first == ["a 1", "b 1"]
    assert rows.read == []


def test_a_card_of_another_file_is_read_from_its_own_row(tmp_path: Path, rows: Rows) -> None:
    kept(tmp_path, rows, [a_place(b"a"), a_place(b"b")], {b"a", b"b"})
    rows.read.clear()
    edited = [a_place(b"a", "2"), a_place(b"b")]

    assert kept(tmp_path, rows, edited, {b"a", b"b"}) == ["a 2", "b 1"]
    assert rows.read == [a_place(b"a", "2")]
    rows.read.clear()
    assert kept(tmp_path, rows, edited, {b"a", b"b"}) == ["a 2", "b 1"]
    assert rows.read == []


def test_a_report_that_is_gone_does_not_stay_in_the_block(tmp_path: Path, rows: Rows) -> None:
    kept(tmp_path, rows, [a_place(b"a"), a_place(b"b")], {b"a", b"b"})
    kept(tmp_path, rows, [a_place(b"b", "2")], {b"b"})
    rows.read.clear()

    kept(tmp_path, rows, [a_place(b"a"), a_place(b"b", "2")], {b"a", b"b"})
    assert rows.read == [a_place(b"a")]
