"""Projects: the list adds up, with what is withheld, and its printed rates and shares follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from generator.checks.check import RATIO_VERDICTS, SUM_VERDICTS, Check, Yardsticks
from generator.checks.compare import (
    best_of,
    compare_at_most,
    compare_same,
    compare_share_sum,
    compare_sum,
    is_exact,
    undecided,
)
from generator.checks.operands import (
    STAGES,
    WHOLES,
    evaluation_figure,
    is_stated,
    line,
    own_projects,
    projects,
    term,
    withheld_figures,
)
from generator.checks.other_ways import as_fitting_shares, as_remainder, as_shares
from generator.checks.rates import execution_rate, fits_a_sum, rate_of, share_of
from generator.checks.sums import AGREES, of_one_stage, sum_of_list
from generator.model.funds import Whole
from generator.model.report import Report, restated_figures
from generator.model.reported import Stated, entries
from generator.model.verdict import Comparison, Operand, Verdict

_LINE: Final = "project_expenditure"
_REST: Final = ("其余", "其他", "剩余")
"""Words that make a withheld amount all that the list leaves out."""

_NOT_ALL_PROJECTS: Final = "这里的合计小于项目支出，可能没有包括全部项目"


def _projects_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The projects and what is withheld make project expenditure."""
    for found in _sums(report):
        yield replace(found, also=_other_ways(report, found))


def _sums(report: Report) -> Iterator[Comparison]:
    return of_one_stage(list(_sums_by_stage(report)))


def _sums_by_stage(report: Report) -> Iterator[Comparison]:
    """The projects and what is withheld make project expenditure, at each printed stage.

    Where the line itself prints no amount, the total that the text gives for all projects takes
    its place; it does not say which budget it means, so the one that fits is taken.
    """
    whole = line(report, _LINE)
    if own_projects(report):
        for stage in filter(whole.has, STAGES):
            yield from _sum_at(report, stage, whole.figure(stage, whole.subject))
    if not whole.tells("initial_budget") and not whole.tells("adjusted_budget"):
        budget = evaluation_figure(report, "projects_budget")
        stages = ("initial_budget", "adjusted_budget")
        found = [each for stage in stages for each in _sum_at(report, stage, budget)]
        if found:
            yield best_of(found)
    if not whole.tells("executed"):
        yield from _sum_at(report, "executed", evaluation_figure(report, "projects_executed"))


def _sum_at(report: Report, stage: str, whole: Operand) -> Iterator[Comparison]:
    """What is withheld is added unless the list makes the whole without it."""
    if not is_stated(whole):
        return
    listed = tuple(row.figure(stage, row.subject) for row in projects(report))
    withheld = withheld_figures(report, Whole.PROJECT_EXPENDITURE)
    identity = ("projects-sum", stage, term(stage))
    if withheld and all(map(is_exact, (*withheld, *listed, whole))):
        without = compare_sum(*identity[:2], whole, listed, "元", identity[2])
        if without.verdict in AGREES:
            yield without
            return
    is_complete = partial(_is_complete, report)
    for found in sum_of_list(identity, whole, (*listed, *withheld), is_complete):
        if any(map(is_stated, listed)):
            yield found


def _is_complete(report: Report) -> bool:
    """Whether the report itself shows that it lists all its projects."""
    listed = len(entries(report.projects))
    counts = (report.self_evaluation.projects_count, report.self_evaluation.evaluated_count)
    if isinstance(counts[0], Stated):
        return counts[0].value == listed
    names_the_rest = any(
        word in item.name
        for item in entries(report.withheld).values()
        if item.part_of is Whole.PROJECT_EXPENDITURE
        for word in _REST
    )
    if names_the_rest or _are_all_shares(report):
        return True
    is_each_listed = isinstance(counts[1], Stated) and counts[1].value == listed
    return is_each_listed and _are_all_evaluated(report)


def _are_all_evaluated(report: Report) -> bool:
    share = report.self_evaluation.evaluated_share
    return isinstance(share, Stated) and share.value == 1


def _are_all_shares(report: Report) -> bool:
    """Whether the printed shares of the projects make 100%."""
    rows = projects(report)
    if not all(row.has("share") for row in rows):
        return False
    return compare_share_sum("", "", tuple(row.figure("share") for row in rows)).verdict in AGREES


def _other_ways(report: Report, found: Comparison) -> tuple[str, ...]:
    """The same difference as a remainder and as shares."""
    if found.verdict is not Verdict.CONTRADICTS:
        return ()
    shares = [row.figure("share") for row in projects(report) if row.has("share")]
    whole = line(report, _LINE)
    fitting = [row for row in projects(report) if fits_a_sum(row, whole, [found])]
    return (
        *as_remainder(found),
        *(as_shares(found, shares) if found.key == "executed" and not fitting else ()),
        *as_fitting_shares(len(fitting)),
    )


def _project_rates(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Executed / budget = the printed rate, for each project."""
    for row in own_projects(report):
        yield from execution_rate("project-rate", row)


def _projects_rate(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The same for the totals that the text gives for all projects."""
    rate, executed, budget = (
        evaluation_figure(report, field)
        for field in ("projects_rate", "projects_executed", "projects_budget")
    )
    whole = report.spending.project_expenditure
    if whole.execution_rate != rate.figure or whole.executed != executed.figure:
        yield from rate_of(("projects-rate", "", ""), rate, executed, [budget])


def _project_shares(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Project / project expenditure = the printed share.

    Where the list does not make the printed total, shares of its own sum are that difference.
    """
    whole = line(report, _LINE)
    for row in projects(report):
        for found in share_of("project-share", row, whole):
            if found.verdict is not Verdict.CONTRADICTS or not fits_a_sum(
                row, whole, list(_sums(report))
            ):
                yield found


def _project_share_sum(report: Report, yardsticks: Yardsticks) -> Iterator[Comparison]:
    """The shares of a complete list make 100%; a difference that amounts show is counted there."""
    rows = projects(report)
    shares = tuple(row.figure("share", row.subject) for row in rows)
    kept = withheld_figures(report, Whole.PROJECT_EXPENDITURE)
    if len(rows) < 2 or kept or not all(map(is_stated, shares)):
        return
    found = compare_share_sum("project-share-sum", "", shares)
    if found.verdict is Verdict.CONTRADICTS:
        others = (*_projects_sum(report, yardsticks), *_project_shares(report, yardsticks))
        is_short = (found.difference or 0) < 0 and not _is_complete(report)
        if is_short or any(each.verdict is Verdict.CONTRADICTS for each in others):
            return
    yield found


def _projects_restated(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The total of all projects in the text is project expenditure in the account of money.

    A figure whose second printing is listed under `restated` is compared there. Less than the
    line is open, unless all projects are said to be among those evaluated.
    """
    whole = line(report, _LINE)
    listed = {path for path, *_ in restated_figures(report)}
    for field, stages in (
        ("projects_budget", ("initial_budget", "adjusted_budget")),
        ("projects_executed", ("executed",)),
    ):
        again = evaluation_figure(report, field)
        told = [each for stage in stages if is_stated(each := whole.figure(stage, whole.subject))]
        if is_stated(again) and told and not any(each.path in listed for each in told):
            found = best_of(
                [compare_same("projects-restated", field, again, each, "元") for each in told]
            )
            is_less = found.verdict is Verdict.CONTRADICTS and (found.difference or 0) > 0
            is_open = is_less and not _are_all_evaluated(report)
            yield undecided(found, _NOT_ALL_PROJECTS) if is_open else found


def _withheld_within_whole(report: Report, yardsticks: Yardsticks) -> Iterator[Comparison]:
    """What is withheld is at most its whole; a sum that has it says so already."""
    if not entries(report.withheld):
        return
    in_a_sum = {part.path for found in _projects_sum(report, yardsticks) for part in found.parts}
    for kind, name in WHOLES.items():
        whole = line(report, name)
        for part in withheld_figures(report, kind):
            told = [
                each for stage in STAGES if is_stated(each := whole.figure(stage, whole.subject))
            ]
            if is_stated(part) and told and part.path not in in_a_sum:
                key = str(part.path[1])
                check = "withheld-within-whole"
                yield best_of([compare_at_most(check, key, part, each, "元") for each in told])


PROJECTS_CHECKS: Final = (
    Check(
        "projects-sum",
        "合计",
        "项目支出各项之和应等于项目支出总数",
        "报告逐项列出项目时，各项（连同写出金额的不予公开部分）加起来应当是项目支出的总数。"
        "没有写出金额的不予公开部分不推算。",
        of_report=_projects_sum,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "project-rate",
        "比率",
        "项目的实际支出除以预算应等于报告写的执行率",
        "用每个项目自己的预算和支出重新除一遍，看与写的百分比是否一致。",
        "财预〔2020〕10号",
        of_report=_project_rates,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "projects-rate",
        "比率",
        "全部项目的支出合计除以预算合计应等于报告写的执行率",
        "报告给出全部项目的预算、支出和执行率时，三个数应当对得上。",
        of_report=_projects_rate,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "project-share",
        "比率",
        "项目金额除以项目支出应等于报告写的占比",
        "报告写了每个项目占多少，就用两个金额重新除一遍。",
        of_report=_project_shares,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "project-share-sum",
        "比率",
        "全部项目的占比之和应等于 100%",
        "列出全部项目的占比时，加起来应当是 100%。",
        of_report=_project_share_sum,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "projects-restated",
        "同一数字",
        "报告两处写的项目金额合计应相同",
        "同一个总数在报告里印了两次，两次应当一样。",
        of_report=_projects_restated,
        verdicts=RATIO_VERDICTS,
    ),
    Check(
        "withheld-within-whole",
        "合计",
        "不予公开的金额不应多于它所属的总数",
        "部分不会比总数大。只比报告写出金额的不予公开部分。",
        of_report=_withheld_within_whole,
        verdicts=SUM_VERDICTS,
    ),
)
