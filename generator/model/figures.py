"""Printed figures to exact values: the only place that decides what a text means.

The patterns are our own, because `Decimal` also takes `1_000`, `1e5` and digits of other scripts.
Widths are folded and spaces inside a figure are closed for reading; the printed text stays as it
is.
A text that is no figure raises `FigureError`, a Chinese sentence without a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from generator.model.money import ZERO, Money, Unit
from generator.model.packing import Packed
from generator.model.reported import NOTHING_WORDS, Stated

LONGEST_FIGURE: Final = 60
"""Characters of one figure; the longest printed one in use has fewer than 20."""


class FigureError(ValueError):
    """A text that should be a figure and is not; `hint` says what would be read."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Comparator(Enum):
    """What a target asks of the actual value."""

    EQUAL = "="
    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE = ">"
    LESS = "<"
    QUALITATIVE = "定性"


@dataclass(frozen=True, slots=True)
class Quantity(Packed):
    """A target or an actual value: a number with its measure word, or words alone.

    `number` is None for words (定性). `measure` is the word behind the figure, without 万 or 亿,
    which are part of the number; for a percentage it is `%` and the number a share (0 to 1).
    """

    number: Decimal | None
    comparator: Comparator
    measure: str


@dataclass(frozen=True, slots=True)
class PartialDate(Packed):
    """A date as far as a report gives it: `5月16日前` has no year and is a deadline."""

    year: int | None
    month: int | None
    day: int | None
    is_deadline: bool


_WIDE: Final = "".join(chr(ord(narrow) + 0xFEE0) for narrow in "0123456789.,%<>=-")
_FOLD: Final = str.maketrans(_WIDE, "0123456789.,%<>=-")
_SPACES: Final = re.compile(r"[ \u3000\u00a0]+")
_NUMBER: Final = r"(?P<number>-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?)"
_ABOUT: Final = r"(?P<about>约|近|大约)?"
_MORE: Final = r"(?P<more>余|多)?"
_SCALE: Final = r"(?P<scale>万|亿)?"
_AMOUNT: Final = re.compile(rf"{_ABOUT}{_NUMBER}{_MORE}(?P<unit>元|万元|亿元)?(?P<tail>左右)?")
_RATE: Final = re.compile(rf"{_ABOUT}{_NUMBER}(?P<unit>%|‰)(?P<tail>左右)?")
_COUNT: Final = re.compile(
    rf"(?:{_NUMBER}|(?P<word>[一二两三四五六七八九十]))(?P<unit>[人名个辆部项台套次室]|中心)?"
)
_WORDS: Final = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"两": 2}
_SCORE: Final = re.compile(rf"{_NUMBER}(?P<unit>分?)")
_LOOK_ALIKE: Final = re.compile("[OoIl]")
"""Letters that scanners and hands put in the place of 0 and 1."""

_COMPARATORS: Final = {
    "": Comparator.EQUAL,
    "=": Comparator.EQUAL,
    "≥": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "不少于": Comparator.AT_LEAST,
    "不低于": Comparator.AT_LEAST,
    "至少": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    "不超过": Comparator.AT_MOST,
    "不高于": Comparator.AT_MOST,
    ">": Comparator.MORE,
    "大于": Comparator.MORE,
    "超过": Comparator.MORE,
    "<": Comparator.LESS,
    "小于": Comparator.LESS,
    "低于": Comparator.LESS,
}
_QUANTITY: Final = re.compile(
    rf"(?P<comparator>≥|≤|>=|<=|=|>|<|不少于|不低于|至少|不超过|不高于|大于|超过|小于|低于)?"
    rf"{_ABOUT}{_NUMBER}{_MORE}{_SCALE}(?P<more_too>余|多)?(?P<measure>%|‰|[^\d\s%‰]{{0,12}})"
)
_SCALES: Final = {None: Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_SHARES: Final = {"%": Decimal("0.01"), "‰": Decimal("0.001")}
_DATE: Final = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年?(?:度)?)?(?:(?P<month>1[0-2]|0?[1-9])月)?"
    r"(?:(?P<day>3[01]|[12][0-9]|0?[1-9])日)?(?P<end>底|末)?(?P<by>前|以前|之前)?"
)
_YEAR_END: Final = frozenset({"年底", "年末"})
"""The end of the year evaluated, which a report need not name again."""
_ISO_DATE: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9][0-9])-(?P<day>[0-9][0-9])"
)


def read_amount(text: str, unit: Unit) -> Stated[Money]:
    """An amount of money; the text's own unit goes before the file's `unit`."""
    if text in NOTHING_WORDS:
        return Stated(ZERO, text, Decimal(0), unit.value)
    match = _matched(_AMOUNT, text, "金额", "写成报告印的样子，例如 355.53 或 563662 元")
    own = Unit(match["unit"]) if match["unit"] else unit
    number, place = _number(match["number"])
    printed = _without_unit(text, match["unit"])
    return Stated(Money(number * own.yuan), printed, place * own.yuan, own.value, _is_about(match))


def read_rate(text: str) -> Stated[Decimal]:
    """A percentage as a share: `99.91%` is 0.9991, its last place 0.0001."""
    if text in NOTHING_WORDS:
        return Stated(Decimal(0), text, Decimal(0), "%")
    match = _matched(_RATE, text, "百分比", "连同百分号照录，例如 99.91%")
    number, place = _number(match["number"])
    share = _SHARES[match["unit"]]
    return Stated(number * share, text, place * share, match["unit"], bool(match["about"]))


def read_count(text: str) -> Stated[Decimal]:
    """A whole number of people or things, in digits or as one word (`两个`, `三室`)."""
    if text in NOTHING_WORDS:
        return Stated(Decimal(0), text, Decimal(0))
    match = _matched(_COUNT, text, "个数", "写成整数，例如 6、6 人或两个")
    number, place = _number(match["number"] or str(_WORDS[match["word"]]))
    if place != 1 or number < 0:
        raise FigureError(f"“{text}”不是个数", "个数是不小于 0 的整数")
    return Stated(number, _without_unit(text, match["unit"]), place, match["unit"] or "")


def read_score(text: str) -> Stated[Decimal]:
    """Points available or awarded."""
    match = _matched(_SCORE, text, "分数", "写成数字，例如 95 或 9.5")
    number, place = _number(match["number"])
    if number < 0:
        raise FigureError(f"“{text}”不是分数", "分数不小于 0")
    return Stated(number, _without_unit(text, match["unit"]), place, "分")


def read_quantity(text: str) -> Stated[Quantity]:
    """A target or an actual value; words without a leading figure are kept as words."""
    match = _QUANTITY.fullmatch(_folded(text))
    if match is None:
        return Stated(Quantity(None, Comparator.QUALITATIVE, ""), text, Decimal(0))
    number, place = _number(match["number"])
    scale = _SCALES[match["scale"]] * _SHARES.get(match["measure"], Decimal(1))
    about = _is_about(match) or bool(match["more_too"])
    quantity = Quantity(number * scale, _COMPARATORS[match["comparator"] or ""], match["measure"])
    return Stated(quantity, text, place * scale, match["measure"], about)


def read_date(text: str) -> Stated[PartialDate]:
    """A date as printed, as far as it goes: `2024-05-16`, `4月2日`, `5月16日前`, `2025年底`."""
    folded = _folded(text)
    if folded in _YEAR_END:
        return Stated(PartialDate(None, None, None, is_deadline=False), text, Decimal(0))
    match = _ISO_DATE.fullmatch(folded) or _DATE.fullmatch(folded)
    if match is None or not (match["year"] or match["month"]):
        raise FigureError(f"“{text}”不是日期", "照录日期，例如 2024-05-16 或 5月16日前")
    groups = match.groupdict()
    year, month, day = (
        int(groups[part]) if groups[part] else None for part in ("year", "month", "day")
    )
    date = PartialDate(year, month, day, is_deadline=bool(groups.get("by")))
    if date.month is not None and not 1 <= date.month <= 12:
        raise FigureError(f"“{text}”没有这个月份", "月份是 1 到 12")
    if date.day is not None and date.day > _days_in(date.year, date.month):
        raise FigureError(f"“{text}”没有这一天", "请核对原文的月份和日期")
    return Stated(date, text, Decimal(0))


def read_like(figure: Stated[Any], text: str) -> Stated[Any]:  # of whatever kind `figure` is
    """A second printing of `figure`, read as the same kind of figure.

    A bare amount is in the unit of the first: who prints 83 twice means the same unit.
    """
    if isinstance(figure.value, Money):
        return read_amount(text, Unit(figure.unit))
    if isinstance(figure.value, Quantity):
        return read_quantity(text)
    if isinstance(figure.value, PartialDate):
        return read_date(text)
    if figure.unit in _SHARES:
        return read_rate(text)
    return read_score(text) if figure.unit == "分" else read_count(text)


def _days_in(year: int | None, month: int | None) -> int:
    """Days of the month; 29 for a February without a year."""
    if month is None:
        return 31
    if month == 2:
        is_leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if is_leap else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _folded(text: str) -> str:
    return _SPACES.sub("", text.translate(_FOLD))


def _matched(pattern: re.Pattern[str], text: str, what: str, hint: str) -> re.Match[str]:
    if len(text) > LONGEST_FIGURE:
        raise FigureError(f"“{text[:20]}…”太长，不像{what}", hint)
    match = pattern.fullmatch(_folded(text))
    if match is None:
        letters = "、".join(dict.fromkeys(_LOOK_ALIKE.findall(text)))
        found = f"，里面的 {letters} 是字母" if letters else ""
        raise FigureError(f"“{text}”不是{what}{found}", f"请核对原文；{hint}")
    return match


def _number(digits: str) -> tuple[Decimal, Decimal]:
    """The number and the size of its last printed place."""
    number = Decimal(digits.replace(",", ""))
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101  # the pattern admits no NaN and no infinity
    return number, Decimal(1).scaleb(exponent)


def _is_about(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return any(groups.get(mark) for mark in ("about", "more", "tail"))


def _without_unit(text: str, unit: str | None) -> str:
    return text[: -len(unit)].rstrip() if unit and text.endswith(unit) else text
