from __future__ import annotations

import pytest

from generator.model.figures import read_amount
from generator.model.money import Unit
from generator.model.reported import NOT_STATED, WITHHELD
from generator.views.figures import change_words


def change(now: str, before: str, unit: Unit = Unit.WAN_YUAN) -> str:
    return change_words(read_amount(now, unit), read_amount(before, unit))


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ("330.00", "320.00", "＋10.00（＋3.13%）"),
        ("320.00", "330.00", "\u221210.00（\u22123.03%）"),
        ("320", "320", "＋0（＋0%）"),
        ("10", "0", "＋10"),
        ("0", "10", "\u221210（\u2212100%）"),
    ],
)
def test_a_change_is_exact_and_then_rounded(now: str, before: str, words: str) -> None:
    assert change(now, before) == words


def test_a_change_is_in_wan_yuan_whatever_the_report_prints() -> None:
    assert change("3300000", "3200000", Unit.YUAN).startswith("＋10")


@pytest.mark.parametrize("state", [NOT_STATED, WITHHELD])
def test_there_is_no_change_without_both_years(state: object) -> None:
    amount = read_amount("1", Unit.YUAN)

    assert change_words(amount, state) == ""  # type: ignore[arg-type]  # a state
    assert change_words(state, amount) == ""  # type: ignore[arg-type]  # a state
