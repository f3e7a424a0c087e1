from __future__ import annotations

from generator.checks import CHECKS
from generator.checks.engine import report_comparisons
from generator.model.verdict import Verdict
from tests.builders import a_report, yardsticks


def test_a_wrong_share_is_counted_once() -> None:
    report = a_report(
        spending={
            "basic_expenditure": {"executed": "69.38"},
            "personnel_expenditure": {"executed": "64.44", "share": "82.88%"},
            "operating_expenditure": {"executed": "4.94", "share": "7.12%"},
        }
    )

    found = [
        (each.check, each.key)
        for each in report_comparisons(report, yardsticks(), CHECKS)
        if each.verdict is Verdict.CONTRADICTS
    ]

    assert found == [("line-share", "personnel_expenditure")]


def test_the_mark_of_a_sum_stands_beside_the_printed_total() -> None:
    report = a_report(
        spending={
            "total": {"executed": "100"},
            "basic_expenditure": {"executed": "80"},
            "project_expenditure": {"executed": "30.5"},
        }
    )

    [found] = [
        each
        for each in report_comparisons(report, yardsticks(), CHECKS)
        if each.verdict is Verdict.CONTRADICTS
    ]

    assert found.at == ("spending", "total", "executed")
    assert [part.label for part in found.parts] == ["基本支出", "项目支出"]
    assert found.subject == "实际支出"
