from __future__ import annotations

import pytest

from generator.checks.repeated import REPEATED_CHECKS
from generator.model.verdict import Comparison
from tests.builders import Texts, a_report, yardsticks


def restated(path: str, printed: str, **texts: Texts) -> Comparison:
    again = {"again": {"path": path, "printed": printed, "place": "第三部分"}}
    of_report = REPEATED_CHECKS[0].of_report
    assert of_report is not None
    [found] = of_report(a_report(restated=again, **texts), yardsticks())
    return found


@pytest.mark.parametrize(
    ("path", "printed", "texts", "subject", "unit"),
    [
        (
            "spending.total.executed",
            "230.65",
            {"spending": {"total": {"executed": "230.65"}}},
            "全年支出的实际支出",
            "元",
        ),
        (
            "funds.other_income.income_budget",
            "5",
            {"funds": {"other_income": {"income_budget": "5"}}},
            "其他收入的预算收入",
            "元",
        ),
        ("staff.established_posts", "7人", {"staff": {"established_posts": "7人"}}, "编制", "人"),
        (
            "projects.a.execution_rate",
            "100%",
            {"projects": {"a": {"name": "甲项目", "execution_rate": "100%"}}},
            "甲项目的预算执行率",
            "%",
        ),
        (
            "spending.carried_forward",
            "5",
            {"spending": {"carried_forward": "5"}},
            "结转结余",
            "元",
        ),
    ],
)
def test_a_figure_printed_again_is_called_as_readers_know_it(
    path: str, printed: str, texts: Texts, subject: str, unit: str
) -> None:
    found = restated(path, printed, **texts)

    assert (found.subject, found.unit) == (subject, unit)
    assert found.parts[0].label == "第三部分"
    assert found.paths == (tuple(path.split(".")), ("restated", "again"))
