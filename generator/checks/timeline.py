"""Dates: the order of things, and the year they belong to.

A date is as exact as it is printed: `2024年` is any day of that year. A year that is not printed is
never supplied, except that a later date in one row carries on the year printed before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeAlias

from generator.checks.check import Check, Yardsticks
from generator.checks.operands import figure
from generator.findings import DocPath
from generator.model.figures import PartialDate
from generator.model.record import Record
from generator.model.report import Report
from generator.model.reported import NotStated, Reported, Stated, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

Day: TypeAlias = tuple[int, int, int]

_TITLE_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NEW_YEAR_MONTHS: Final = 6
"""A step back of this many months without a printed year may be a step into the next year."""

_NO_YEAR: Final = "报告没有写年份"


@dataclass(frozen=True, slots=True)
class _Dated:
    """A stated date with its place in the report; `is_start` for the beginning of a stage."""

    operand: Operand
    date: PartialDate
    is_start: bool = False

    def first(self, year: int = 0) -> Day:
        """The earliest day it can mean; `year` where none is printed."""
        return self.date.year or year, self.date.month or 1, self.date.day or 1

    def last(self, year: int = 0) -> Day:
        """The latest day it can mean."""
        return self.date.year or year, self.date.month or 12, self.date.day or 31


def _dated(
    group: Record, path: DocPath, label: str = "", *, is_start: bool = False
) -> _Dated | None:
    operand = figure(group, path, label)
    found = operand.figure
    if not isinstance(found, Stated) or not isinstance(found.value, PartialDate):
        return None
    return _Dated(operand, found.value, is_start)


def _stages_in_order(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison a report: stages in printed order, each ending no earlier than it begins.

    Stages may overlap; a stage may not begin before the one printed before it began. The report
    itself may be finished at any time after the first stage began.
    """
    dates = tuple(_stage_dates(report))
    made = _dated(report.disclosure, ("disclosure", "made_on"))
    if dates and made is not None:
        dates = (*dates, replace(made, date=_carried(made.date, dates[-1].date.year)))
    if len(dates) < 2:
        return
    breaks = [each for each in _steps(dates) if _is_back(*each)]
    verdict = Verdict.HOLDS
    if breaks:
        is_open = all(_may_cross_new_year(*each) for each in breaks)
        verdict = Verdict.UNDECIDED if is_open else Verdict.CONTRADICTS
    shown = tuple(after.operand for _, after in breaks) or tuple(each.operand for each in dates)
    yield Comparison(
        "stages-in-order",
        "stages",
        verdict,
        Operation.ORDER,
        tuple(dict.fromkeys(shown)),
        tuple(dict.fromkeys(before.operand for before, _ in breaks)),
        reason=f"{_NO_YEAR}，有的阶段可能跨年" if verdict is Verdict.UNDECIDED else "",
    )


def _stage_dates(report: Report) -> Iterator[_Dated]:
    """Beginnings and ends as printed, each with the year printed last before it."""
    year: int | None = None
    for key, stage in entries(report.process.stages).items():
        path = ("process", "stages", key)
        for found in (
            _dated(stage, (*path, "starts_on"), f"{stage.name}开始", is_start=True),
            _dated(stage, (*path, "ends_on"), f"{stage.name}结束"),
        ):
            if found is None:
                continue
            year = found.date.year or year
            yield replace(found, date=_carried(found.date, year))


def _carried(date: PartialDate, year: int | None) -> PartialDate:
    return replace(date, year=date.year or year)


def _steps(dates: Sequence[_Dated]) -> Iterator[tuple[_Dated, _Dated]]:
    """Pairs whose order is fixed: start and end of a stage, starts of stages, ends of stages."""
    stages = [each for each in dates if each.operand.path[0] == "process"]
    yield from ((a, b) for a, b in pairwise(stages) if a.is_start and not b.is_start)
    yield from pairwise(each for each in stages if each.is_start)
    yield from pairwise(each for each in stages if not each.is_start)
    if len(stages) < len(dates):
        yield dates[0], dates[-1]


def _is_back(before: _Dated, after: _Dated) -> bool:
    if (before.date.year is None) is not (after.date.year is None):
        return False
    return after.last() < before.first()


def _may_cross_new_year(before: _Dated, after: _Dated) -> bool:
    """Whether the later date prints no year of its own and lies far enough back."""
    printed = after.operand.figure
    has_year = isinstance(printed, Stated) and _own_year(printed) is not None
    return not has_year and before.first()[1] - after.last()[1] >= _NEW_YEAR_MONTHS


def _own_year(printed: Stated[object]) -> int | None:
    return printed.value.year if isinstance(printed.value, PartialDate) else None


def _disclosed_when_promised(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The day of disclosure against the date the report gives; 前 counts the day itself."""
    disclosure = report.disclosure
    due = _dated(disclosure, ("disclosure", "due_on"))
    if due is None:
        return
    actual = figure(disclosure, ("disclosure", "disclosed_on"))
    found = _dated(disclosure, ("disclosure", "disclosed_on"))
    reason = "；".join(
        part
        for part in (
            f"拟公开日期{_NO_YEAR[2:]}" if due.date.year is None else "",
            _why_unknown(disclosure.disclosed_on),
        )
        if part
    )
    verdict = Verdict.UNDECIDED
    if not reason and found is not None:
        verdict = Verdict.HOLDS if found.first() <= due.last() else Verdict.CONTRADICTS
    yield Comparison(
        "disclosed-when-promised", "due_on", verdict, Operation.ORDER,
        (due.operand,), (actual,), reason=reason,
    )  # fmt: skip


def _why_unknown(disclosed_on: Reported[PartialDate]) -> str:
    if isinstance(disclosed_on, Stated):
        return "" if disclosed_on.value.year else "实际公开日期没有写年份"
    return "本站未收录实际公开日期" if isinstance(disclosed_on, NotStated) else "没有实际公开日期"


def _made_before_disclosed(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    made = _dated(report.disclosure, ("disclosure", "made_on"))
    shown = _dated(report.disclosure, ("disclosure", "disclosed_on"))
    if made is None or shown is None or not (made.date.year and shown.date.year):
        return
    verdict = Verdict.CONTRADICTS if shown.last() < made.first() else Verdict.HOLDS
    yield Comparison(
        "made-before-disclosed", "disclosed_on", verdict, Operation.ORDER,
        (shown.operand,), (made.operand,),
    )  # fmt: skip


def _year_in_title(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The years that stand in the title; one of them should be the year evaluated."""
    years = _TITLE_YEAR.findall(unicodedata.normalize("NFKC", report.title))
    if not years:
        return
    yield Comparison(
        "year-in-title",
        "title",
        Verdict.HOLDS if report.year in years else Verdict.CONTRADICTS,
        Operation.SAME,
        (Operand(("title",), "标题", report.title),),
        (Operand(("year",), "评价的年度", report.year),),
    )


def _counted_in_year(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The dates that staff and assets are counted for.

    Another year's count is undecided: the report may say so openly, but the figure cannot stand
    beside the money of the year evaluated.
    """
    for group, name, field in (
        (report.staff, "staff", "staff_as_of"),
        (report.assets, "assets", "assets_as_of"),
    ):
        found = _dated(group, (name, field))
        if found is None or found.date.year is None:
            continue
        is_same = found.date.year == int(report.year)
        yield Comparison(
            "counted-in-year",
            field,
            Verdict.HOLDS if is_same else Verdict.UNDECIDED,
            Operation.SAME,
            (found.operand,),
            (Operand(("year",), "评价的年度", report.year),),
            reason="" if is_same else f"报告写的是 {found.date.year} 年的数，与评价的年度不同",
        )


def _made_after_year(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The report's own date, else the last stage's, against the end of the year evaluated."""
    stages = [each for each in _stage_dates(report) if not each.is_start]
    made = _dated(report.disclosure, ("disclosure", "made_on"))
    found = made or (stages[-1] if stages else None)
    if found is None:
        return
    end: Day = (int(report.year), 12, 31)
    verdict = Verdict.HOLDS if found.last() >= end else Verdict.CONTRADICTS
    if found.date.year is None:
        verdict = Verdict.UNDECIDED
    yield Comparison(
        "made-after-year",
        str(found.operand.path[-1]),
        verdict,
        Operation.ORDER,
        (found.operand,),
        (Operand(("year",), "评价的年度", report.year),),
        reason=_NO_YEAR if verdict is Verdict.UNDECIDED else "",
    )


_HOLDS_OR_NOT: Final = frozenset({Verdict.HOLDS, Verdict.CONTRADICTS})

TIMELINE_CHECKS: Final = (
    Check(
        "year-in-title",
        "日期",
        "标题里的年度应是评价的年度",
        "一份报告说的是哪一年，标题和内容应当一致。",
        of_report=_year_in_title,
        verdicts=_HOLDS_OR_NOT,
    ),
    Check(
        "counted-in-year",
        "日期",
        "人数和资产应是评价年度的数",
        "别的年份的人数或资产，不能和这一年的钱放在一起比。",
        of_report=_counted_in_year,
        verdicts=frozenset({Verdict.HOLDS, Verdict.UNDECIDED}),
    ),
    Check(
        "stages-in-order",
        "日期",
        "自评各阶段的日期应前后相接",
        "每个阶段先开始后结束，后一个阶段不早于前一个阶段开始。",
        of_report=_stages_in_order,
        verdicts=_HOLDS_OR_NOT | {Verdict.UNDECIDED},
    ),
    Check(
        "made-after-year",
        "日期",
        "报告应在评价的年度结束后写成",
        "全年的钱和事，要到这一年结束才能总结。",
        of_report=_made_after_year,
        verdicts=_HOLDS_OR_NOT | {Verdict.UNDECIDED},
    ),
    Check(
        "disclosed-when-promised",
        "日期",
        "应在报告所说的日期前公开",
        "报告自己写了什么时候公开，可以和实际公开的日期对照；本站没有收录实际日期的，无法判断。",
        of_report=_disclosed_when_promised,
        verdicts=_HOLDS_OR_NOT | {Verdict.UNDECIDED},
    ),
    Check(
        "made-before-disclosed",
        "日期",
        "公开日期不应早于报告形成的日期",
        "报告先写成，后公开。",
        of_report=_made_before_disclosed,
        verdicts=_HOLDS_OR_NOT,
    ),
)
