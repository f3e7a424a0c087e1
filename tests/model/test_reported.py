from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.figures import read_amount
from generator.model.money import Unit
from generator.model.reported import (
    NOT_APPLICABLE,
    NOT_STATED,
    STATE_WORDS,
    WITHHELD,
    State,
    Stated,
    entries,
    state_of,
    state_word,
)

FIVE = [
    (read_amount("0.00", Unit.WAN_YUAN), State.VALUE, ""),
    (read_amount("未安排", Unit.WAN_YUAN), State.NOTHING, "未安排"),
    (WITHHELD, State.WITHHELD, "依法不予公开"),
    (NOT_STATED, State.NOT_STATED, "未说明"),
    (NOT_APPLICABLE, State.NOT_APPLICABLE, "不适用"),
]


@pytest.mark.parametrize(("reported", "state", "word"), FIVE, ids=[each[1].value for each in FIVE])
def test_each_state_has_its_name_and_its_word(reported: object, state: State, word: str) -> None:
    assert state_of(reported) is state
    assert state_word(reported) == word


def test_the_five_states_are_five_different_things() -> None:
    assert {state for _, state, _ in FIVE} == set(State)
    assert len({word for _, _, word in FIVE}) == len(FIVE)


def test_a_word_for_nothing_is_a_zero_that_a_printed_zero_is_not() -> None:
    nothing, zero = read_amount("无", Unit.YUAN), read_amount("0", Unit.YUAN)

    assert nothing.value == zero.value
    assert (nothing.is_nothing, zero.is_nothing) == (True, False)


def test_every_state_word_is_read_back_as_its_state() -> None:
    assert {state_word(state): state for state in STATE_WORDS.values()} == STATE_WORDS


def test_a_list_in_one_state_has_no_entries_and_keeps_its_state() -> None:
    assert entries(WITHHELD) == {}
    assert state_of(WITHHELD) is State.WITHHELD
    assert entries({"a": 1}) == {"a": 1}


def test_a_value_says_how_it_was_printed() -> None:
    figure = Stated(Decimal("0.9991"), "99.91%", Decimal("0.0001"), "%")

    assert (figure.printed, figure.is_approximate) == ("99.91%", False)
