"""The arithmetic of comparisons: sums, rates, repeated figures. It decides every verdict.

Tolerances come from the printed places alone. In a list where any figure has two decimals, `15`
counts as 15.00 (trailing zeros are usually dropped), so the finest printed place of the figures
compared holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from generator.model.money import Money
from generator.model.reported import NotApplicable, Stated
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_DIGITS: Final = 40
"""Working digits of a division: far more than any printed share has."""


def number(figure: Stated[object]) -> Decimal:
    """The exact number of a stated figure: yuan for money, a share for rates."""
    if isinstance(figure.value, Money):
        return figure.value.yuan
    assert isinstance(figure.value, Decimal)  # quantities and dates have checks of their own
    return figure.value


def finest_place(figures: Sequence[Stated[object]]) -> Decimal:
    """The finest printed place among the figures; 0 where none has a place (all state nothing)."""
    places = [figure.place for figure in figures if figure.place]
    return min(places, default=Decimal(0))


def why_undecided(operands: Sequence[Operand]) -> str:
    """Why figures cannot be compared: which of them has no exact value. Empty if all have."""
    for operand in operands:
        figure = operand.figure
        if not isinstance(figure, Stated):
            return f"{operand.label}{'不公开' if _is_withheld(figure) else '未说明'}"
        if figure.is_approximate:
            return f"{operand.label}是约数"
    return ""


def _is_withheld(figure: object) -> bool:
    return type(figure).__name__ == "Withheld"


def compare_sum(
    check: str, key: str, whole: Operand, parts: Sequence[Operand], unit: str = "元"
) -> Comparison:
    """Compare the printed `whole` with the sum of `parts`; parts that do not apply are left out.

    Rounding is forgiven up to half a unit of the finest printed place for each figure.
    """
    present = tuple(part for part in parts if not isinstance(part.figure, NotApplicable))
    reason = why_undecided((whole, *present))
    if reason or not present:
        return Comparison(
            check, key, Verdict.UNDECIDED, Operation.SUM, (whole,), present,
            unit=unit, reason=reason or "报告没有列出各项",
        )
    figures = [part.figure for part in (whole, *present) if isinstance(part.figure, Stated)]
    expected, addends = number(figures[0]), [number(figure) for figure in figures[1:]]
    actual = sum(addends, start=Decimal(0))
    tolerance = finest_place(figures) * len(figures) / 2
    return Comparison(
        check, key, _sum_verdict(expected, actual, tolerance), Operation.SUM, (whole,), present,
        expected, actual, tolerance, unit,
    )


def _sum_verdict(expected: Decimal, actual: Decimal, tolerance: Decimal) -> Verdict:
    if expected == actual:
        return Verdict.HOLDS
    return Verdict.ROUNDS if abs(expected - actual) <= tolerance else Verdict.CONTRADICTS


def compare_ratio(check: str, key: str, rate: Operand, part: Operand, whole: Operand) -> Comparison:
    """Compare a printed rate with part / whole.

    It holds if the exact quotient rounds to the printed places, is truncated if it was cut there,
    and rounds if some values within half a place of part and whole give the printed rate.
    """
    reason = why_undecided((rate, part, whole))
    figures = [each.figure for each in (rate, part, whole) if isinstance(each.figure, Stated)]
    if not reason and number(figures[2]) == 0:
        reason = f"{whole.label}是 0"
    if reason:
        return Comparison(
            check, key, Verdict.UNDECIDED, Operation.RATIO, (rate,), (part, whole),
            unit="%", reason=reason,
        )
    with localcontext() as context:
        context.prec = _DIGITS
        return _ratio(check, key, (rate, part, whole), figures)


def _ratio(
    check: str, key: str, operands: tuple[Operand, Operand, Operand], figures: list[Stated[object]]
) -> Comparison:
    rate, part, whole = operands
    expected, above, below = (number(figure) for figure in figures)
    place = figures[0].place
    actual = above / below
    slack = finest_place(figures[1:]) / 2
    low = max(above - slack, Decimal(0)) / (below + slack)
    high = (above + slack) / (below - slack) if below > slack else actual
    tolerance = max(high - actual, actual - low) + place / 2
    if place and actual.quantize(place, ROUND_HALF_UP) == expected:
        verdict = Verdict.HOLDS
    elif place and actual.quantize(place, ROUND_FLOOR) == expected:
        verdict = Verdict.TRUNCATED
    elif low - place / 2 <= expected <= high + place / 2:
        verdict = Verdict.ROUNDS
    else:
        verdict = Verdict.CONTRADICTS
    return Comparison(
        check, key, verdict, Operation.RATIO, (rate,), (part, whole),
        expected, actual, tolerance, "%",
    )


def compare_same(check: str, key: str, first: Operand, second: Operand, unit: str) -> Comparison:
    """Compare the same figure printed twice; the coarser printed place decides what rounding is."""
    reason = why_undecided((first, second))
    if reason:
        return Comparison(
            check, key, Verdict.UNDECIDED, Operation.SAME, (first,), (second,),
            unit=unit, reason=reason,
        )
    figures = [each.figure for each in (first, second) if isinstance(each.figure, Stated)]
    expected, actual = (number(figure) for figure in figures)
    tolerance = max(figure.place for figure in figures) / 2
    if expected == actual:
        verdict = Verdict.HOLDS
    elif abs(expected - actual) <= tolerance:
        verdict = Verdict.ROUNDS
    else:
        verdict = Verdict.CONTRADICTS
    return Comparison(
        check, key, verdict, Operation.SAME, (first,), (second,),
        expected, actual, tolerance, unit,
    )
