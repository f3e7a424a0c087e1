"""Median and spread of amounts that are alike: exact, from the amounts themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

COMPARABLE: Final = 10
"""Amounts from which a median says something."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of a row of amounts in their order, and the middles of its two halves."""

    lower: Decimal
    median: Decimal
    upper: Decimal


def spread(amounts: Sequence[Decimal]) -> Spread | None:
    """Median and quartiles; None of fewer than ten amounts.

    The quartiles are the medians of the lower and the upper half; the middle one of an odd number
    belongs to neither.
    """
    if len(amounts) < COMPARABLE:
        return None
    ordered = sorted(amounts)
    half = len(ordered) // 2
    return Spread(_middle(ordered[:half]), _middle(ordered), _middle(ordered[-half:]))


def _middle(ordered: Sequence[Decimal]) -> Decimal:
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2
