from __future__ import annotations

from generator.checks.sums import sum_of_all, sum_of_list
from generator.model.reported import NOT_STATED, WITHHELD, Absent
from generator.model.verdict import Verdict
from tests.builders import an_operand

IDENTITY = ("check", "executed", "实际支出")


def of_all(whole: str | Absent, *parts: str | Absent) -> list[Verdict]:
    operands = [an_operand(part) for part in parts]
    found = sum_of_all("check", "", an_operand(whole), operands, "元", "")
    return [each.verdict for each in found]


def of_list(whole: str | Absent, *parts: str | Absent, is_complete: bool = False) -> list[Verdict]:
    operands = [an_operand(part) for part in parts]
    found = sum_of_list(IDENTITY, an_operand(whole), operands, lambda: is_complete)
    return [each.verdict for each in found]


def test_silence_about_one_of_two_parts_says_nothing() -> None:
    assert of_all("10", "4", NOT_STATED) == []


def test_silence_about_one_part_cannot_excuse_too_much() -> None:
    assert of_all("10", "14.00", NOT_STATED) == [Verdict.CONTRADICTS]


def test_a_withheld_part_is_expected_and_leaves_the_sum_undecided() -> None:
    assert of_all("10", "4", WITHHELD) == [Verdict.UNDECIDED]


def test_without_a_printed_total_there_is_nothing_to_compare() -> None:
    assert of_all(NOT_STATED, "4", "6") == []
    assert of_all(WITHHELD, "4", "6") == []
    assert of_list(NOT_STATED, "4", "6") == []


def test_a_total_alone_is_not_compared() -> None:
    assert of_all("10", NOT_STATED, NOT_STATED) == []
    assert of_all("10", WITHHELD, WITHHELD) == []
    assert of_list("10", NOT_STATED) == []
    assert of_list("10") == []


def test_an_open_list_may_be_less_than_the_whole_but_not_more() -> None:
    assert of_list("10.00", "4", "5") == [Verdict.UNDECIDED]
    assert of_list("10.00", "4", "7") == [Verdict.CONTRADICTS]
    assert of_list("10.00", "4", "6") == [Verdict.HOLDS]


def test_a_complete_list_is_all_there_is() -> None:
    assert of_list("10.00", "4", "5", is_complete=True) == [Verdict.CONTRADICTS]


def test_a_complete_list_with_an_item_untold_is_open() -> None:
    assert of_list("10.00", "4", "5", NOT_STATED, is_complete=True) == [Verdict.UNDECIDED]


def test_an_open_list_shows_no_difference() -> None:
    [found] = sum_of_list(IDENTITY, an_operand("10.00"), [an_operand("4")], lambda: False)

    assert found.difference is None
    assert found.reason == "列出的各项之和小于总数，报告没有写明列出的是不是全部"
