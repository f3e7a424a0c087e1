"""What a comparison is about, and the comparison that comes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator.model.verdict import Comparison, Operand, Operation, Verdict


class Claim(NamedTuple):
    """Before anything is reckoned. `identity` is check and key, `words` are unit and subject."""

    identity: tuple[str, str]
    operation: Operation
    printed: tuple[Operand, ...]
    parts: tuple[Operand, ...]
    words: tuple[str, str]

    def undecided(self, reason: str) -> Comparison:
        """The comparison that cannot be made."""
        (check, key), (unit, subject) = self.identity, self.words
        return Comparison(
            check,
            key,
            Verdict.UNDECIDED,
            self.operation,
            self.printed,
            self.parts,
            unit=unit,
            subject=subject,
            reason=reason,
        )

    def decided(
        self, verdict: Verdict, expected: Decimal, actual: Decimal, tolerance: Decimal
    ) -> Comparison:
        """The comparison with both its sides."""
        (check, key), (unit, subject) = self.identity, self.words
        return Comparison(
            check,
            key,
            verdict,
            self.operation,
            self.printed,
            self.parts,
            expected,
            actual,
            tolerance,
            unit,
            subject,
        )
