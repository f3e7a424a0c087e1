"""Spending: the lines add up, and their printed rates and shares follow from the amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from generator.checks.check import RATIO_VERDICTS, SUM_VERDICTS, Check, Yardsticks
from generator.checks.compare import compare_share_sum, compare_sum
from generator.checks.operands import (
    PARTS,
    STAGES,
    WHOLES,
    figure,
    is_stated,
    line,
    lines,
    term,
    withheld_figures,
)
from generator.checks.other_ways import as_fitting_shares
from generator.checks.rates import execution_rate, fits_a_sum, share_of
from generator.checks.sums import AGREES, of_one_stage, sum_of_all
from generator.model.report import Report
from generator.model.verdict import Comparison, Verdict

_WITHHELD_FROM: Final = {name: whole for whole, name in WHOLES.items()}


def _basic_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Personnel + operating = basic expenditure, at each stage that the report prints."""
    return _sums("basic-sum", report, "basic_expenditure")


def _total_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Basic + project = total, at each stage that the report prints."""
    return _sums("total-sum", report, "total")


def _sums(check: str, report: Report, name: str) -> Iterator[Comparison]:
    whole, parts = line(report, name), [line(report, part) for part in PARTS[name]]
    for found in of_one_stage(list(_sum_at_each_stage(check, report, name))):
        if found.verdict is Verdict.CONTRADICTS:
            fitting = [part for part in parts if fits_a_sum(part, whole, [found])]
            yield replace(found, also=as_fitting_shares(len(fitting)))
        else:
            yield found


def _sum_at_each_stage(check: str, report: Report, name: str) -> Iterator[Comparison]:
    """What is withheld is added unless the parts make the whole without it.

    A total may also include what is carried forward (支出总计).
    """
    withheld = withheld_figures(report, _WITHHELD_FROM[name])
    carried = figure(report.spending, ("spending", "carried_forward"))
    row = line(report, name)
    for stage in filter(row.has, STAGES):
        whole = row.figure(stage, row.subject)
        parts = [line(report, part).figure(stage, term(part)) for part in PARTS[name]]
        for without in sum_of_all(check, stage, whole, parts, "元", term(stage)):
            add = partial(compare_sum, check, stage, whole, unit="元", subject=term(stage))
            may_carry = name == "total" and stage == "executed"
            if without.verdict in AGREES and all(map(is_stated, withheld)):
                yield without
            elif may_carry and (found := add(parts=(*parts, carried))).verdict in AGREES:
                yield found
            else:
                yield add(parts=(*parts, *withheld))


def _line_rates(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Executed / budget = the printed rate, for each line."""
    for row in lines(report):
        yield from execution_rate("line-rate", row)


def _line_shares(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Part / whole = the printed share, for each line that is a part.

    Where the parts do not make the printed whole, shares of their own sum are that difference.
    """
    for name, parts in PARTS.items():
        whole = line(report, name)
        for part in (line(report, each) for each in parts):
            for found in share_of("line-share", part, whole):
                if found.verdict is not Verdict.CONTRADICTS or not fits_a_sum(
                    part, whole, list(_sums("", report, name))
                ):
                    yield found


def _line_share_sums(report: Report, yardsticks: Yardsticks) -> Iterator[Comparison]:
    """The two shares make 100%; what also shows in an amount or a share is counted there."""
    for whole, parts in PARTS.items():
        shares = tuple(line(report, part).figure("share", f"{term(part)}占比") for part in parts)
        if all(map(is_stated, shares)):
            found = compare_share_sum("line-share-sum", whole, shares, term(whole))
            if found.verdict is not Verdict.CONTRADICTS or not _is_counted(
                report, yardsticks, whole
            ):
                yield found


def _is_counted(report: Report, yardsticks: Yardsticks, whole: str) -> bool:
    sums = _sums("", report, whole)
    shares = (each for each in _line_shares(report, yardsticks) if each.key in PARTS[whole])
    return any(each.verdict is Verdict.CONTRADICTS for each in (*sums, *shares))


SPENDING_CHECKS: Final = (
    Check(
        "total-sum",
        "合计",
        "基本支出与项目支出之和应等于全年支出",
        "全年支出由基本支出和项目支出两部分组成；预算、到位和实际支出各算一次。",
        of_report=_total_sum,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "basic-sum",
        "合计",
        "人员经费与公用经费之和应等于基本支出",
        "基本支出由人员经费和公用经费两部分组成，两部分加起来应当是它的总数。",
        of_report=_basic_sum,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "line-rate",
        "比率",
        "实际支出除以预算应等于报告写的执行率",
        "执行率说明预算用了多少；用报告自己的预算和支出重新除一遍，看与写的百分比是否一致。",
        "财预〔2020〕10号",
        of_report=_line_rates,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "line-share",
        "比率",
        "分项除以总数应等于报告写的占比",
        "报告写了某类支出占多少，就用两个金额重新除一遍。报告没有说明按预算还是按支出计算时，按相符的一种算。",
        of_report=_line_shares,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "line-share-sum",
        "比率",
        "两个部分的占比之和应等于 100%",
        "一个总数只分成两部分时，两个占比加起来应当是 100%。",
        of_report=_line_share_sums,
        verdicts=SUM_VERDICTS,
    ),
)
