"""One figure printed twice, and a figure that the report itself divides (其中)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.check import COUNT_VERDICTS, RATIO_VERDICTS, Check, Yardsticks
from generator.checks.compare import compare_same, compare_sum, is_exact
from generator.findings import DocPath
from generator.model.figures import Quantity
from generator.model.money import Money
from generator.model.performance import Indicators
from generator.model.report import Report, restated_figures
from generator.model.reported import Stated, entries
from generator.model.terms import TERMS
from generator.model.verdict import Comparison, Operand, Verdict

_OF_WHICH: Final = "其中"


def _figure_restated(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """A figure is the same wherever it is printed again."""
    keys = entries(report.restated)
    for key, (path, first, second, place) in zip(keys, restated_figures(report), strict=True):
        label = TERMS[str(path[-1])].chinese
        operands = (Operand(path, label, first), Operand(("restated", key), place, second))
        if all(map(is_exact, operands)):
            check, subject = "figure-restated", f"{_whose(report, path)}{label}"
            yield compare_same(check, key, *operands, _unit(first), subject)


def _whose(report: Report, path: DocPath) -> str:
    """The line, fund, project or indicator that a figure belongs to, with 的; empty for others."""
    group, step = path[0], str(path[-2])
    if group in {"spending", "funds"} and len(path) > 2:
        return f"{TERMS[step].chinese}的"
    if group == "projects":
        names = {key: project.name for key, project in entries(report.projects).items()}
    else:
        names = {key: indicator.name for key, indicator in entries(report.indicators).items()}
    name = names.get(step) if group in {"projects", "indicators"} else None
    return f"{name}的" if isinstance(name, str) else ""


def _unit(figure: Stated[object]) -> str:
    if isinstance(figure.value, Money):
        return "元"
    return "%" if figure.unit in {"%", "‰"} else figure.unit


def _indicator_parts(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The indicators that begin with 其中 make the one before them."""
    yield from _parts_in(report.indicators, ("indicators",))
    for key, project in entries(report.projects).items():
        yield from _parts_in(project.indicators, ("projects", key, "indicators"))


def _parts_in(indicators: Indicators, path: DocPath) -> Iterator[Comparison]:
    whole: tuple[str, Operand] | None = None
    parts: list[Operand] = []
    for key, indicator in entries(indicators).items():
        actual = Operand((*path, key, "actual"), indicator.name, indicator.actual)
        if indicator.name.startswith(_OF_WHICH):
            parts.append(actual)
            continue
        yield from _divided(whole, parts)
        whole, parts = (".".join(map(str, (*path[1:2], key))), actual), []
    yield from _divided(whole, parts)


def _divided(whole: tuple[str, Operand] | None, parts: list[Operand]) -> Iterator[Comparison]:
    """One part alone does not divide a whole; measures that differ do not add up."""
    if whole is None or len(parts) < 2:
        return
    key, operand = whole
    measures = {
        each.figure.value.measure
        for each in (operand, *parts)
        if isinstance(each.figure, Stated) and isinstance(each.figure.value, Quantity)
    }
    if len(measures) == 1 and all(map(is_exact, parts)) and isinstance(operand.figure, Stated):
        [measure] = measures
        yield compare_sum("indicator-parts-sum", key, operand, parts, measure, operand.label)


REPEATED_CHECKS: Final = (
    Check(
        "figure-restated",
        "同一数字",
        "同一个数在报告各处应相同",
        "报告在不同地方印了同一个数，各处应当一样。",
        of_report=_figure_restated,
        verdicts=RATIO_VERDICTS - {Verdict.UNDECIDED},
    ),
    Check(
        "indicator-parts-sum",
        "合计",
        "“其中”各数之和应等于总数",
        "报告把一个工作量分成几部分写出时，各部分加起来应当是它的总数。",
        of_report=_indicator_parts,
        verdicts=COUNT_VERDICTS,
    ),
)
