"""The geometry of bars: one scale for all bars of a chart."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.views.blocks import Bar
from generator.views.text import pixels

WIDTH: Final = 200
"""Pixels of the longest bar; with its value a chart stays under 330."""
_GAP: Final = 6


def bar(
    label: str,
    value: str,
    amount: Decimal,
    largest: Decimal,
    kind: str = "value",
    surplus: Decimal = Decimal(0),
) -> Bar:
    """A bar of `amount` on a scale where `largest` is `WIDTH`, `surplus` outlined behind it."""
    return Bar(
        label,
        value,
        pixels(amount, largest, WIDTH),
        pixels(amount + surplus, largest, WIDTH, _GAP),
        kind,
        pixels(surplus, largest, WIDTH) if surplus else "",
        pixels(amount, largest, WIDTH, 1),
    )
