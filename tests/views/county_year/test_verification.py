from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.edition import Edition
from generator.model.figures import read_amount
from generator.model.money import Unit
from generator.model.verdict import Comparison, Operand, Operation, Verdict
from generator.views.blocks import ComparisonEntry, Folded
from generator.views.county_year.verification import (
    amount_text,
    comparison_lines,
    second_side,
    strip_items,
    strip_lines,
    verification_section,
)
from tests.builders import Texts, a_report, a_source
from tests.reading import page_at, parts, said, section

WRONG = {
    "total": {"executed": "305.21"},
    "basic_expenditure": {"executed": "180.11"},
    "project_expenditure": {"executed": "130.10"},
}


def entry_of(check: str, **report: Texts) -> ComparisonEntry:
    found = verification_section(a_source(a_report(**report)), frozenset())
    entries = parts(found, ComparisonEntry)
    return next(each for each in entries if each.anchor.startswith(f"check.{check}"))


def lines_of(entry: ComparisonEntry) -> dict[str, str]:
    return {line.label: "".join(span.text for span in line.words) for line in entry.lines}


def test_both_sides_and_the_difference_are_shown() -> None:
    lines = lines_of(entry_of("total-sum", spending=WRONG))

    assert lines["报告写"] == "全年支出 305.21 万元。"
    assert lines["各项相加"] == "180.11＋130.10＝310.21 万元。"
    assert lines["相差"] == ("＋5.00 万元（重新计算的较大）。四舍五入最多能解释 0.015 万元。")
    assert lines["原因"] == "报告没有说明原因。"
    assert lines["单位说明"].startswith("暂无")


def test_what_differs_is_open_and_what_holds_is_folded() -> None:
    source = a_source(a_report(title="某办2024年度自评", spending=WRONG))
    found = verification_section(source, frozenset())

    opened = {each.verdict for each in parts(found, ComparisonEntry)}
    [folded] = parts(found, Folded)
    assert Verdict.CONTRADICTS in opened
    assert Verdict.HOLDS not in opened
    assert folded.verdict is Verdict.HOLDS


def test_nothing_to_compare_is_said() -> None:
    source = a_source(a_report())

    shown = said(verification_section(source, frozenset()))
    assert ("没有可以比对的数字" in shown) == (source.comparisons == ())


def test_a_note_stands_beside_its_comparison(example: Edition) -> None:
    found = section(page_at(example, "shili/dongshi/jiaxian/2024"), "verification")
    notes = {
        entry.anchor: lines_of(entry).get("单位说明") or lines_of(entry).get("本站说明")
        for entry in parts(found, ComparisonEntry)
    }

    assert notes["check.total-sum.executed"] == (
        "差额为年末收回的存量资金，已在决算中说明。（2025 年 6 月 12 日）"
    )
    assert "已请编制单位核对等级" in str(notes["check.grade-by-score.self_evaluation"])


def test_what_is_missing_names_its_ground(example: Edition) -> None:
    found = section(page_at(example, "shili/dongshi/2024"), "verification")
    missing = [e for e in parts(found, ComparisonEntry) if e.verdict is Verdict.MISSING]

    assert {lines_of(each)["依据"] for each in missing} >= {"正文写明附有自评表。"}


def test_what_is_undecided_says_why(example: Edition) -> None:
    for entry in parts(list(parts(example, Comparison)), Comparison):
        if entry.verdict is Verdict.UNDECIDED:
            assert entry.reason


def test_counts_are_worst_first_and_leave_out_zero() -> None:
    source = a_source(a_report(spending=WRONG))
    items = strip_items(source.comparisons)

    assert items[0].verdict is Verdict.CONTRADICTS
    assert all(item.count for item in items)
    assert strip_lines(source.comparisons) == (
        "由程序用报告自己的数字比对，不是审计，也不评价工作好坏。",
    )
    assert strip_lines(())[0] == "未发现前后不一"


def operand(text: str, unit: Unit = Unit.WAN_YUAN) -> Operand:
    return Operand(("spending", "total", "executed"), "支出", read_amount(text, unit))


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["180.11", "130.10"], "180.11＋130.10＝310.21 万元"),
        (["180.11", "1301000 元"], "180.11＋130.1000＝310.2100 万元"),
    ],
)
def test_a_formula_is_in_the_unit_of_most_figures(texts: list[str], shown: str) -> None:
    item = Comparison(
        "total-sum",
        "executed",
        Verdict.HOLDS,
        Operation.SUM,
        (operand("310.21"),),
        tuple(map(operand, texts)),
        Decimal(3102100),
        Decimal(3102100),
        unit="元",
    )

    assert second_side(Unit.WAN_YUAN, item) == shown
    assert amount_text(Unit.WAN_YUAN, item, Decimal(5000)).startswith("0.50")
    assert [line.label for line in comparison_lines(Unit.WAN_YUAN, item)] == ["报告写", "各项相加"]
