"""Passages: what was reached is told in words of its own, not in those of the goal.

Passages are compared by the digest of their normalised text, which the file keeps; the words
themselves stay in the original. Two equal passages do not contradict each other: what is not there
is the result, so the verdict is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.checks.check import Check, Yardsticks
from generator.findings import DocPath
from generator.model.performance import Announced, Passage
from generator.model.report import Report
from generator.model.reported import Stated, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_SAME: Final = "两段文字相同"


def repeats_goal(goal: Passage, result: Passage) -> bool:
    """Whether the result is the goal's text over again, punctuation and width aside."""
    return goal.digest is not None and goal.digest == result.digest


def _result_not_the_goal(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The whole report's passages, then each project's.

    If the report also announces its results, the ground is that announcement, and
    `announced-and-given` leaves it out: one cause, one count.
    """
    narrative = report.narrative
    ground = _announced_ground(report) or "报告另有目标实现情况一段"
    yield from _compared(
        "narrative",
        (("narrative", "goals"), narrative.goals),
        (("narrative", "results"), narrative.results),
        ground,
    )
    for key, project in entries(report.projects).items():
        yield from _compared(
            key,
            (("projects", key, "goal"), project.goal),
            (("projects", key, "result"), project.result),
            "报告另有这个项目的完成情况一段",
            project.name if isinstance(project.name, str) else "",
        )


def _announced_ground(report: Report) -> str:
    announcements = entries(report.self_evaluation.announcements).values()
    return "；".join(each.ground for each in announcements if each.what is Announced.RESULTS)


def _compared(
    key: str,
    goal: tuple[DocPath, Passage],
    result: tuple[DocPath, Passage],
    ground: str,
    subject: str = "",
) -> Iterator[Comparison]:
    (_, promised), (_, told) = goal, result
    if promised.digest is None or told.digest is None:
        return
    is_same = repeats_goal(promised, told)
    yield Comparison(
        "result-not-the-goal",
        key,
        Verdict.MISSING if is_same else Verdict.HOLDS,
        Operation.TEXT,
        (_operand(result, "目标实现情况"),),
        (_operand(goal, "年初目标"),),
        subject=subject,
        ground=ground if is_same else "",
        reason=_likeness(told) if is_same else "",
    )


def _operand(passage: tuple[DocPath, Passage], label: str) -> Operand:
    path, text = passage
    if text.length is None:
        return Operand(path, label, "一段文字")
    return Operand(path, label, Stated(Decimal(text.length), str(text.length), Decimal(1), "字"))


def _likeness(result: Passage) -> str:
    length = f" {result.length} 字" if result.length else ""
    return f"{_SAME}：该段{length}，与年初目标除标点和全角、半角外逐字相同，没有另写完成情况"


TEXTS_CHECKS: Final = (
    Check(
        "result-not-the-goal",
        "文字",
        "目标的实际完成情况应另外写出",
        "目标说的是打算做什么，完成情况说的是做到了什么；两段文字相同时，做到了什么没有写。",
        of_report=_result_not_the_goal,
        verdicts=frozenset({Verdict.HOLDS, Verdict.MISSING}),
    ),
)
