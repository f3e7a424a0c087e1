from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.checks.compare import (
    best_of,
    compare_at_most,
    compare_difference,
    compare_ratio,
    compare_same,
    compare_share_sum,
    compare_sum,
    finest_place,
    is_exact,
    number,
    rounding,
    undecided,
    why_undecided,
)
from generator.model.figures import read_count, read_date, read_quantity, read_score
from generator.model.money import Unit
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD
from generator.model.verdict import Comparison, Verdict
from tests.builders import an_operand, stated
from tests.strategies import UNITS, printed_lists, shares

HOLDS, ROUNDS, TRUNCATED = Verdict.HOLDS, Verdict.ROUNDS, Verdict.TRUNCATED
CONTRADICTS, UNDECIDED = Verdict.CONTRADICTS, Verdict.UNDECIDED


def sum_of(whole: str, *parts: str, unit: Unit = Unit.WAN_YUAN) -> Comparison:
    operands = [an_operand(stated(part, unit)) for part in parts]
    return compare_sum("sum", "", an_operand(stated(whole, unit)), operands)


def ratio(rate: str, part: str, whole: str) -> Comparison:
    return compare_ratio("ratio", "", an_operand(rate), an_operand(part), an_operand(whole))


def test_both_sides_and_the_difference_are_kept_in_yuan() -> None:
    found = sum_of("88.45", "3.5", "15", "15", "5.18", "63.77")

    assert (found.expected, found.actual) == (Decimal(884500), Decimal(1024500))
    assert found.difference == Decimal(140000)
    assert found.tolerance == Decimal(300)
    assert found.verdict is CONTRADICTS


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        ("20.18", ["15", "5.18"], HOLDS),
        ("20.68", ["15", "5.18"], CONTRADICTS),
        ("20.19", ["15", "5.18"], ROUNDS),
        ("83", ["22", "61"], HOLDS),
        ("100.00", ["99.99", "未安排"], ROUNDS),
        ("0", ["未安排", "无"], HOLDS),
        ("1", ["0.99", "0"], ROUNDS),
        ("1.02", ["1.00", "0", "0"], CONTRADICTS),
        ("99.98", ["99.99", "未安排"], ROUNDS),
        ("99.97", ["99.99", "未安排"], CONTRADICTS),
        ("35553万元", ["3.5553亿元"], HOLDS),
        ("-1.00", ["2.00", "-3.00"], HOLDS),
    ],
)
def test_a_sum_is_forgiven_half_a_place_for_each_figure(
    whole: str, parts: list[str], verdict: Verdict
) -> None:
    assert sum_of(whole, *parts).verdict is verdict


def test_a_stated_nothing_widens_no_tolerance() -> None:
    assert sum_of("99.98", "99.99", "未安排").tolerance == Decimal(100)


@pytest.mark.parametrize(("state", "word"), [(WITHHELD, "不公开"), (NOT_STATED, "未说明")])
def test_an_absent_part_is_never_recomputed(state: object, word: str) -> None:
    parts = [an_operand("3.5"), an_operand(state, "其余")]  # type: ignore[arg-type]  # a state

    found = compare_sum("sum", "", an_operand("10"), parts)

    assert found.verdict is UNDECIDED
    assert (found.expected, found.actual, found.difference) == (None, None, None)
    assert found.reason == f"其余{word}"


def test_what_is_known_can_be_too_much_beside_a_withheld_part() -> None:
    found = compare_sum(
        "sum", "", an_operand("10"), [an_operand("13.5"), an_operand(WITHHELD, "其余")]
    )

    assert found.verdict is CONTRADICTS
    assert len(found.parts) == 1


def test_a_negative_part_may_make_up_for_too_much() -> None:
    parts = [an_operand("13.5"), an_operand("-1"), an_operand(WITHHELD)]

    assert compare_sum("sum", "", an_operand("10"), parts).verdict is UNDECIDED


def test_a_part_that_does_not_apply_is_left_out() -> None:
    found = compare_sum(
        "sum", "", an_operand("3.5"), [an_operand("3.5"), an_operand(NOT_APPLICABLE)]
    )

    assert found.verdict is HOLDS
    assert len(found.parts) == 1


def test_a_sum_without_parts_is_undecided() -> None:
    found = compare_sum("sum", "", an_operand("3.5"), [an_operand(NOT_APPLICABLE)])

    assert (found.verdict, found.reason) == (UNDECIDED, "报告没有列出各项")


@pytest.mark.parametrize("text", ["约15", "2600余万元", "15左右"])
def test_an_approximate_figure_decides_nothing(text: str) -> None:
    assert sum_of("20", text, "5").reason.endswith("是约数")


def test_people_are_not_rounded() -> None:
    whole, *parts = (an_operand(read_count(text)) for text in ("8人", "4人", "3人"))

    found = compare_sum("posts", "", whole, parts, "人")

    assert (found.verdict, found.tolerance) == (CONTRADICTS, 0)


def test_whole_points_are_not_rounded_but_decimals_are() -> None:
    whole = [an_operand(read_score(text)) for text in ("95", "96", "95.01")]
    parts = [an_operand(read_score("85")), an_operand(read_score("10"))]

    found = [compare_sum("score", "", each, parts, "分").verdict for each in whole]

    assert found == [HOLDS, CONTRADICTS, ROUNDS]


@pytest.mark.parametrize(
    ("rate", "part", "whole", "verdict"),
    [
        ("99.91%", "230.65", "230.85", HOLDS),
        ("100%", "230.65", "230.85", HOLDS),
        ("75.32%", "267.77", "355.53", HOLDS),
        ("75.31%", "267.77", "355.53", TRUNCATED),
        ("75%", "267.77", "355.53", HOLDS),
        ("75.30%", "267.77", "355.53", CONTRADICTS),
        ("96.51%", "80", "83", ROUNDS),
        ("96.5100%", "80", "83", ROUNDS),
        ("104.2%", "230.65", "230.85", CONTRADICTS),
        ("100%", "未安排", "12", CONTRADICTS),
        ("0%", "未安排", "12", HOLDS),
    ],
)
def test_a_rate_is_compared_at_its_printed_places(
    rate: str, part: str, whole: str, verdict: Verdict
) -> None:
    assert ratio(rate, part, whole).verdict is verdict


def test_the_exact_quotient_is_kept() -> None:
    found = ratio("75.31%", "267.77", "355.53")

    assert found.actual is not None
    assert f"{found.actual:.10f}" == "0.7531572582"


def test_a_rate_of_nothing_is_undecided() -> None:
    found = compare_ratio(
        "ratio", "", an_operand("100%"), an_operand("0"), an_operand("0", "全年预算数")
    )

    assert (found.verdict, found.reason) == (UNDECIDED, "全年预算数是 0")


def test_a_rate_of_counts_is_exact() -> None:
    two, three = an_operand(read_count("2")), an_operand(read_count("3"))

    assert compare_ratio("ratio", "", an_operand("66.7%"), two, three).verdict is HOLDS
    assert compare_ratio("ratio", "", an_operand("70.0%"), two, three).verdict is CONTRADICTS


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("46.8648", "46.8648", HOLDS),
        ("46.8648", "468648元", HOLDS),
        ("46.86", "46.8648", ROUNDS),
        ("46.87", "46.865", ROUNDS),
        ("46.8698", "46.86", TRUNCATED),
        ("46.86", "46.8698", TRUNCATED),
        ("46.88", "46.8648", CONTRADICTS),
        ("46.8", "46.7", CONTRADICTS),
        ("83", "38", CONTRADICTS),
    ],
)
def test_a_figure_printed_twice_is_rounded_at_the_coarser_place(
    first: str, second: str, verdict: Verdict
) -> None:
    found = compare_same("same", "", an_operand(first), an_operand(second), "元")

    assert found.verdict is verdict


def test_less_than_a_limit_holds_and_more_does_not() -> None:
    verdicts = [
        compare_at_most("limit", "", an_operand(each), an_operand("10.00"), "元").verdict
        for each in ("9", "10", "10.01", "10.02", "约9")
    ]

    assert verdicts == [HOLDS, HOLDS, ROUNDS, CONTRADICTS, UNDECIDED]


def test_a_remainder_is_compared_with_the_difference() -> None:
    def verdict(rest: str) -> Verdict:
        operands = (an_operand("100"), an_operand("88.50"))
        return compare_difference("rest", "", an_operand(rest), operands, "元").verdict

    assert [verdict(each) for each in ("11.5", "11.51", "12", "约11")] == [
        HOLDS,
        ROUNDS,
        CONTRADICTS,
        UNDECIDED,
    ]


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        (("92.88%", "7.12%"), HOLDS),
        (("33.3%", "33.3%", "33.3%"), ROUNDS),
        (("33.3%", "33.4%", "33.4%"), ROUNDS),
        (("30.4%", "40.0%", "29.4%"), TRUNCATED),
        (("30.4%", "40.0%", "29.9%"), CONTRADICTS),
        (("90%", "20%"), CONTRADICTS),
        (("约90%", "20%"), UNDECIDED),
    ],
)
def test_shares_of_all_parts_make_one(printed: tuple[str, ...], verdict: Verdict) -> None:
    found = compare_share_sum("shares", "", tuple(an_operand(each) for each in printed))

    assert found.verdict is verdict


def test_the_mildest_of_several_readings_is_taken() -> None:
    worse, better = ratio("50%", "1", "3.00"), ratio("50%", "1", "2.00")

    assert best_of([worse, better]) is better
    assert best_of([better, worse]) is better


def test_a_comparison_taken_back_keeps_no_reckoning() -> None:
    found = undecided(sum_of("10", "3.00"), "可能没有全部列出")

    assert (found.verdict, found.reason) == (UNDECIDED, "可能没有全部列出")
    assert (found.expected, found.actual, found.tolerance) == (None, None, 0)


def test_only_numbers_are_exact() -> None:
    quantities = [an_operand(read_quantity(text)) for text in ("691 条", "≥10000 条", "全部整改")]
    date = an_operand(read_date("5月16日"))

    assert [is_exact(each) for each in (*quantities, date)] == [True, False, False, False]
    assert number(read_quantity("691 条")) == 691
    assert why_undecided(quantities) == "金额不是一个确定的数"
    with pytest.raises(TypeError):
        number(read_date("5月16日"))


def test_places_of_nothing() -> None:
    assert finest_place([stated("未安排")]) == 0
    assert rounding([stated("未安排")]) == 0


@given(printed_lists(), st.randoms(use_true_random=False), st.integers(0, 9))
def test_the_order_of_parts_does_not_matter(
    printed: tuple[str, list[str]], chance: object, error: int
) -> None:
    total, parts = printed
    whole = str(Decimal(total) + error)
    shuffled = list(parts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis's own

    assert sum_of(whole, *parts).verdict is sum_of(whole, *shuffled).verdict


@given(printed_lists(), UNITS, UNITS, st.decimals(-2, 2, places=2))
def test_the_unit_does_not_matter(
    printed: tuple[str, list[str]], one: Unit, other: Unit, error: Decimal
) -> None:
    total, parts = printed
    whole = f"{abs(Decimal(total) + error):f}"

    verdicts = {sum_of(whole, *parts, unit=unit).verdict for unit in (one, other)}

    assert len(verdicts) == 1


@given(printed_lists(), st.decimals(-2, 2, places=2))
def test_the_same_amounts_in_a_larger_unit_give_the_same_verdict(
    printed: tuple[str, list[str]], error: Decimal
) -> None:
    total, parts = printed
    texts = [f"{abs(Decimal(total) + error):f}", *parts]
    larger = [f"{Decimal(text).scaleb(-4):f}" for text in texts]

    assert sum_of(*texts).verdict is sum_of(*larger, unit=Unit.YI_YUAN).verdict


@given(printed_lists(), st.data())
def test_zeros_that_the_list_prints_anyway_do_not_matter(
    printed: tuple[str, list[str]], data: st.DataObject
) -> None:
    total, parts = printed
    assume(len(parts) > 1 and "." in total)
    error = data.draw(st.decimals(-2, 2, places=2))
    finest = f"{abs(Decimal(total) + error):f}"
    dropped = [part.rstrip("0").rstrip(".") if "." in part else part for part in parts]
    assume(len(finest.partition(".")[2]) >= len(total.partition(".")[2]))

    assert sum_of(finest, *parts).verdict is sum_of(finest, *dropped).verdict


@given(printed_lists())
def test_what_adds_up_holds(printed: tuple[str, list[str]]) -> None:
    total, parts = printed

    assert sum_of(total, *parts).verdict is HOLDS


@given(printed_lists(), st.integers(1, 1000))
def test_more_than_rounding_and_cutting_explain_contradicts(
    printed: tuple[str, list[str]], more: int
) -> None:
    total, parts = printed
    place = stated(total).place / Unit.WAN_YUAN.yuan
    # Half a place for each figure, and less than a whole one where all parts were cut.
    explained = len(parts) + 1
    too_little = Decimal(total) + (explained + more) * place
    too_much = Decimal(total) - (explained + more) * place

    assert sum_of(f"{too_little:f}", *parts).verdict is CONTRADICTS
    if too_much >= 0:
        assert sum_of(f"{too_much:f}", *parts).verdict is CONTRADICTS


def test_amounts_that_were_cut_fall_short_by_under_a_place_each() -> None:
    parts = ["10.00", "10", "10", "10", "0"]

    found = {whole: sum_of(whole, *parts).verdict for whole in ("40.02", "40.03", "40.04", "39.97")}

    assert found == {
        "40.02": ROUNDS,
        "40.03": TRUNCATED,
        "40.04": CONTRADICTS,
        "39.97": CONTRADICTS,
    }


@given(
    st.lists(
        st.from_regex(r"-?[1-9][0-9]{0,25}(\.[0-9]{1,25})?", fullmatch=True),
        min_size=3,
        max_size=5,
    )
)
def test_no_figure_that_can_be_read_is_too_long_or_too_small(texts: list[str]) -> None:
    first, second, *_ = operands = [an_operand(text) for text in texts]
    rate = an_operand(f"{texts[0]}%")

    for found in (
        compare_sum("sum", "", first, operands[1:]),
        compare_difference("rest", "", first, (operands[1], operands[2]), "元"),
        compare_ratio("ratio", "", rate, first, second),
        compare_same("same", "", first, second, "元"),
        compare_at_most("limit", "", first, second, "元"),
        compare_share_sum("shares", "", (rate, rate)),
    ):
        assert isinstance(found.verdict, Verdict)


def test_a_sum_is_exact_to_the_last_of_many_digits() -> None:
    assert sum_of(f"{10**20 + 3}.25", f"{10**20}.25", "3.00").verdict is HOLDS
    assert sum_of(f"{10**20 + 4}.25", f"{10**20}.25", "3.00").verdict is CONTRADICTS


def test_a_rate_of_less_than_nothing_is_undecided() -> None:
    found = compare_ratio(
        "ratio", "", an_operand("100%"), an_operand("1"), an_operand("-0.01", "全年预算数")
    )

    assert (found.verdict, found.reason) == (UNDECIDED, "全年预算数是负数")


@given(shares())
def test_a_rate_rounded_holds_and_a_rate_cut_is_truncated(printed: tuple[str, str, int]) -> None:
    part, whole, decimals = printed
    place = Decimal(1).scaleb(-decimals)
    with localcontext() as context:
        context.prec = 40
        exact = Decimal(part) / Decimal(whole) * 100

    rounded = ratio(f"{exact.quantize(place, ROUND_HALF_UP):f}%", part, whole)
    cut = ratio(f"{exact.quantize(place, ROUND_FLOOR):f}%", part, whole)

    assert rounded.verdict is HOLDS
    assert cut.verdict in {HOLDS, TRUNCATED}
