from __future__ import annotations

from typing import Any

from generator.checks.texts import TEXTS_CHECKS, repeats_goal
from generator.model.verdict import Comparison, Verdict
from tests.builders import a_report, yardsticks

SAME = {"length": "178", "digest": "1" * 64}


def compared(**report: Any) -> list[Comparison]:
    check = TEXTS_CHECKS[0].of_report
    assert check is not None
    return list(check(a_report(**report), yardsticks()))


def test_passages_without_a_digest_repeat_nothing() -> None:
    narrative = a_report(
        narrative={"goals": {"length": "178"}, "results": {"length": "178"}}
    ).narrative

    assert not repeats_goal(narrative.goals, narrative.results)


def test_two_equal_passages_leave_the_result_missing() -> None:
    (found,) = compared(
        narrative={"goals": SAME, "results": SAME},
        self_evaluation={
            "announcements": {"a": {"what": "目标实现情况", "ground": "第三部分（一）的标题"}}
        },
    )

    assert found.verdict is Verdict.MISSING
    assert found.ground == "第三部分（一）的标题"
    assert found.at == ("narrative", "results")
    assert found.reason == (
        "两段文字相同：该段 178 字，与年初目标除标点和全角、半角外逐字相同，没有另写完成情况"
    )


def test_a_result_that_was_not_announced_has_its_own_ground() -> None:
    (of_report, of_project) = compared(
        narrative={"goals": SAME, "results": SAME},
        projects={"jiance": {"name": "监测项目", "goal": SAME, "result": SAME}},
    )

    assert of_report.ground == "报告另有目标实现情况一段"
    assert of_project.ground == "报告另有这个项目的完成情况一段"
    assert of_project.subject == "监测项目"
