from __future__ import annotations

from generator.checks.compare import compare_sum
from generator.checks.other_ways import as_fitting_shares, as_remainder, as_shares
from generator.model.verdict import Comparison, Operand
from tests.builders import an_operand, stated


def withheld(amount: str) -> Operand:
    return Operand(("withheld", "qiyu", "amount"), "其余（依法不予公开）", stated(amount))


def difference(whole: str, *parts: Operand) -> Comparison:
    return compare_sum("sum", "", an_operand(whole, "项目支出"), parts)


def test_a_remainder_is_told_with_exact_figures() -> None:
    found = difference("88.45", an_operand("3.5"), an_operand("35.18"), withheld("63.77"))

    assert as_remainder(found) == ("88.45 减去列出的 2 项 38.68，得 49.77；报告写的其余为 63.77。",)


def test_without_a_withheld_amount_there_is_no_remainder() -> None:
    assert as_remainder(difference("88.45", an_operand("3.5"))) == ()


def test_shares_and_what_is_withheld_are_told_together() -> None:
    found = difference("88.45", an_operand("3.5"), an_operand("35.18"), withheld("63.77"))

    assert as_shares(found, [an_operand("3.96%"), an_operand("39.78%")]) == (
        "2 项占比之和 43.74%，63.77 占 88.45 的 72.10%，合计超过 100%。",
    )
    assert as_shares(found, [an_operand("3.96%"), an_operand("13.78%")]) == (
        "2 项占比之和 17.74%，63.77 占 88.45 的 72.10%，合计不足 100%。",
    )


def test_shares_of_a_part_of_the_list_say_nothing() -> None:
    found = difference("88.45", an_operand("3.5"), an_operand("35.18"))

    assert as_shares(found, [an_operand("3.96%")]) == ()
    assert as_shares(found, []) == ()


def test_nothing_is_a_share_of_nothing() -> None:
    assert as_shares(difference("0", an_operand("3.5")), [an_operand("100%")]) == ()


def test_shares_that_make_one_say_nothing() -> None:
    found = difference("3.00", an_operand("3.5"))

    assert as_shares(found, [an_operand("100%")]) == ()


def test_shares_that_follow_from_the_sum_are_counted_in_words() -> None:
    assert as_fitting_shares(0) == ()
    assert as_fitting_shares(4) == ("4 项占比按各项之和计算则相符。",)
