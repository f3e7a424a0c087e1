from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.funds import Spending
from generator.model.kinds import MOST_ITEMS
from generator.model.performance import GradeBand
from generator.model.record import KeyedItems
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD

BANDS: TypeAdapter[Any] = TypeAdapter(KeyedItems[GradeBand])
BAND = {"grade": "优秀", "at_least": "90", "below": "不适用"}


def rules(kind: TypeAdapter[Any], value: object) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        kind.validate_python(value)
    return [each["type"] for each in refusal.value.errors()]


def test_a_state_word_stands_for_every_field_of_its_group() -> None:
    spending = Spending.model_validate("依法不予公开")

    assert spending.carried_forward is WITHHELD
    assert spending.total.executed is WITHHELD
    assert spending.project_expenditure.share is WITHHELD


@pytest.mark.parametrize("value", ["12人", "无", "", ["未说明"], None, 3])
def test_a_group_is_a_group_or_in_a_state(value: object) -> None:
    [rule] = rules(TypeAdapter(Spending), value)

    assert rule in {"value-not-a-group", "value-missing"}


def test_a_group_is_closed_and_frozen() -> None:
    band = GradeBand.model_validate(BAND)

    assert rules(TypeAdapter(GradeBand), BAND | {"name": "甲"}) == ["extra_forbidden"]
    assert rules(TypeAdapter(GradeBand), {"grade": "优秀"}) == ["missing", "missing"]
    with pytest.raises(ValidationError):
        band.grade = "良好"  # type: ignore[misc]  # that it cannot be set is the fact


def test_items_keep_their_keys_in_printed_order() -> None:
    assert list(BANDS.validate_python({"zhong": BAND, "an": BAND})) == ["zhong", "an"]


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("未说明", NOT_STATED),
        ("依法不予公开", WITHHELD),
        ("不适用", NOT_APPLICABLE),
        ("无", {}),
        ("未安排", {}),
    ],
)
def test_a_list_may_be_in_a_state_or_stated_to_be_empty(word: str, listed: object) -> None:
    assert BANDS.validate_python(word) == listed


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("没有", "value-not-a-group"),
        ([BAND], "value-not-a-group"),
        ({"Capital": BAND}, "key-not-a-key"),
        ({"名": BAND}, "key-not-a-key"),
        ({"a_b": BAND}, "key-not-a-key"),
        ({"a" * 61: BAND}, "key-not-a-key"),
        ({f"k{each}": BAND for each in range(MOST_ITEMS + 1)}, "too-many-items"),
        ("todo", "value-missing"),
    ],
)
def test_a_list_of_the_wrong_shape_is_refused_by_its_rule(value: object, rule: str) -> None:
    assert rules(BANDS, value) == [rule]
