"""The arithmetic of comparisons: sums, rates, repeated figures, limits. It decides every verdict.

Tolerances come from the printed places alone. In a list where any figure has two decimals, `15`
counts as 15.00 (trailing zeros are usually dropped), so the finest printed place of the figures
compared holds for all of them. What is counted in whole pieces (people, projects) is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import MAX_EMAX, MIN_EMIN, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from generator.checks.claim import Claim
from generator.model.figures import Comparator, Quantity
from generator.model.money import Money
from generator.model.reported import NotApplicable, Stated, Withheld
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_EXACT: Final = Context(prec=250, Emin=MIN_EMIN, Emax=MAX_EMAX)
"""Digits enough for the quotient of the longest figures that are read, so that nothing is lost."""

_P = ParamSpec("_P")
_R = TypeVar("_R")

_MILDEST_FIRST: Final = tuple(reversed(Verdict))


def number(figure: Stated[object]) -> Decimal:
    """The exact number of a stated figure: yuan for money, a share for rates."""
    if isinstance(figure.value, Money):
        return figure.value.yuan
    if isinstance(figure.value, Decimal):
        return figure.value
    if isinstance(figure.value, Quantity) and figure.value.number is not None:
        return figure.value.number
    raise TypeError(figure)  # dates and words have comparisons of their own


def is_exact(operand: Operand) -> bool:
    """Whether an operand has an exact number to reckon with."""
    figure = operand.figure
    return isinstance(figure, Stated) and not figure.is_approximate and _is_number(figure.value)


def _is_number(value: object) -> bool:
    if isinstance(value, Quantity):
        return value.number is not None and value.comparator is Comparator.EQUAL
    return isinstance(value, Money | Decimal)


def finest_place(figures: Iterable[Stated[object]]) -> Decimal:
    """The finest printed place among the figures; 0 where none has a place (all state nothing)."""
    return min((figure.place for figure in figures if figure.place), default=Decimal(0))


def rounding(figures: Sequence[Stated[object]]) -> Decimal:
    """The largest difference that rounding of these figures explains: half a place for each.

    A nothing or a zero is not rounded, and whole numbers that are no money are counts.
    """
    rounded = [figure for figure in figures if figure.place and number(figure)]
    place = finest_place(figures)
    is_counted = place >= 1 and not any(isinstance(each.value, Money) for each in rounded)
    return Decimal(0) if is_counted else place * len(rounded) / 2


def why_undecided(operands: Sequence[Operand]) -> str:
    """Why figures cannot be compared: which of them has no exact value. Empty if all have."""
    for operand in operands:
        if not isinstance(operand.figure, Stated):
            is_withheld = isinstance(operand.figure, Withheld)
            return f"{operand.label}{'不公开' if is_withheld else '未说明'}"
        if operand.figure.is_approximate:
            return f"{operand.label}是约数"
        if not _is_number(operand.figure.value):
            return f"{operand.label}不是一个确定的数"
    return ""


def best_of(comparisons: Sequence[Comparison]) -> Comparison:
    """The mildest of several readings of one sentence, where the report does not say which."""
    return min(comparisons, key=lambda each: _MILDEST_FIRST.index(each.verdict))


def _exactly(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """The function, reckoning with digits enough whatever the caller's context is."""

    @wraps(function)
    def exact(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        with localcontext(_EXACT):
            return function(*args, **kwargs)

    return exact


@_exactly
def compare_sum(
    check: str,
    key: str,
    whole: Operand,
    parts: Sequence[Operand],
    unit: str = "元",
    subject: str = "",
) -> Comparison:
    """Compare the printed `whole` with the sum of `parts`; parts that do not apply are left out.

    Rounding is forgiven up to half a unit of the finest printed place for each figure; amounts
    that were cut instead may together fall short by a little more. Where a part has no exact
    value nothing is reckoned, unless the others alone are more than the whole.
    """
    present = tuple(part for part in parts if not isinstance(part.figure, NotApplicable))
    claim = Claim((check, key), Operation.SUM, (whole,), present, (unit, subject))
    reason = why_undecided((whole, *present))
    known = tuple(part for part in present if is_exact(part))
    if not is_exact(whole) or not known:
        return claim.undecided(reason or "报告没有列出各项")
    figures = _stated((whole, *known))
    expected, *addends = (number(figure) for figure in figures)
    actual, tolerance = sum(addends, start=Decimal(0)), rounding(figures)
    is_too_much = actual - expected > tolerance and min(addends) >= 0
    if reason and not is_too_much:
        return claim.undecided(reason)
    verdict = _near(expected, actual, tolerance)
    if verdict is Verdict.CONTRADICTS and _are_cut(figures, expected - actual):
        verdict = Verdict.TRUNCATED
    return claim._replace(parts=known).decided(verdict, expected, actual, tolerance)


def _are_cut(figures: Sequence[Stated[object]], short: Decimal) -> bool:
    """Whether amounts that were cut explain what a sum falls short: under one place for each."""
    parts = [figure for figure in figures[1:] if isinstance(figure.value, Money) and number(figure)]
    return 0 < short < finest_place(figures) * len(parts)


@_exactly
def compare_difference(
    check: str,
    key: str,
    rest: Operand,
    operands: tuple[Operand, Operand],
    unit: str,
    subject: str = "",
) -> Comparison:
    """Compare the printed `rest` with the first of `operands` less the second."""
    claim = Claim((check, key), Operation.DIFFERENCE, (rest,), operands, (unit, subject))
    reason = why_undecided((rest, *operands))
    if reason:
        return claim.undecided(reason)
    figures = _stated((rest, *operands))
    expected, whole, less = (number(figure) for figure in figures)
    tolerance = rounding(figures)
    verdict = _near(expected, whole - less, tolerance)
    return claim.decided(verdict, expected, whole - less, tolerance)


@_exactly
def compare_ratio(
    check: str, key: str, rate: Operand, part: Operand, whole: Operand, subject: str = ""
) -> Comparison:
    """Compare a printed rate with part / whole.

    It holds if the exact quotient rounds to the printed places, is truncated if it was cut there
    (or part and whole were), and rounds if some values within half a place of them give the rate.
    """
    claim = Claim((check, key), Operation.RATIO, (rate,), (part, whole), ("%", subject))
    reason = why_undecided((rate, part, whole))
    figures = _stated((rate, part, whole))
    if not reason and number(figures[2]) <= 0:
        reason = f"{whole.label}{'是负数' if number(figures[2]) else '是 0'}"
    if reason:
        return claim.undecided(reason)
    verdict, actual, tolerance = _ratio(figures)
    return claim.decided(verdict, number(figures[0]), actual, tolerance)


def _ratio(figures: Sequence[Stated[object]]) -> tuple[Verdict, Decimal, Decimal]:
    """Verdict, quotient and tolerance of a rate, a part and a whole that is more than zero."""
    place = figures[0].place
    expected, above, below = (number(figure) for figure in figures)
    actual = above / below
    slack = rounding(figures[1:]) / 2
    low = max(above - slack, Decimal(0)) / (below + slack)
    high = (above + slack) / (below - slack) if below > slack else actual
    tolerance = max(high - actual, actual - low) + place / 2
    if place and actual.quantize(place, ROUND_HALF_UP) == expected:
        return Verdict.HOLDS, actual, tolerance
    if place and actual.quantize(place, ROUND_FLOOR) == expected:
        return Verdict.TRUNCATED, actual, tolerance
    if low - place / 2 <= expected <= high + place / 2:
        return Verdict.ROUNDS, actual, tolerance
    is_cut = above / (below + 2 * slack) - place < expected < (above + 2 * slack) / below
    return Verdict.TRUNCATED if is_cut else Verdict.CONTRADICTS, actual, tolerance


@_exactly
def compare_share_sum(
    check: str, key: str, shares: tuple[Operand, ...], subject: str = ""
) -> Comparison:
    """Compare the sum of the shares of all parts with 100%; shares that were cut fall short."""
    claim = Claim((check, key), Operation.SUM, shares, shares, ("%", subject))
    reason = why_undecided(shares)
    if reason:
        return claim.undecided(reason)
    figures = _stated(shares)
    actual, tolerance = sum(map(number, figures), start=Decimal(0)), rounding(figures)
    verdict = _near(Decimal(1), actual, tolerance)
    if verdict is Verdict.CONTRADICTS and 0 < 1 - actual < 2 * tolerance:
        verdict = Verdict.TRUNCATED
    return claim.decided(verdict, Decimal(1), actual, tolerance)


@_exactly
def compare_same(
    check: str, key: str, first: Operand, second: Operand, unit: str, subject: str = ""
) -> Comparison:
    """Compare the same figure printed twice; the coarser printed place decides what rounding is.

    The coarser one may also be the finer one cut there.
    """
    claim = Claim((check, key), Operation.SAME, (first,), (second,), (unit, subject))
    reason = why_undecided((first, second))
    if reason:
        return claim.undecided(reason)
    figures = _stated((first, second))
    expected, actual = (number(figure) for figure in figures)
    is_rounded = rounding(figures) > 0
    tolerance = max(figure.place for figure in figures) / 2 if is_rounded else Decimal(0)
    verdict = _near(expected, actual, tolerance)
    if verdict is Verdict.CONTRADICTS and is_rounded and _is_cut(figures):
        verdict = Verdict.TRUNCATED
    return claim.decided(verdict, expected, actual, tolerance)


def _is_cut(figures: Sequence[Stated[object]]) -> bool:
    """Whether the one with the coarser place is the other without its last places."""
    fine, coarse = sorted(figures, key=lambda figure: figure.place)
    return number(fine) - number(fine) % coarse.place == number(coarse)


@_exactly
def compare_at_most(
    check: str, key: str, figure: Operand, limit: Operand, unit: str, subject: str = ""
) -> Comparison:
    """Compare a printed figure with another that it cannot be more than."""
    claim = Claim((check, key), Operation.AT_MOST, (figure,), (limit,), (unit, subject))
    reason = why_undecided((figure, limit))
    if reason:
        return claim.undecided(reason)
    figures = _stated((figure, limit))
    expected, actual = (number(each) for each in figures)
    tolerance = rounding(figures)
    verdict = Verdict.HOLDS if expected <= actual else _near(expected, actual, tolerance)
    return claim.decided(verdict, expected, actual, tolerance)


def undecided(comparison: Comparison, reason: str) -> Comparison:
    """The comparison without its reckoning, because both sides may be right: `reason` says how."""
    return replace(
        comparison,
        verdict=Verdict.UNDECIDED,
        expected=None,
        actual=None,
        tolerance=Decimal(0),
        reason=reason,
    )


def _near(expected: Decimal, actual: Decimal, tolerance: Decimal) -> Verdict:
    if expected == actual:
        return Verdict.HOLDS
    return Verdict.ROUNDS if abs(expected - actual) <= tolerance else Verdict.CONTRADICTS


def _stated(operands: Sequence[Operand]) -> list[Stated[object]]:
    return [each.figure for each in operands if isinstance(each.figure, Stated)]
