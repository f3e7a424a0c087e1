"""Does a report agree with itself, and with the years before? Pure: reports in, comparisons out."""

from __future__ import annotations

from typing import Final

from generator.checks.check import Check
from generator.checks.funds import FUNDS_CHECKS

CHECKS: Final[tuple[Check, ...]] = (*FUNDS_CHECKS,)
