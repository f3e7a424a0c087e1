"""Every figure that a report prints or leaves out, found by a walk over its groups and lists.

The walk asks the model what each field holds, so a new field of the report needs no line here.
What this site computes, and what its keepers write (notes, corrections, withdrawals), is no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, get_args

from pydantic.fields import FieldInfo

from generator.findings import DocPath
from generator.model.kinds import (
    AmountField,
    CountField,
    DateField,
    QuantityField,
    RateField,
    ScoreField,
)
from generator.model.record import Record
from generator.model.report import Report, restated_figures
from generator.model.reported import Absent, Reported, entries


class Measure(Enum):
    """What kind of thing a field holds, by the identifier that downloads carry."""

    AMOUNT = "amount"
    RATE = "rate"
    COUNT = "count"
    SCORE = "score"
    QUANTITY = "quantity"
    DATE = "date"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed value or its absence.

    `path` is where it stands in the file. `about` is the path of the figure it prints: its own,
    or that of the first printing where this is the second. `figure` is None for a list that the
    report says is empty.
    """

    path: DocPath
    about: DocPath
    measure: Measure
    figure: Reported[Any] | None  # of whatever kind of value stands there


_KINDS: Final = (
    (Measure.AMOUNT, AmountField),
    (Measure.RATE, RateField),
    (Measure.COUNT, CountField),
    (Measure.SCORE, ScoreField),
    (Measure.QUANTITY, QuantityField),
    (Measure.DATE, DateField),
)
_KEPT_BY_US: Final = frozenset({"restated", "notes", "corrections", "withdrawals"})


def facts_of(report: Report) -> Iterator[Fact]:
    """The facts of one report in the order of the form, second printings last."""
    first = {fact.path: fact for fact in _below(report, ())}
    yield from first.values()
    again = zip(entries(report.restated), restated_figures(report), strict=True)
    for key, (path, _, figure, _) in again:
        yield Fact(("restated", key, "printed"), path, first[path].measure, figure)


def measure_of(field: FieldInfo) -> Measure | None:
    """What a field of the report holds; None for words and groups."""
    for measure, kind in _KINDS:
        if get_args(kind)[1] in field.metadata:  # the reader that makes a kind what it is
            return measure
    return Measure.ITEMS if _items_hold_figures(field) else None


def _below(record: Record, path: DocPath) -> Iterator[Fact]:
    for name, measure in _measures(type(record)):
        if path or name not in _KEPT_BY_US:
            yield from _of_field(getattr(record, name), measure, (*path, name))


@cache
def _measures(kind: type[Record]) -> tuple[tuple[str, Measure | None], ...]:
    """What each field of a kind of record holds; the model is asked once."""
    return tuple((name, measure_of(field)) for name, field in kind.model_fields.items())


def _of_field(value: object, measure: Measure | None, path: DocPath) -> Iterator[Fact]:
    if isinstance(value, Record):
        yield from _below(value, path)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _below(item, (*path, key))
        if not value and measure is Measure.ITEMS:
            yield Fact(path, path, measure, None)
    elif measure is Measure.ITEMS and isinstance(value, Absent):
        yield Fact(path, path, measure, value)
    elif measure is not None and measure is not Measure.ITEMS:
        figure: Any = value  # the field's kind says that it is reported
        yield Fact(path, path, measure, figure)


def _items_hold_figures(field: FieldInfo) -> bool:
    """Whether a field is a list of items with figures: its state as a whole is then a fact."""
    item = next(iter(get_args(field.annotation)[1:]), None)
    return isinstance(item, type) and issubclass(item, Record) and _holds_figures(item)


def _holds_figures(record: type[Record]) -> bool:
    return any(measure_of(field) is not None for field in record.model_fields.values())
