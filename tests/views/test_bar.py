from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.views.bar import WIDTH, bar

AMOUNTS = st.decimals(0, 10**9, places=2)


def test_the_largest_bar_has_the_whole_width() -> None:
    longest = bar("甲", "100", Decimal(100), Decimal(100))

    assert (longest.length, longest.kind, longest.surplus) == (str(WIDTH), "value", "")
    assert Decimal(longest.value_at) > WIDTH


def test_a_value_stands_behind_bar_and_surplus() -> None:
    with_surplus = bar("甲", "60", Decimal(60), Decimal(100), "total", Decimal(40))

    assert Decimal(with_surplus.length) + Decimal(with_surplus.surplus) == WIDTH
    assert Decimal(with_surplus.surplus_at) >= Decimal(with_surplus.length)
    assert Decimal(with_surplus.value_at) >= WIDTH


@given(AMOUNTS, AMOUNTS)
def test_lengths_are_in_the_proportion_of_amounts(one: Decimal, other: Decimal) -> None:
    largest = max(one, other)
    first, second = (bar("甲", "", each, largest) for each in (one, other))

    assert (Decimal(first.length) <= Decimal(second.length)) or one >= other
    assert max(Decimal(first.length), Decimal(second.length)) in {0, WIDTH}


def test_nothing_is_a_bar_without_length() -> None:
    assert bar("甲", "未安排", Decimal(0), Decimal(0)).length == "0"
