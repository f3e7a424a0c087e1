"""Money: sums, shares, rates, and the same amount in two places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.check import Check, Yardsticks
from generator.checks.compare import compare_sum
from generator.findings import DocPath
from generator.model.report import Report
from generator.model.reported import NotStated, Reported, Stated
from generator.model.verdict import Comparison, Operand, Verdict


def _operand(path: DocPath, label: str, figure: Reported[object]) -> Operand:
    return Operand(path, label, figure)


def _personnel_and_operating(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Personnel + operating = basic, for each stage that the report prints."""
    spending = report.spending
    for stage in ("initial_budget", "adjusted_budget", "executed"):
        whole = getattr(spending.basic_expenditure, stage)
        if not isinstance(whole, Stated):
            continue
        parts = (
            Operand(("spending", line, stage), label, getattr(getattr(spending, line), stage))
            for line, label in (
                ("personnel_expenditure", "人员经费"),
                ("operating_expenditure", "公用经费"),
            )
        )
        known = tuple(part for part in parts if not isinstance(part.figure, NotStated))
        if known:
            printed = Operand(("spending", "basic_expenditure", stage), "基本支出", whole)
            yield compare_sum("basic-sum", stage, printed, known)


FUNDS_CHECKS: Final = (
    Check(
        "basic-sum",
        "合计",
        "人员经费与公用经费之和应等于基本支出",
        "基本支出由人员经费和公用经费两部分组成，两部分加起来应当是它的总数。",
        of_report=_personnel_and_operating,
        verdicts=frozenset({Verdict.HOLDS}),
    ),
)
