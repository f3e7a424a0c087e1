from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.figures import read_amount, read_count, read_date, read_quantity, read_rate
from generator.model.money import Money, Unit
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD
from generator.model.verdict import Verdict
from generator.views.text import (
    VERDICT_MARKS,
    date,
    decimals,
    iso_date,
    line,
    listing,
    money,
    percent,
    pixels,
    plain,
    printed,
    signed,
    verdict_word,
)
from tests.strategies import printed_amounts

NUMBERS = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9
)


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("355.53", "", "355.53 万元"),
        ("355.53", "万元", "355.53"),
        ("563662 元", "万元", "563662 元"),
        ("12.50万元", "元", "12.50 万元"),
        ("0.00", "万元", "0.00"),
        ("1,234.50", "万元", "1,234.50"),
        ("约120", "万元", "约120"),
        ("未安排", "", "未安排"),
        ("无", "万元", "无"),
    ],
)
def test_an_amount_is_shown_as_printed(text: str, unit: str, shown: str) -> None:
    assert printed(read_amount(text, Unit.WAN_YUAN), unit) == shown


@pytest.mark.parametrize(
    ("state", "shown"),
    [(WITHHELD, "依法不予公开"), (NOT_STATED, "未说明"), (NOT_APPLICABLE, "不适用")],
)
def test_a_state_is_shown_by_its_word_and_never_blank(state: object, shown: str) -> None:
    assert printed(state) == shown  # type: ignore[arg-type]  # one of the three
    assert line(state) == shown  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (read_rate("99.91%"), "99.91%"),
        (read_rate("100. 00%"), "100. 00%"),
        (read_count("6人"), "6 人"),
        (read_count("三室"), "三室"),
        (read_count("8"), "8"),
        (read_quantity("2600余万人次"), "2600余万人次"),
        (read_quantity("全部整改到位"), "全部整改到位"),
        (read_date("5月16日前"), "5月16日前"),
    ],
)
def test_other_figures_are_shown_as_printed(figure: object, shown: str) -> None:
    assert printed(figure) == shown  # type: ignore[arg-type]  # a reported value


def test_a_date_in_any_state_is_shown() -> None:
    assert date(read_date("2024年底")) == "2024年底"
    assert date(NOT_STATED) == "未说明"


@given(printed_amounts(), st.sampled_from(list(Unit)))
def test_no_digit_of_a_printed_amount_is_lost(text: str, unit: Unit) -> None:
    assert printed(read_amount(text, unit), unit.value) == text


@pytest.mark.parametrize(
    ("yuan", "unit", "place", "shown"),
    [
        ("3102100", Unit.WAN_YUAN, "100", "310.21"),
        ("3102000", Unit.WAN_YUAN, "100", "310.20"),
        ("3102000", Unit.WAN_YUAN, "0", "310.2"),
        ("3102000", Unit.WAN_YUAN, "10000", "310.2"),
        ("0", Unit.YUAN, "0", "0"),
        ("-5000", Unit.WAN_YUAN, "100", "\u22120.50"),
        ("100000000", Unit.YI_YUAN, "0", "1"),
    ],
)
def test_a_computed_amount_keeps_the_decimals_of_what_it_is_made_of(
    yuan: str, unit: Unit, place: str, shown: str
) -> None:
    assert money(Money(Decimal(yuan)), unit, Decimal(place)) == shown


@given(NUMBERS)
def test_an_exact_number_is_shown_exactly_and_without_exponent(number: Decimal) -> None:
    shown = plain(number)

    assert "E" not in shown
    assert Decimal(shown.replace("\u2212", "-")) == number


@given(NUMBERS)
def test_a_difference_always_has_its_sign(number: Decimal) -> None:
    assert signed(number)[0] == ("\u2212" if number < 0 else "＋")


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0.9991", "99.91%"),
        ("1", "100%"),
        ("0", "0%"),
        ("0.924878", "92.49%"),
        ("0.000049", "0.00%"),
        ("0.00005", "0.01%"),
        ("-0.00005", "\u22120.01%"),
        ("1.255", "125.50%"),
    ],
)
def test_a_share_is_rounded_half_up(share: str, shown: str) -> None:
    assert percent(Decimal(share)) == shown


@given(st.decimals(0, 10**6, places=2), st.decimals(1, 10**6, places=2))
def test_a_bar_is_never_longer_than_its_scale(value: Decimal, largest: Decimal) -> None:
    length = Decimal(pixels(min(value, largest), largest, 200))

    assert 0 <= length <= 200


def test_a_scale_of_nothing_has_no_length() -> None:
    assert pixels(Decimal(0), Decimal(0), 200) == "0"


@pytest.mark.parametrize(
    ("text", "count"), [("12.50", 2), ("12", 0), ("100. 00%", 0), ("99.9%", 1), ("1,234.5 元", 1)]
)
def test_decimals_are_counted_as_printed(text: str, count: int) -> None:
    assert decimals(text) == count


def test_words_of_sentences() -> None:
    assert iso_date("2026-03-02") == "2026 年 3 月 2 日"
    assert listing(["甲", "乙", "丙"]) == "甲、乙、丙"


def test_each_verdict_has_a_mark_of_its_own() -> None:
    assert set(VERDICT_MARKS) == set(Verdict)
    assert len(set(VERDICT_MARKS.values())) == len(Verdict)
    assert verdict_word(Verdict.TRUNCATED) == "截位"
