from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.views.spread import COMPARABLE, Spread, spread


def numbers(*found: int) -> list[Decimal]:
    return [Decimal(each) for each in found]


def test_of_an_even_number_the_halves_share_all() -> None:
    found = spread(numbers(10, 1, 9, 2, 8, 3, 7, 4, 6, 5))

    assert found == Spread(Decimal(3), Decimal("5.5"), Decimal(8))


def test_of_an_odd_number_the_middle_belongs_to_no_half() -> None:
    found = spread(numbers(*range(1, 12)))

    assert found == Spread(Decimal(3), Decimal(6), Decimal(9))


def test_of_fewer_than_ten_nothing_is_said() -> None:
    assert spread(numbers(*range(COMPARABLE - 1))) is None


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=COMPARABLE, max_size=40))
def test_the_three_stand_in_order_and_within_the_amounts(amounts: list[Decimal]) -> None:
    found = spread(amounts)

    assert found
    assert min(amounts) <= found.lower <= found.median <= found.upper <= max(amounts)
