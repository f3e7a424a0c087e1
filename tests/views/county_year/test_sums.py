from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.figures import read_amount
from generator.model.money import Unit
from generator.model.reported import NOT_STATED, WITHHELD
from generator.views.county_year.sums import computed_cell, summed
from generator.views.table import CellKind
from tests.builders import a_report, a_source


def amounts(*texts: str) -> list[object]:
    return [read_amount(text, Unit.WAN_YUAN) for text in texts]


def test_a_sum_is_exact_and_shows_its_formula() -> None:
    source = a_source(a_report())
    total = summed(source, amounts("180.11", "130.1"))

    assert total is not None
    assert total.amount.yuan == Decimal(3102100)
    assert total.formula == "180.11＋130.1"
    assert computed_cell(source, total).text == "310.21"
    assert computed_cell(source, total).kind is CellKind.COMPUTED


def test_a_part_in_another_unit_is_added_in_the_unit_of_the_report() -> None:
    total = summed(a_source(a_report()), amounts("60", "500000 元"))

    assert total is not None
    assert total.formula == "60＋50"


@pytest.mark.parametrize(
    "parts",
    [
        amounts("1"),
        [*amounts("1"), NOT_STATED],
        [*amounts("1", "2"), WITHHELD],
        amounts("1", "约2"),
        amounts("1", "2余"),
        [],
    ],
)
def test_nothing_is_added_that_is_not_wholly_and_exactly_stated(parts: list[object]) -> None:
    source = a_source(a_report())

    assert summed(source, parts) is None
    assert computed_cell(source, None).text == ""
