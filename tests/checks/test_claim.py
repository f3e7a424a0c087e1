from __future__ import annotations

from decimal import Decimal

from generator.checks.claim import Claim
from generator.model.verdict import Operation, Verdict
from tests.builders import an_operand

CLAIM = Claim(
    ("total-sum", "executed"),
    Operation.SUM,
    (an_operand("3"),),
    (an_operand("1"), an_operand("2")),
    ("元", "实际支出"),
)


def test_a_decided_claim_has_both_sides() -> None:
    found = CLAIM.decided(Verdict.CONTRADICTS, Decimal(3), Decimal(5), Decimal("0.5"))

    assert (found.check, found.key, found.unit, found.subject) == (
        "total-sum",
        "executed",
        "元",
        "实际支出",
    )
    assert (found.difference, found.tolerance, found.reason) == (Decimal(2), Decimal("0.5"), "")
    assert len(found.parts) == 2


def test_an_undecided_claim_has_a_reason_and_no_sides() -> None:
    found = CLAIM.undecided("公用经费未说明")

    assert (found.verdict, found.reason) == (Verdict.UNDECIDED, "公用经费未说明")
    assert (found.expected, found.actual, found.tolerance) == (None, None, 0)
    assert (found.unit, found.subject) == ("元", "实际支出")
