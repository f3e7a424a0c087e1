"""Money, exact, held in yuan; the unit belongs to the text that prints it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.model.packing import Packed


class Unit(Enum):
    """A unit that reports print amounts in."""

    YUAN = "元"
    WAN_YUAN = "万元"
    YI_YUAN = "亿元"

    @property
    def yuan(self) -> Decimal:
        """How many yuan one of this unit is."""
        return _YUAN[self]


_YUAN = {
    Unit.YUAN: Decimal(1),
    Unit.WAN_YUAN: Decimal(10_000),
    Unit.YI_YUAN: Decimal(100_000_000),
}


@dataclass(frozen=True, slots=True, order=True)
class Money(Packed):
    """An exact amount in yuan. Adding and comparing never rounds."""

    yuan: Decimal

    def __add__(self, other: Money) -> Money:
        return Money(self.yuan + other.yuan)

    def __sub__(self, other: Money) -> Money:
        return Money(self.yuan - other.yuan)

    def in_unit(self, unit: Unit) -> Decimal:
        """The amount counted in `unit`: exact, as every unit is a power of ten."""
        return self.yuan / unit.yuan


ZERO = Money(Decimal(0))
