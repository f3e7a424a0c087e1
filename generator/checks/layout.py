"""What the report says it will give, and how it is put together.

Missing needs a named ground: the report's own words, kept with the place where they stand. What is
absent may stand in an annex that is not on this site, and the comparison says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, assert_never

from generator.checks.check import Check, Yardsticks
from generator.checks.indicators import listed_indicators
from generator.checks.operands import figure
from generator.checks.texts import repeats_goal
from generator.findings import DocPath
from generator.model.amounts import printed_amounts
from generator.model.kinds import is_nothing
from generator.model.money import Money
from generator.model.performance import Announced, Passage
from generator.model.report import Report
from generator.model.reported import Absent, NotApplicable, NotStated, Stated, Withheld, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_IN_ANNEX: Final = "如果得分写在所附的自评表里，本站没有收录该表"
_TABLES: Final = (
    ("funds", "资金来源"),
    ("spending", "支出"),
    ("projects", "项目"),
    ("withheld", "不予公开"),
    ("three_public", "三公经费"),
    ("assets", "资产"),
    ("procurement", "政府采购"),
)


@dataclass(frozen=True, slots=True)
class _Promise:
    """One thing that the report announces, and what stands in its place."""

    what: Announced
    ground: str
    operand: Operand


def _announced_and_given(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison for each thing announced; score and grade are one where neither is given.

    A result that repeats the goal is left to `result-not-the-goal`: one cause, one count.
    """
    promises = {each.what: each for each in _promises(report)}
    if repeats_goal(report.narrative.goals, report.narrative.results):
        promises.pop(Announced.RESULTS, None)
    pair = tuple(promises.get(what) for what in (Announced.TOTAL_SCORE, Announced.GRADE))
    score, grade = pair
    if score and grade and all(isinstance(e.operand.figure, NotStated) for e in (score, grade)):
        yield Comparison(
            "announced-and-given",
            "total-score-and-grade",
            Verdict.MISSING,
            Operation.PRESENCE,
            (score.operand, grade.operand),
            subject="总得分和等级",
            ground="；".join(dict.fromkeys((score.ground, grade.ground))),
            reason=f"没有总得分，也没有总的等级{_beside(report)}。{_IN_ANNEX}",
        )
        promises = {what: each for what, each in promises.items() if each not in pair}
    for each in promises.values():
        yield from _kept(report, each)


def _beside(report: Report) -> str:
    """What the report gives besides a total: scores of projects, a grade named in the text."""
    scored = sum(1 for each in entries(report.projects).values() if isinstance(each.score, Stated))
    stated = entries(report.self_evaluation.stated_grades).values()
    parts = [f"列有 {scored} 个项目各自的得分"] if scored else []
    parts += [f"{each.place}写有“{each.name}”" for each in stated]
    return f"；{'；'.join(parts)}" if parts else ""


def _promises(report: Report) -> Iterator[_Promise]:
    """Announcements by what they promise, several grounds for one thing joined."""
    listed = entries(report.self_evaluation.announcements).values()
    order = list(Announced)
    by_what = sorted(listed, key=lambda each: order.index(each.what))
    for what, group in groupby(by_what, key=lambda each: each.what):
        ground = "；".join(dict.fromkeys(each.ground for each in group))
        yield _Promise(what, ground, _given(report, what))


def _given(report: Report, what: Announced) -> Operand:
    """What stands in the report where the thing announced belongs."""
    evaluation = report.self_evaluation
    match what:
        case Announced.TOTAL_SCORE:
            return figure(evaluation, ("self_evaluation", "total_score"), "总得分")
        case Announced.GRADE:
            return figure(evaluation, ("self_evaluation", "grade"))
        case Announced.RESULTS:
            told = _told(report.narrative.results)
            return Operand(("narrative", "results"), "目标的实际完成情况", told)
        case Announced.INDICATORS:
            return Operand(("indicators",), "绩效指标", _indicators(report))
        case Announced.SELF_EVALUATION_FORM:
            # Its lines are points and scores of single indicators; nothing else tells the form.
            scored = any(isinstance(each.score, Stated) for _, each in listed_indicators(report))
            return Operand(("indicators",), "自评表", "已收录" if scored else NotStated())
    assert_never(what)


def _told(passage: Passage) -> str | Absent:
    if isinstance(passage.summary, tuple):
        return passage.summary[0]
    return f"{passage.length} 字" if passage.length else passage.summary


def _indicators(report: Report) -> str | Absent:
    count = sum(1 for _ in listed_indicators(report))
    if count:
        return f"{count} 项"
    return NotStated() if isinstance(report.indicators, Mapping) else report.indicators


def _kept(report: Report, promise: _Promise) -> Iterator[Comparison]:
    key = promise.what.name.lower().replace("_", "-")
    given = promise.operand.figure
    if isinstance(given, NotApplicable):
        return
    is_missing, is_withheld = isinstance(given, NotStated), isinstance(given, Withheld)
    reason = _absent(report, promise.what) if is_missing else ""
    yield Comparison(
        "announced-and-given",
        key,
        Verdict.MISSING if is_missing else Verdict.UNDECIDED if is_withheld else Verdict.HOLDS,
        Operation.PRESENCE,
        (promise.operand,),
        subject=promise.operand.label,
        ground=promise.ground,
        reason=f"报告称{promise.operand.label}依法不予公开" if is_withheld else reason,
    )


def _absent(report: Report, what: Announced) -> str:
    """What was looked for and not found, and where it may be."""
    match what:
        case Announced.TOTAL_SCORE:
            return f"没有总得分{_beside(report)}。{_IN_ANNEX}"
        case Announced.GRADE:
            return f"没有总的等级{_beside(report)}"
        case Announced.RESULTS:
            return "没有另写完成情况"
        case Announced.INDICATORS:
            return "没有列出指标、目标值或完成值"
        case Announced.SELF_EVALUATION_FORM:
            return "没有自评表；可能另行公开，本站没有收录"
    assert_never(what)


def _problems_with_measures(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Problems told, and what is to be done about them. A stated 无 is an answer.

    Undecided where no measures are written: measures may stand in another document.
    """
    told = report.narrative
    if not isinstance(told.problems, tuple) or isinstance(told.measures, NotApplicable):
        return
    is_answered = is_nothing(told.problems) or isinstance(told.measures, tuple)
    yield Comparison(
        "problems-with-measures",
        "narrative",
        Verdict.HOLDS if is_answered else Verdict.UNDECIDED,
        Operation.PRESENCE,
        (_points(("narrative", "problems"), "存在的问题", told.problems),),
        (_points(("narrative", "measures"), "改进措施", told.measures),),
        reason="" if is_answered else "报告写了问题，没有写改进措施",
    )


def _points(path: DocPath, label: str, lines: tuple[str, ...] | Absent) -> Operand:
    """Whether there are any: words and their number are our summary's, not the report's."""
    if not isinstance(lines, tuple):
        return Operand(path, label, lines)
    return Operand(path, label, lines[0] if is_nothing(lines) else "写有")


def _one_unit_a_table(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison a report: whether the amounts of each table are in one unit.

    Tables may differ from each other (assets in 元 beside 万元); that is told and nothing more.
    Within a table it is undecided: each figure is read in the unit printed beside it, and the
    report gives no conversion.
    """
    tables = tuple(
        Operand(found[0][0], f"{word}的金额单位", "、".join(_units(found)))
        for name, word in _TABLES
        if (found := tuple(printed_amounts(getattr(report, name), (name,))))
    )
    if not tables:
        return
    mixed = tuple(each for each in tables if "、" in str(each.figure))
    yield Comparison(
        "one-unit-a-table",
        "unit",
        Verdict.UNDECIDED if mixed else Verdict.HOLDS,
        Operation.SAME,
        mixed or tables,
        reason="同一张表里用了不同的单位，本站按每个数旁边的单位读，报告没有写换算"
        if mixed
        else "",
    )


def _units(found: Iterable[tuple[DocPath, Stated[Money]]]) -> Iterable[str]:
    """The units of the amounts, each once, in printed order."""
    return dict.fromkeys(amount.unit for _, amount in found)


LAYOUT_CHECKS: Final = (
    Check(
        "announced-and-given",
        "应有内容",
        "报告说要给出的，应能在报告里找到",
        "报告自己写明会给出得分、等级、结果或指标，就可以去找；找不到的也可能在本站没有收录的附件里。",
        of_report=_announced_and_given,
        verdicts=frozenset({Verdict.HOLDS, Verdict.MISSING, Verdict.UNDECIDED}),
    ),
    Check(
        "problems-with-measures",
        "应有内容",
        "写了问题的，应写改进措施",
        "知道有什么问题之后，打算怎样改进也应当能看到。",
        of_report=_problems_with_measures,
        verdicts=frozenset({Verdict.HOLDS, Verdict.UNDECIDED}),
    ),
    Check(
        "one-unit-a-table",
        "单位",
        "同一张表里的金额应使用同一个单位",
        "元和万元相差一万倍；同一张表只用一个单位，才不容易看错。",
        of_report=_one_unit_a_table,
        verdicts=frozenset({Verdict.HOLDS, Verdict.UNDECIDED}),
    ),
)
