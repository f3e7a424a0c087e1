"""Income by fund, income against the budget, and money carried from one year into the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from generator.checks.check import RATIO_VERDICTS, Check, Yardsticks
from generator.checks.compare import best_of, compare_same, compare_sum, is_exact, undecided
from generator.checks.operands import BUDGETS, figure, fund_figure, is_silent, is_stated, line, term
from generator.checks.sums import AGREES, sum_of_list
from generator.model.dataset import Entry
from generator.model.report import Report
from generator.model.verdict import Comparison, Operand, Verdict

_FUNDS: Final = (
    "general_public_budget",
    "government_fund_budget",
    "state_capital_budget",
    "social_insurance_budget",
    "fiscal_special_account",
    "other_income",
)
_STAGES: Final = ("income_budget", "income_final", "executed")


def _income_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The funds make the total, with or without what was brought forward: both are in use."""
    for stage in _STAGES:
        whole = _whole_of_funds(report, stage)
        if not is_stated(whole):
            continue
        parts = [fund_figure(report, fund, stage) for fund in _FUNDS]
        brought = fund_figure(report, "brought_forward", stage)
        if is_exact(brought) and any(map(is_stated, parts)):
            told = [part for part in parts if not is_silent(part)]
            without = compare_sum("income-sum", stage, whole, told, "元", term(stage))
            if without.verdict in AGREES:
                yield without
                continue
        # 其他收入 closes the list: what it does not name is in it.
        is_closed = is_stated(fund_figure(report, "other_income", stage))
        told = [part for part in (*parts, brought) if not (is_silent(part) and is_closed)]
        identity = ("income-sum", stage, term(stage))
        yield from sum_of_list(identity, whole, told, partial(bool, is_closed))


def _whole_of_funds(report: Report, stage: str) -> Operand:
    whole = fund_figure(report, "total_income", stage)
    if stage != "executed":
        return whole
    if is_silent(whole):
        return line(report, "total").figure(stage, term("total"))
    return fund_figure(report, "total_income", stage, "各项资金支出合计")


def _income_equals_budget(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Budgeted income = budgeted spending; the difference may be what was brought forward."""
    check = "income-equals-budget"
    income = fund_figure(report, "total_income", "income_budget", term("income_budget"))
    brought = fund_figure(report, "brought_forward", "income_budget")
    budgets = [
        budget
        for stage in BUDGETS
        if is_stated(budget := line(report, "total").figure(stage, f"支出的{term(stage)}"))
    ]
    if not is_stated(income) or not budgets:
        return
    ways = [compare_same(check, "", income, budget, "元") for budget in budgets]
    if is_stated(brought):
        ways += [compare_sum(check, "", budget, (income, brought)) for budget in budgets]
    found = best_of(ways)
    is_short = found.verdict is Verdict.CONTRADICTS and (found.difference or 0) > 0
    if is_short and not is_stated(brought):
        yield undecided(found, "支出预算多于预算收入，报告没有写明上年结转")
    else:
        yield found


def _fund_spending_total(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Spending by fund and spending by use have one total."""
    by_fund = fund_figure(report, "total_income", "executed", "各项资金支出合计")
    by_use = line(report, "total").figure("executed", term("total"))
    if is_stated(by_fund) and is_stated(by_use):
        yield compare_same("fund-spending-total", "", by_fund, by_use, "元")


def _carried_into_next_year(
    agency: Sequence[Entry], _: Yardsticks
) -> Iterator[tuple[Entry, Comparison]]:
    """What a year carries forward is what the next brought forward, where both cover the same."""
    for before, after in pairwise(agency):
        if after.year != before.year + 1 or before.report.coverage is not after.report.coverage:
            continue
        label = f"{before.year} 年报告写的{term('carried_forward')}"
        carried = figure(before.report.spending, ("spending", "carried_forward"), label)
        brought = [
            told
            for stage in ("income_budget", "income_final")
            if is_stated(told := fund_figure(after.report, "brought_forward", stage))
        ]
        if is_stated(carried) and brought:
            check = "carried-forward-years"
            yield after, best_of([compare_same(check, "", each, carried, "元") for each in brought])


FUNDS_CHECKS: Final = (
    Check(
        "income-sum",
        "合计",
        "各项资金之和应等于合计",
        "预算收入、决算收入和按资金来源列出的支出，各项加起来应当是报告写的合计。",
        of_report=_income_sum,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "income-equals-budget",
        "同一数字",
        "预算收入应等于支出预算",
        "部门预算收支平衡：安排多少收入，就安排多少支出，相差的应是上年结转。",
        of_report=_income_equals_budget,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "fund-spending-total",
        "同一数字",
        "按资金来源和按用途写的全年支出应相同",
        "同一年的支出，按钱从哪里来加总，与按钱用在哪里加总，应当是一个数。",
        of_report=_fund_spending_total,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "carried-forward-years",
        "各年之间",
        "上年结转应等于上一年报告写的结转下年",
        "一年结转到下年的钱，就是下一年从上年转来的钱；两份报告应当一致。",
        of_years=_carried_into_next_year,
        verdicts=RATIO_VERDICTS,
    ),
)
