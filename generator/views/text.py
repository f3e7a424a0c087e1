"""Figures, states and verdicts to words. The only place that rounds (四舍五入)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from generator.model.figures import PartialDate
from generator.model.money import Money, Unit
from generator.model.reported import Absent, Reported, Stated, state_word
from generator.model.terms import chinese
from generator.model.verdict import Verdict

VERDICT_MARKS: Final = {
    Verdict.CONTRADICTS: "✕",
    Verdict.MISSING: "○",
    Verdict.UNDECIDED: "？",
    Verdict.TRUNCATED: "⌊",
    Verdict.ROUNDS: "≈",
    Verdict.HOLDS: "✓",
}
MINUS: Final = "−"  # noqa: RUF001  # the minus sign of print, not a hyphen


def verdict_word(verdict: Verdict) -> str:
    """The verdict's Chinese word."""
    return chinese(verdict.value)


def printed(reported: Reported[object] | str, unit: str = "") -> str:
    """A reported value as printed, with its unit unless it is `unit`; a state by its word."""
    if isinstance(reported, str):
        return reported
    if not isinstance(reported, Stated):
        return state_word(reported)
    has_unit = not reported.unit or reported.is_nothing or reported.printed.endswith(reported.unit)
    if has_unit or reported.unit == unit or reported.unit in {"%", "‰"}:
        return reported.printed
    gap = " " if reported.printed[-1].isdigit() else ""  # 6 人, but 三室
    return f"{reported.printed}{gap}{reported.unit}"


def line(value: str | Absent) -> str:
    """A text of the report, or the word of its state."""
    return value if isinstance(value, str) else state_word(value)


def money(amount: Money, unit: Unit, place: Decimal = Decimal(0)) -> str:
    """An exact computed amount in `unit`, with the decimals of `place` (in yuan) kept."""
    return plain(amount.in_unit(unit), place / unit.yuan)


def plain(number: Decimal, place: Decimal = Decimal(0)) -> str:
    """An exact number without exponent; never fewer decimals than `place` has."""
    exact = number.normalize() if number else Decimal(0)
    if place and place < 1 and -_exponent(exact) < -_exponent(place):
        exact = exact.quantize(place)
    return format(exact, "f").replace("-", MINUS)


def signed(number: Decimal, place: Decimal = Decimal(0)) -> str:
    """A difference with its sign."""
    return plain(number, place) if number < 0 else f"＋{plain(number, place)}"


def percent(share: Decimal, decimals: int = 2) -> str:
    """A computed share as a percentage, rounded half up: `99.91%`; whole ones as `100%`."""
    if share * 100 == (share * 100).to_integral_value():
        return f"{plain(share * 100)}%"
    rounded = (share * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{format(rounded, 'f').replace('-', MINUS)}%"


def pixels(value: Decimal, largest: Decimal, width: int, shift: int = 0) -> str:
    """The length of `value` on a scale where `largest` is `width`, to a tenth, plus `shift`."""
    length = value * width / largest if largest else Decimal(0)
    return plain(length.quantize(Decimal("0.1"), ROUND_HALF_UP) + shift)


def decimals(text: str) -> int:
    """How many decimals a printed figure shows."""
    _, dot, fraction = text.partition(".")
    digits = len(fraction) - len(fraction.lstrip("0123456789"))
    return digits if dot else 0


def date(value: Reported[PartialDate]) -> str:
    """A date of the report as printed, or its state."""
    return printed(value)


def iso_date(text: str) -> str:
    """2026-03-02 as a reader says it: 2026 年 3 月 2 日."""
    year, month, day = text.split("-")
    return f"{year} 年 {int(month)} 月 {int(day)} 日"


def listing(words: Sequence[str]) -> str:
    """Words in a row, with the Chinese enumeration comma."""
    return "、".join(words)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
