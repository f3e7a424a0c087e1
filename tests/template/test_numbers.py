from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.template.numbers import number_text


@pytest.mark.parametrize(
    ("held", "form", "text"),
    [
        ("355.53", "General", "355.53"),
        ("355.0", "@", "355"),
        ("2600", "0", "2600"),
        ("355.53", "0.00", "355.53"),
        ("355.53", "0.00_ ", "355.53"),
        ("-0.01", "General", "-0.01"),
        ("0", "General", "0"),
    ],
)
def test_a_number_is_taken_where_it_is_shown_as_it_is_held(held: str, form: str, text: str) -> None:
    assert number_text(held, form) == text


@pytest.mark.parametrize(
    ("held", "form"),
    [
        ("355.5", "0.00"),  # shown as 355.50
        ("0.9991", "0.00%"),
        ("3555300", "#,##0"),
        ("99.90999999999998", "General"),
        ("0.30000000000000004", "General"),
        ("123456789012", "General"),  # shown as 1.23457E+11
        ("1e-05", "General"),
        ("1e+16", "0"),
        ("nan", "General"),
        ("355.53", "0"),
    ],
)
def test_a_number_that_is_shown_otherwise_than_held_is_not_taken(held: str, form: str) -> None:
    assert number_text(held, form) is None


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_what_is_taken_is_the_same_number(digits: int, places: int) -> None:
    held = repr(float(Decimal(digits).scaleb(-places)))
    text = number_text(held, "General")

    assert text is None or (Decimal(text) == Decimal(held) and repr(float(text)) == held)
