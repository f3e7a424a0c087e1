"""Scores: the parts that the report prints make the totals that it prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.check import Check, Yardsticks
from generator.checks.compare import compare_sum
from generator.checks.operands import evaluation_figure, figure, is_stated
from generator.findings import dotted
from generator.model.performance import Category, CategoryScore
from generator.model.report import Report
from generator.model.reported import entries
from generator.model.verdict import Comparison, Operand, Verdict

_EVALUATION: Final = "self_evaluation"
_WORDS: Final = {"points": "分值", "score": "得分"}


def _score_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    whole = evaluation_figure(report, "total_score")
    yield from _sum("score-sum", whole, category_figures(report, "score"))


def _points_sum(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    whole = evaluation_figure(report, "total_points")
    yield from _sum("points-sum", whole, category_figures(report, "points"))


def _sum(check: str, whole: Operand, parts: tuple[Operand, ...]) -> Iterator[Comparison]:
    """Silent on both sides is nothing to compare; silent in part is undecided."""
    if is_stated(whole) and any(map(is_stated, parts)):
        yield compare_sum(check, str(whole.path[-1]), whole, parts, "分")


def category_figures(report: Report, field: str) -> tuple[Operand, ...]:
    """One figure (`points` or `score`) of every category, labelled by the categories' names."""
    return tuple(
        figure(item, (_EVALUATION, "categories", key, field), item.name)
        for key, item in entries(report.self_evaluation.categories).items()
    )


def _category_sums(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Points and scores of the indicators of a category make those printed for the category.

    Only where exactly one line is printed for the category: two lines would share indicators. An
    indicator that leaves both sums open is told once.
    """
    categories = entries(report.self_evaluation.categories)
    for key, item in categories.items():
        if [each.category for each in categories.values()].count(item.category) > 1:
            continue
        points, score = (tuple(_category_sum(report, key, item, each)) for each in _WORDS)
        yield from points
        is_open = all(each.verdict is Verdict.UNDECIDED for each in (*points, *score))
        if not points or not is_open:
            yield from score


def _category_sum(
    report: Report, key: str, item: CategoryScore, field: str
) -> Iterator[Comparison]:
    path = (_EVALUATION, "categories", key, field)
    whole = figure(item, path, f"{item.name}{_WORDS[field]}")
    parts = _of_indicators(report, item.category, field)
    if is_stated(whole) and any(map(is_stated, parts)):
        yield compare_sum("category-sum-of-indicators", dotted(path[2:]), whole, parts, "分")


def _of_indicators(report: Report, category: Category, field: str) -> tuple[Operand, ...]:
    return tuple(
        figure(each, ("indicators", key, field), each.name)
        for key, each in entries(report.indicators).items()
        if each.category is category and category is not Category.NOT_STATED
    )


_SUMS: Final = frozenset({Verdict.HOLDS, Verdict.ROUNDS, Verdict.CONTRADICTS, Verdict.UNDECIDED})

PERFORMANCE_CHECKS: Final = (
    Check(
        "score-sum",
        "得分",
        "各类指标得分之和应等于自评得分",
        "自评得分是各类指标得分加起来的，加起来应当是报告写的总分。",
        of_report=_score_sum,
        verdicts=_SUMS,
    ),
    Check(
        "points-sum",
        "得分",
        "各类指标的分值之和应等于满分",
        "每类指标最多能得多少分，加起来应当正好是满分。",
        of_report=_points_sum,
        verdicts=_SUMS,
    ),
    Check(
        "category-sum-of-indicators",
        "得分",
        "每类指标的分值和得分应等于其中各项之和",
        "一类指标由几项组成，各项的分数加起来应当是这一类的分数。",
        of_report=_category_sums,
        verdicts=_SUMS,
    ),
)
