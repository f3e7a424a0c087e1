"""What a check shows: both sides of a comparison, exactly, and the verdict.

A comparison is about what a report says and is published whatever it shows. It never corrects a
figure and never guesses which side is wrong or why.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from generator.findings import DocPath
from generator.model.packing import Packed
from generator.model.reported import Absent, Stated


class Verdict(Enum):
    """Worst first, as readers see them."""

    CONTRADICTS = "contradicts"
    MISSING = "missing"
    UNDECIDED = "undecided"
    TRUNCATED = "truncated"
    ROUNDS = "rounds"
    HOLDS = "holds"


class Operation(Enum):
    """How the second side of a comparison was made from its operands."""

    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    SAME = "same"
    COUNT = "count"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    GRADE = "grade"
    ORDER = "order"
    TEXT = "text"
    PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class Operand(Packed):
    """One figure or text that takes part: where it stands, what it is called, what it says.

    `figure` is a reported value, or a finished text where the comparison is about words.
    """

    path: DocPath
    label: str
    figure: Stated[object] | Absent | str


class CheckResults(NamedTuple):
    """What one check shows of one report, worst first; `digest` is of what lists say of it."""

    check: str
    verdicts: tuple[Verdict, ...]
    digest: bytes


Counts: TypeAlias = tuple[tuple[Verdict, int], ...]
"""How many comparisons got each verdict, worst first; a verdict that none got is left out."""


@dataclass(frozen=True, slots=True)
class Comparison(Packed):
    """One comparison of one report.

    `key` tells the comparisons of one check apart and is stable (field names and item keys, never
    positions); with the check's id it is the permalink. `expected` is the printed side, `actual`
    the recomputed one, `tolerance` the largest difference that rounding explains: all in yuan for
    money, as a share for rates, in points or pieces otherwise (`unit` is `元`, `%`, `分`, `个`,
    or empty for words). `also` holds further lines on the same difference, counted once.
    `ground` names what makes a missing thing owed; `reason` why a comparison is undecided.
    """

    check: str
    key: str
    verdict: Verdict
    operation: Operation
    printed: tuple[Operand, ...]
    parts: tuple[Operand, ...] = ()
    expected: Decimal | None = None
    actual: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    unit: str = ""
    subject: str = ""
    also: tuple[str, ...] = ()
    ground: str = ""
    reason: str = ""

    @property
    def difference(self) -> Decimal | None:
        """Recomputed minus printed, exactly."""
        if self.expected is None or self.actual is None:
            return None
        return self.actual - self.expected

    @property
    def at(self) -> DocPath:
        """The figure that the mark stands beside."""
        return self.printed[0].path

    @property
    def paths(self) -> tuple[DocPath, ...]:
        """Every figure that takes part, printed side first."""
        return tuple(operand.path for operand in (*self.printed, *self.parts))
