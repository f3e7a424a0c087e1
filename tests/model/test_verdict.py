from __future__ import annotations

from decimal import Decimal

from generator.model.reported import NOT_STATED
from generator.model.verdict import Comparison, Operand, Operation, Verdict

TOTAL = Operand(("spending", "total", "executed"), "全年支出", NOT_STATED)
BASIC = Operand(("spending", "basic_expenditure", "executed"), "基本支出", NOT_STATED)


def a_comparison(expected: str | None, actual: str | None) -> Comparison:
    sides = [None if each is None else Decimal(each) for each in (expected, actual)]
    return Comparison(
        "total-sum", "executed", Verdict.HOLDS, Operation.SUM, (TOTAL,), (BASIC,), *sides
    )


def test_the_difference_is_recomputed_minus_printed() -> None:
    assert a_comparison("305.21", "310.21").difference == Decimal("5.00")
    assert a_comparison("310.21", "305.21").difference == Decimal("-5.00")


def test_there_is_no_difference_without_both_sides() -> None:
    assert a_comparison(None, "1").difference is None
    assert a_comparison("1", None).difference is None


def test_the_mark_stands_at_the_first_printed_figure() -> None:
    item = a_comparison("1", "1")

    assert item.at == TOTAL.path
    assert item.paths == (TOTAL.path, BASIC.path)


def test_the_worst_verdict_is_named_first() -> None:
    assert [each.value for each in Verdict] == [
        "contradicts",
        "missing",
        "undecided",
        "truncated",
        "rounds",
        "holds",
    ]
