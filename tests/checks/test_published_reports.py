"""What the first five reports show, read against their originals by hand."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks import CHECKS
from generator.checks.check import Yardsticks
from generator.checks.engine import compare
from generator.load.content import read_content
from generator.model.verdict import Comparison, Verdict

CONTENT = Path(__file__).parents[2] / "content"
ARITHMETIC = {"合计", "比率", "同一数字", "人数和个数", "上限", "各年之间"}

# Sums, rates, repeated figures, counts and limits: by verdict, for each report.
SHOWN = {
    "hebei/shijiazhuang/luquan/2024": {"holds": 2, "rounds": 3, "truncated": 1},
    "hebei/shijiazhuang/qiaoxi/2025": {"holds": 6},
    "hebei/shijiazhuang/shenze/2023": {"holds": 5, "undecided": 1},
    "hebei/tangshan/laoting/2023": {"holds": 18},
    "hunan/yongzhou/jianghua/2024": {"holds": 17, "contradicts": 1},
}


@pytest.fixture(scope="module")
def shown() -> dict[str, tuple[Comparison, ...]]:
    dataset = read_content(CONTENT).dataset
    assert dataset is not None
    found = compare(dataset.reports, Yardsticks(dataset.schemes), CHECKS)
    families = {check.id: check.family for check in CHECKS}
    return {
        file.removeprefix("content/reports/").removesuffix(".yml"): tuple(
            each for each in of_report if families[each.check] in ARITHMETIC
        )
        for file, shown in found.items()
        for of_report in [shown.comparisons[file]]
    }


@pytest.mark.parametrize("report", SHOWN)
def test_the_arithmetic_of_a_report_comes_out_as_by_hand(
    shown: dict[str, tuple[Comparison, ...]], report: str
) -> None:
    assert Counter(each.verdict.value for each in shown[report]) == SHOWN[report]


def test_the_projects_of_jianghua_are_14_more_than_their_total(
    shown: dict[str, tuple[Comparison, ...]],
) -> None:
    worst = shown["hunan/yongzhou/jianghua/2024"][0]

    assert (worst.check, worst.verdict) == ("projects-sum", Verdict.CONTRADICTS)
    assert worst.difference == Decimal(140_000)
    assert worst.tolerance == Decimal(300)
    assert worst.also == (
        "88.45 减去列出的 4 项 38.68，得 49.77；报告写的其余为 63.77。",
        "4 项占比之和 43.74%，63.77 占 88.45 的 72.10%，合计超过 100%。",
    )


def test_three_sums_of_luquan_differ_in_the_last_place_and_a_share_is_cut(
    shown: dict[str, tuple[Comparison, ...]],
) -> None:
    found = {each.check: each for each in shown["hebei/shijiazhuang/luquan/2024"]}

    assert found["line-share"].verdict is Verdict.TRUNCATED
    for check in ("total-sum", "basic-sum", "projects-sum"):
        difference = found[check].difference
        assert found[check].verdict is Verdict.ROUNDS
        assert difference is not None
        assert abs(difference) == Decimal(100)


def test_a_rate_without_the_amount_spent_is_undecided(
    shown: dict[str, tuple[Comparison, ...]],
) -> None:
    worst = shown["hebei/shijiazhuang/shenze/2023"][0]

    assert (worst.check, worst.reason) == ("line-rate", "实际支出未说明")
