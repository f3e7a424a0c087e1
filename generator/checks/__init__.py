"""Does a report agree with itself, and with the years before? Pure: reports in, comparisons out."""

from __future__ import annotations

from typing import Final

from generator.checks.check import Check
from generator.checks.counts import COUNTS_CHECKS
from generator.checks.funds import FUNDS_CHECKS
from generator.checks.grades import GRADES_CHECKS
from generator.checks.indicators import INDICATOR_CHECKS
from generator.checks.layout import LAYOUT_CHECKS
from generator.checks.limits import LIMIT_CHECKS
from generator.checks.names import NAMES_CHECKS
from generator.checks.performance import PERFORMANCE_CHECKS
from generator.checks.points import POINTS_CHECKS
from generator.checks.projects import PROJECTS_CHECKS
from generator.checks.repeated import REPEATED_CHECKS
from generator.checks.spending import SPENDING_CHECKS
from generator.checks.texts import TEXTS_CHECKS
from generator.checks.timeline import TIMELINE_CHECKS

CHECKS: Final[tuple[Check, ...]] = (
    *SPENDING_CHECKS,
    *PROJECTS_CHECKS,
    *FUNDS_CHECKS,
    *REPEATED_CHECKS,
    *LIMIT_CHECKS,
    *COUNTS_CHECKS,
    *PERFORMANCE_CHECKS,
    *POINTS_CHECKS,
    *GRADES_CHECKS,
    *INDICATOR_CHECKS,
    *LAYOUT_CHECKS,
    *TEXTS_CHECKS,
    *NAMES_CHECKS,
    *TIMELINE_CHECKS,
)
