from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

import pytest

from generator.model.card import Card
from generator.model.edition import Edition
from generator.model.packing import Packed
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD, Absent


@dataclass(frozen=True, slots=True)
class Pair(Packed):
    one: int
    two: tuple[str, ...] = ()


def again_of(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # what was just packed


def test_what_is_unpacked_is_what_was_packed() -> None:
    pair = Pair(1, ("a", "b"))
    again = again_of(pair)

    assert again == pair
    assert type(again) is Pair
    with pytest.raises(AttributeError):
        again.one = 2


def test_reports_cards_and_comparisons_come_back_as_they_were(example: Edition) -> None:
    for entry in example.dataset.reports:
        said = (entry.report, entry.card, example.of(entry))
        report, card, found = again_of(said)
        assert (report, card, found) == said
        assert isinstance(card, Card)


@pytest.mark.parametrize("state", [WITHHELD, NOT_STATED, NOT_APPLICABLE])
def test_a_state_is_always_the_same_one(state: Absent) -> None:
    assert again_of(state) is state
