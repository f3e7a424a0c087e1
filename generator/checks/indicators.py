"""Indicators: targets beside what was reached, and the score given for it.

A missed target is no disagreement: a report may say that it fell short. What can disagree is a
full score for a target that was not reached. Whatever the report leaves open is gathered into one
comparison a report, calmly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.checks.check import Check, Yardsticks
from generator.checks.operands import figure
from generator.findings import DocPath, dotted
from generator.model.figures import Comparator, Quantity
from generator.model.performance import Indicator
from generator.model.report import EvaluationKind, Report
from generator.model.reported import NotStated, Stated, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_FORM: Final = "财预〔2020〕10号所附《项目支出绩效自评表》"
_ABOUT: Final = re.compile("约|近|左右")
_BOUNDS: Final = frozenset(
    {Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.MORE, Comparator.LESS}
)


def listed_indicators(report: Report) -> Iterator[tuple[DocPath, Indicator]]:
    """Every indicator with its path: the report's own, then those of each project."""
    for key, item in entries(report.indicators).items():
        yield ("indicators", key), item
    for project, each in entries(report.projects).items():
        for key, item in entries(each.indicators).items():
            yield ("projects", project, "indicators", key), item


def _actual_against_target(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """A measured number against a target number of the same measure.

    Left to other checks or to no check: words, and a bound (不少于) given as the actual value.
    """
    for path, item in listed_indicators(report):
        target, actual = _quantity(item.target), _quantity(item.actual)
        if target is None or actual is None or actual.comparator in _BOUNDS:
            continue
        yield _reached(path, item, target, actual)


def _quantity(given: object) -> Quantity | None:
    """A stated quantity with a number."""
    if isinstance(given, Stated) and isinstance(given.value, Quantity):
        return given.value if given.value.number is not None else None
    return None


def _reached(path: DocPath, item: Indicator, target: Quantity, actual: Quantity) -> Comparison:
    verdict, reason = _weighed(item, reached=_is_reached(item, target, actual))
    is_decided = verdict is not Verdict.UNDECIDED
    return Comparison(
        "actual-against-target",
        dotted(path),
        verdict,
        Operation.AT_MOST if _is_ceiling(target) else Operation.AT_LEAST,
        (figure(item, (*path, "actual")),),
        (figure(item, (*path, "target")),),
        actual.number if is_decided else None,
        target.number if is_decided else None,
        unit="%" if actual.measure == "%" else "",
        subject=item.name,
        reason=reason,
    )


def _is_ceiling(target: Quantity) -> bool:
    return target.comparator in {Comparator.AT_MOST, Comparator.LESS}


def _is_reached(item: Indicator, target: Quantity, actual: Quantity) -> bool | str:
    """Whether the target is reached, or why that cannot be told."""
    if target.measure != actual.measure:
        return f"目标值和完成值的单位不同（{target.measure or '无'}、{actual.measure or '无'}）"
    is_met = _is_met(target, actual)
    if is_met is None:
        return "报告没有写目标是至少还是至多"
    given = item.actual
    if not isinstance(given, Stated) or not given.is_approximate:
        return is_met
    # 余 and 多 say "at least this": enough for a floor that is reached, for nothing else.
    is_enough = is_met and not _is_ceiling(target) and not _ABOUT.search(given.printed)
    return is_enough or "完成值是约数"


def _is_met(target: Quantity, actual: Quantity) -> bool | None:
    """Whether the actual value is what the target asks; None where a bare figure leaves it open."""
    wanted, reached = target.number, actual.number
    if wanted is None or reached is None:
        return None
    match target.comparator:
        case Comparator.AT_LEAST:
            return reached >= wanted
        case Comparator.MORE:
            return reached > wanted
        case Comparator.AT_MOST:
            return reached <= wanted
        case Comparator.LESS:
            return reached < wanted
        case Comparator.EQUAL | Comparator.QUALITATIVE:
            # A share cannot be more than the whole, so a target of 100 % is a floor.
            is_whole = target.measure == "%" and wanted == 1
            return True if reached == wanted else False if is_whole and reached < 1 else None


def _weighed(item: Indicator, *, reached: bool | str) -> tuple[Verdict, str]:
    if isinstance(reached, str):
        return Verdict.UNDECIDED, reached
    if reached:
        return Verdict.HOLDS, ""
    if not isinstance(item.points, Stated) or not isinstance(item.score, Stated):
        return Verdict.UNDECIDED, "完成值没有达到目标值；报告没有给这项指标的分值和得分"
    is_full = item.score.value >= item.points.value
    return (Verdict.CONTRADICTS if is_full else Verdict.HOLDS), ""


def _actual_is_measured(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison a report: a bound in the place of a measured value, with all its indicators.

    Undecided, not contradicting: 不少于1万条 may well be true, and says how much was promised; what
    it leaves open is how much was done. Not missing: no rule for whole-agency reports asks for it.
    """
    actuals = [
        (figure(item, (*path, "actual"), item.name), quantity)
        for path, item in listed_indicators(report)
        if (quantity := _quantity(item.actual))
    ]
    if not actuals:
        return
    bounds = tuple(operand for operand, quantity in actuals if quantity.comparator in _BOUNDS)
    yield Comparison(
        "actual-is-measured",
        "indicators",
        Verdict.UNDECIDED if bounds else Verdict.HOLDS,
        Operation.COUNT,
        bounds or (_counted(report, "录入的数字完成值", len(actuals)),),
        () if bounds else (_counted(report, "其中写了实际的数", len(actuals)),),
        reason=f"{len(actuals)} 项用数字写的完成值里，{len(bounds)} 项写的是“不少于”一类的界限，"
        "没有写实际的数"
        if bounds
        else "",
    )


def _counted(report: Report, label: str, count: int) -> Operand:
    """A number of indicators, at the list that holds the first of them."""
    path, _ = next(listed_indicators(report))
    return Operand(path[:-1], label, Stated(Decimal(count), str(count), Decimal(1), "项"))


def _targets_and_results(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison a report: indicators that have only one of target and actual value."""
    listed = [item for _, item in listed_indicators(report)]
    if not listed:
        return
    open_ends = [
        (isinstance(item.target, NotStated), isinstance(item.actual, NotStated)) for item in listed
    ]
    counts = (
        (sum(no_target for no_target, _ in open_ends), "目标值"),
        (sum(no_actual for _, no_actual in open_ends), "完成值"),
    )
    silent = [f"{count} 项没有写{word}" for count, word in counts if count]
    yield Comparison(
        "targets-and-results",
        "indicators",
        Verdict.UNDECIDED if silent else Verdict.HOLDS,
        Operation.COUNT,
        (_counted(report, "录入的指标", len(listed)),),
        (_counted(report, "目标值和完成值都有的", open_ends.count((False, False))),),
        reason=f"{len(listed)} 项指标中，{'，'.join(silent)}，没有写的无法对照" if silent else "",
    )


def _targets_in_figures(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison a report: whether any stated target is a number."""
    targets = [
        item.target for _, item in listed_indicators(report) if isinstance(item.target, Stated)
    ]
    if not targets:
        return
    in_figures = sum(1 for target in targets if _quantity(target))
    yield Comparison(
        "targets-in-figures",
        "indicators",
        Verdict.HOLDS if in_figures else Verdict.UNDECIDED,
        Operation.COUNT,
        (_counted(report, "录入的目标值", len(targets)),),
        (_counted(report, "其中是数字的", in_figures),),
        reason="" if in_figures else "目标值都用文字表述，没有可以用数字比对的",
    )


def _lost_points_explained(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison a report: indicators that lost points, and those that say why.

    Missing only for project self-evaluations, whose form has the column; a whole-agency report has
    no form that demonstrably asks for it.
    """
    lost = [
        (path, item)
        for path, item in listed_indicators(report)
        if isinstance(item.points, Stated)
        and isinstance(item.score, Stated)
        and item.score.value < item.points.value
    ]
    if not lost:
        return
    silent = tuple(
        figure(item, (*path, "deviation_reason"), f"{item.name}偏差原因")
        for path, item in lost
        if isinstance(item.deviation_reason, NotStated)
    )
    is_owed = report.kind is EvaluationKind.PROJECT
    verdict = Verdict.HOLDS if not silent else Verdict.MISSING if is_owed else Verdict.UNDECIDED
    found = f"{len(lost)} 项指标扣了分，{len(silent)} 项没有写偏差原因"
    yield Comparison(
        "lost-points-explained",
        "indicators",
        verdict,
        Operation.PRESENCE,
        silent or (_counted(report, "扣了分的指标", len(lost)),),
        () if silent else (_counted(report, "写了偏差原因的", len(lost)),),
        ground=f"{_FORM}设有“偏差原因分析及改进措施”一栏" if silent and is_owed else "",
        reason=_without_reason(found, is_owed=is_owed) if silent else "",
    )


def _without_reason(found: str, *, is_owed: bool) -> str:
    return found if is_owed else f"{found}；本站未见要求整体支出自评写明的规定"


_OPEN: Final = frozenset({Verdict.HOLDS, Verdict.UNDECIDED})

INDICATOR_CHECKS: Final = (
    Check(
        "actual-against-target",
        "指标",
        "完成值应达到目标值，没有达到的不应得满分",
        "把打算做到的和实际做到的放在一起看；没有达到目标不算矛盾，没有达到却得满分才是对不上。",
        _FORM,
        of_report=_actual_against_target,
        verdicts=_OPEN | {Verdict.CONTRADICTS},
    ),
    Check(
        "actual-is-measured",
        "指标",
        "完成值应是实际完成的数，不是“不少于”一类的界限",
        "“不少于 1 万条”是目标的写法；完成了多少，要有实际的数才能比较。",
        of_report=_actual_is_measured,
        verdicts=_OPEN,
    ),
    Check(
        "targets-and-results",
        "指标",
        "每项指标应同时有目标值和完成值",
        "只有目标没有结果，或者只有结果没有目标，都看不出做到了没有。",
        of_report=_targets_and_results,
        verdicts=_OPEN,
    ),
    Check(
        "targets-in-figures",
        "指标",
        "目标值中应有能用数字比对的",
        "目标全部用文字表述时，做到了没有只能由单位自己说。",
        of_report=_targets_in_figures,
        verdicts=_OPEN,
    ),
    Check(
        "lost-points-explained",
        "指标",
        "扣了分的指标应写明偏差原因",
        "哪里没有做到、为什么没有做到，自评表里有专门的一栏。",
        _FORM,
        of_report=_lost_points_explained,
        verdicts=_OPEN | {Verdict.MISSING},
    ),
)
