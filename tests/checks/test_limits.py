from __future__ import annotations

from generator.checks import CHECKS
from generator.checks.engine import report_comparisons
from generator.model.verdict import Verdict
from tests.builders import Texts, a_report, yardsticks


def contradictions(**texts: Texts | str) -> list[str]:
    found = report_comparisons(a_report(**texts), yardsticks(), CHECKS)
    return [each.check for each in found if each.verdict is Verdict.CONTRADICTS]


def test_overspending_that_the_report_tells_truly_is_no_contradiction() -> None:
    line = {"adjusted_budget": "100.00", "executed": "104.00"}

    assert contradictions(spending={"total": line}) == []
    assert contradictions(spending={"total": {**line, "execution_rate": "104%"}}) == []


def test_overspending_that_the_report_denies_is_one_contradiction() -> None:
    line = {"adjusted_budget": "100.00", "executed": "104.00", "execution_rate": "100%"}

    assert contradictions(spending={"total": line}) == ["line-rate"]


def test_a_share_above_the_whole_is_counted_once() -> None:
    total = {"executed": "100.00"}
    basic = {"executed": "70.00", "share": "170%"}

    assert contradictions(spending={"total": total, "basic_expenditure": basic}) == ["line-share"]
    assert contradictions(spending={"basic_expenditure": {"share": "170%"}}) == [
        "share-within-whole"
    ]
