from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.money import ZERO, Money, Unit
from tests.strategies import UNITS

YUAN = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**12)


@pytest.mark.parametrize(
    ("unit", "yuan"), [(Unit.YUAN, 1), (Unit.WAN_YUAN, 10_000), (Unit.YI_YUAN, 100_000_000)]
)
def test_a_unit_is_so_many_yuan(unit: Unit, yuan: int) -> None:
    assert unit.yuan == yuan


def test_money_is_ordered_by_its_yuan() -> None:
    assert Money(Decimal(1)) > ZERO
    assert max(Money(Decimal("0.01")), ZERO) == Money(Decimal("0.01"))


@given(st.lists(YUAN, max_size=8))
def test_adding_does_not_depend_on_the_order(amounts: list[Decimal]) -> None:
    forward = sum((Money(each) for each in amounts), start=ZERO)
    backward = sum((Money(each) for each in reversed(amounts)), start=ZERO)

    assert forward == backward


@given(YUAN, YUAN)
def test_what_is_added_can_be_taken_away(first: Decimal, second: Decimal) -> None:
    assert Money(first) + Money(second) - Money(second) == Money(first)


@given(YUAN, UNITS)
def test_a_unit_changes_the_figure_and_not_the_amount(yuan: Decimal, unit: Unit) -> None:
    assert Money(yuan).in_unit(unit) * unit.yuan == yuan
