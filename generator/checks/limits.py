"""Figures that cannot be more than others: shares of a whole, money spent, left or received.

What is not arithmetic stays undecided: spending above a budget may be overspending truly told.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Final

from generator.checks.check import COUNT_VERDICTS, SUM_VERDICTS, Check, Yardsticks
from generator.checks.compare import (
    best_of,
    compare_at_most,
    compare_difference,
    compare_same,
    compare_sum,
    is_exact,
    number,
    undecided,
)
from generator.checks.operands import (
    PARTS,
    Row,
    figure,
    fund_figure,
    is_stated,
    line,
    lines,
    own_projects,
    projects,
)
from generator.checks.rates import pairs_of
from generator.model.funds import Coverage
from generator.model.report import Report
from generator.model.reported import Stated
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_TOLD_TRULY: Final = frozenset({Verdict.HOLDS, Verdict.ROUNDS, Verdict.UNDECIDED})

_MORE_TO_SPEND: Final = "结转的钱多于相减的结果，可能另有上年结转或年中调整"


def _rows(report: Report) -> Iterator[tuple[str, Row]]:
    """Lines and projects, with keys that no project can share with a line."""
    own = ((f"projects.{row.key}", row) for row in own_projects(report))
    return chain(((row.key, row) for row in lines(report)), own)


def _at_most(check: str, fields: tuple[str, str], key: str, row: Row) -> Iterator[Comparison]:
    if all(map(row.has, fields)):
        spent, limit = (row.figure(field) for field in fields)
        yield compare_at_most(check, key, spent, limit, "元", row.subject)


def _executed_within_budget(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Spent ≤ the full year's budget, where no printed rate says how much was used."""
    for key, row in _rows(report):
        if not row.has("execution_rate"):
            fields = ("executed", "adjusted_budget")
            for found in _at_most("executed-within-budget", fields, key, row):
                yield _undecided_if_more(found, "实际支出多于全年预算数，报告没有写执行率和原因")


def _received_within_budget(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Received ≤ the full year's budget."""
    for key, row in _rows(report):
        for found in _at_most("received-within-budget", ("received", "adjusted_budget"), key, row):
            yield _undecided_if_more(found, "到位资金多于全年预算数，报告没有说明原因")


def _executed_within_received(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Spent ≤ received, unless money of the year before was there to be spent."""
    brought = [
        fund_figure(report, "brought_forward", stage) for stage in ("income_budget", "income_final")
    ]
    has_none = any(isinstance(b.figure, Stated) and number(b.figure) == 0 for b in brought)
    for key, row in _rows(report):
        for found in _at_most("executed-within-received", ("executed", "received"), key, row):
            reason = "实际支出多于到位资金，多出的可能是上年结转"
            yield found if has_none else _undecided_if_more(found, reason)


def _undecided_if_more(found: Comparison, reason: str) -> Comparison:
    return undecided(found, reason) if found.verdict is Verdict.CONTRADICTS else found


def _whole_year(report: Report) -> Row:
    """The line that is all the money the report covers."""
    if report.coverage is Coverage.ALL_SPENDING or line(report, "total").has("executed"):
        return line(report, "total")
    return line(report, "project_expenditure")


def _adjusted_budget_explained(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The full year's budget is the initial one, or that and what was brought forward."""
    check, row = "adjusted-budget-explained", _whole_year(report)
    if not row.has("adjusted_budget") or not row.has("initial_budget"):
        return
    adjusted, initial = row.figure("adjusted_budget"), row.figure("initial_budget")
    brought = fund_figure(report, "brought_forward", "income_budget")
    found = compare_same(check, "", adjusted, initial, "元")
    if found.verdict is not Verdict.CONTRADICTS:
        yield found
    elif is_stated(brought):
        reason = "调整后的预算与年初预算之差不等于上年结转，可能另有调整"
        with_brought = compare_sum(check, "", adjusted, (initial, brought))
        yield _undecided_if_more(with_brought, reason)


def _carried_forward_within_unspent(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Carried forward ≤ what there was less what was spent; the rest may have been taken back."""
    check, row = "carried-forward-within-unspent", _whole_year(report)
    carried = figure(report.spending, ("spending", "carried_forward"))
    executed = row.figure("executed")
    had = [
        *(row.figure(stage) for stage in ("adjusted_budget", "received", "initial_budget")),
        fund_figure(report, "total_income", "income_final"),
    ]
    told = [each for each in had if is_stated(each)]
    if is_stated(carried) and is_stated(executed) and told:
        found = best_of([_left(check, carried, each, executed) for each in told])
        has_all = row.has("adjusted_budget")
        yield found if has_all else _undecided_if_more(found, _MORE_TO_SPEND)


def _left(check: str, carried: Operand, had: Operand, executed: Operand) -> Comparison:
    """The remainder itself, or a limit above what is carried forward."""
    found = compare_difference(check, "", carried, (had, executed), "元")
    is_less = found.verdict is Verdict.CONTRADICTS and (found.difference or 0) > 0
    return undecided(found, "没有用完的钱多于结转的钱，其余可能已被收回") if is_less else found


def _share_within_whole(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """A printed share that no amounts allow to recompute is at most 100%."""
    rows = [(line(report, part), line(report, whole)) for whole in PARTS for part in PARTS[whole]]
    of_projects = line(report, "project_expenditure")
    keyed = [(part.key, part, whole) for part, whole in rows]
    keyed += [(f"projects.{row.key}", row, of_projects) for row in projects(report)]
    for key, part, whole in keyed:
        if not part.has("share"):
            continue
        share = part.figure("share")
        if is_exact(share) and not pairs_of(part, whole):
            yield _at_most_all(key, share, part.subject)


def _at_most_all(key: str, share: Operand, subject: str) -> Comparison:
    printed = number(share.figure) if isinstance(share.figure, Stated) else Decimal(0)
    return Comparison(
        "share-within-whole",
        key,
        Verdict.HOLDS if printed <= 1 else Verdict.CONTRADICTS,
        Operation.AT_MOST,
        (share,),
        expected=printed,
        actual=Decimal(1),
        unit="%",
        subject=subject,
    )


LIMIT_CHECKS: Final = (
    Check(
        "adjusted-budget-explained",
        "同一数字",
        "全年预算数应等于年初预算数，或再加上年结转",
        "年初预算之后，预算可能因上年结转或年中调整而改变；报告写出这些数时看是否对得上。",
        of_report=_adjusted_budget_explained,
        verdicts=_TOLD_TRULY | {Verdict.TRUNCATED},
    ),
    Check(
        "received-within-budget",
        "上限",
        "到位资金不应多于全年预算数",
        "财政按预算拨款。多拨而报告没有说明时，只标明无法判断。",
        of_report=_received_within_budget,
        verdicts=_TOLD_TRULY,
    ),
    Check(
        "executed-within-budget",
        "上限",
        "实际支出不应多于全年预算数",
        "支出以调整后的预算为限。报告没有写执行率而支出较多时，只标明无法判断。",
        "预算法第十三条",
        of_report=_executed_within_budget,
        verdicts=_TOLD_TRULY,
    ),
    Check(
        "executed-within-received",
        "上限",
        "没有上年结转时，实际支出不应多于到位资金",
        "没有到位的钱花不出去；多出的部分只能来自上年结转。",
        of_report=_executed_within_received,
        verdicts=SUM_VERDICTS,
    ),
    Check(
        "carried-forward-within-unspent",
        "上限",
        "结转下年的钱不应多于没有用完的钱",
        "可用的钱减去实际支出，剩下的才能结转；没有结转的部分可能已被收回。",
        of_report=_carried_forward_within_unspent,
        verdicts=SUM_VERDICTS,
    ),
    Check(
        "share-within-whole",
        "上限",
        "占比不应超过 100%",
        "部分不会比总数大。只看报告没有给出金额、无法重算的占比。",
        of_report=_share_within_whole,
        verdicts=COUNT_VERDICTS - {Verdict.UNDECIDED},
    ),
)
