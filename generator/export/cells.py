"""Reported values as the plain text of downloads: exact, in one unit, empty unless stated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.figures import PartialDate, Quantity
from generator.model.money import Money
from generator.model.reported import Absent, Reported, Stated, state_of
from generator.views import address
from generator.views.text import MINUS, plain

IDENTITY = ("division_code", "year", "department", "kind", "coverage")
"""The columns that every table about reports begins with."""


def identity(entry: Entry) -> tuple[str, ...]:
    """Which report a row is about, and what its figures cover."""
    report = entry.report
    return (
        report.code,
        report.year,
        report.department,
        report.kind.value,
        report.coverage.value,
    )


def permalink(edition: Edition, entry: Entry, fragment: str = "") -> str:
    """The address of a report's page, or of a place on it, below the site's root."""
    page = f"{address.report(entry, edition.dataset.site)}/"
    return f"{page}#{fragment}" if fragment else page


def figure_columns(names: Sequence[str]) -> tuple[str, ...]:
    """Each figure's column with the column of its state."""
    return tuple(column for name in names for column in (name, f"{_without_unit(name)}_state"))


def figure_cells(figure: Reported[Any]) -> tuple[str, str]:  # of whatever kind it is
    """The value and its state."""
    return value(figure), state_of(figure).value


def text_cells(said: str | Absent) -> tuple[str, str]:
    """A text of the report, empty unless there is one, and its state."""
    return (said if isinstance(said, str) else ""), state_of(said).value


def quantity_cells(figure: Reported[Quantity]) -> tuple[str, ...]:
    """A target or an actual value: printed, its number, comparator, measure word and state."""
    if not isinstance(figure, Stated):
        return "", "", "", "", state_of(figure).value
    quantity = figure.value
    return (
        figure.printed,
        value(figure),
        quantity.comparator.value,
        quantity.measure,
        state_of(figure).value,
    )


def value(figure: Reported[Any] | None) -> str:  # of whatever kind it is
    """The exact value: yuan for money, a share for rates, a date as far as it is stated."""
    if not isinstance(figure, Stated):
        return ""
    found = figure.value
    if isinstance(found, Money):
        return number(found.yuan, figure.place)
    if isinstance(found, PartialDate):
        return _date(found)
    if isinstance(found, Quantity):
        return "" if found.number is None else number(found.number, figure.place)
    return number(found, figure.place)


def number(exact: Decimal, place: Decimal = Decimal(0)) -> str:
    """Plain decimal text with the minus of a keyboard, and the decimals that were printed."""
    return plain(exact, place).replace(MINUS, "-")


def _date(date: PartialDate) -> str:
    """As ISO 8601 writes it; a year that is not stated is XXXX (ISO 8601-2), never guessed."""
    if date.year is None and date.month is None:
        return ""
    parts = [f"{date.year:04}" if date.year else "XXXX"]
    if date.month is not None:
        parts.append(f"{date.month:02}")
    if date.day is not None:
        parts += [] if date.month is not None else ["XX"]
        parts.append(f"{date.day:02}")
    return "-".join(parts)


def _without_unit(name: str) -> str:
    return name.removesuffix("_yuan")
