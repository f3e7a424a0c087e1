"""Sums made here (本站相加): exact, with their formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.model.money import ZERO, Money
from generator.model.reported import Stated
from generator.views.source import Source
from generator.views.table import Cell, CellKind
from generator.views.text import money, plain


class Summed(NamedTuple):
    """A sum made here, with its formula."""

    amount: Money
    place: Decimal
    formula: str


def summed(source: Source, parts: Sequence[object]) -> Summed | None:
    """The exact sum with its formula; None unless every part is a stated exact amount."""
    stated = [part for part in parts if isinstance(part, Stated) and not part.is_approximate]
    if len(stated) < len(parts) or len(stated) < 2:
        return None
    amount = sum((part.value for part in stated), start=ZERO)
    place = (
        min(part.place for part in stated if part.place)
        if any(part.place for part in stated)
        else Decimal(0)
    )
    figures = [plain(part.value.in_unit(source.unit)) for part in stated]
    printed = [
        part.printed if part.unit == source.unit.value else figure
        for part, figure in zip(stated, figures, strict=True)
    ]
    return Summed(amount, place, "＋".join(printed))


def computed_cell(source: Source, total: Summed | None) -> Cell:
    """The cell of a sum made here; its formula below the figure where it is short."""
    if total is None:
        return Cell("", CellKind.TEXT)
    text = money(total.amount, source.unit, total.place)
    small = total.formula if total.formula.count("＋") == 1 else ""
    return Cell(text, CellKind.COMPUTED, small=small, sort=plain(total.amount.yuan))
