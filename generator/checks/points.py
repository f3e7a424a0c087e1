"""Limits of scores: none is above what was to be had.

A maximum that the report does not print is never put in its place: whatever lacks one is gathered
into a single undecided comparison, for its cause is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from generator.checks.check import Check, Yardsticks
from generator.checks.compare import number
from generator.checks.indicators import listed_indicators
from generator.checks.operands import evaluation_figure, figure, is_stated, project_name
from generator.checks.performance import category_figures
from generator.findings import dotted
from generator.model.performance import Category, CategoryScore
from generator.model.report import EvaluationKind, Report
from generator.model.reported import Stated, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_NO_MAXIMUM: Final = "报告未写满分"
_EVALUATION: Final = "self_evaluation"


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a known scheme gives a category (its `points`), and the scheme's source."""

    given: CategoryScore
    source: str


@dataclass(frozen=True, slots=True)
class _Scored:
    """A score, the most it can be where the report prints that, and the usual weight."""

    key: str
    subject: str
    score: Operand
    limit: Operand
    weight: _Weight | None = None

    @property
    def is_printed(self) -> bool:
        """Whether the report prints the maximum."""
        return is_stated(self.limit)


def _score_within_points(report: Report, yardsticks: Yardsticks) -> Iterator[Comparison]:
    """Each category's score, and the total, against the maximum the report prints.

    For a project self-evaluation without printed maxima the weights of 财预〔2020〕10号 stand in
    where the score is within them; above them nothing follows, as the document lets weights be
    adjusted (如有特殊情况，一级指标权重可做适当调整).
    """
    check = "score-within-points"
    evaluation = report.self_evaluation
    weights = _weights(yardsticks)
    scored = [
        _category(key, item, weights.get(item.category))
        for key, item in entries(evaluation.categories).items()
    ]
    if report.kind is EvaluationKind.PROJECT:
        scored = [_within_weight(each) for each in scored]
    total = _Scored(
        "total_score",
        "自评得分",
        evaluation_figure(report, "total_score"),
        evaluation_figure(report, "total_points"),
    )
    # Where categories have printed maxima, they bound the total already.
    if total.is_printed or not any(each.is_printed for each in scored):
        scored.append(total)
    also = tuple(_supposed(each) for each in scored if not each.is_printed)
    yield from _within(check, scored, "self_evaluation", tuple(line for line in also if line))


def _category(key: str, item: CategoryScore, weight: _Weight | None) -> _Scored:
    path = (_EVALUATION, "categories", key)
    return _Scored(
        dotted(path[1:]),
        item.name,
        figure(item, (*path, "score"), item.name),
        figure(item, (*path, "points"), f"{item.name}满分"),
        weight,
    )


def _weights(yardsticks: Yardsticks) -> Mapping[Category, _Weight]:
    """The weight that a known scheme gives each category; the first scheme that has one."""
    found: dict[Category, _Weight] = {}
    for scheme in yardsticks.schemes.values():
        for weight in entries(scheme.weights).values():
            if isinstance(weight.points, Stated):
                found.setdefault(weight.category, _Weight(weight, scheme.source))
    return found


def _excess(scored: _Scored) -> Decimal:
    """By how much the score is above the usual weight; zero or less if it is not."""
    if scored.weight is None:
        return Decimal(0)
    return _points(scored.score.figure) - _points(scored.weight.given.points)


def _within_weight(scored: _Scored) -> _Scored:
    """With the usual weight as its limit, where none is printed and the score is within it."""
    if scored.is_printed or scored.weight is None or _excess(scored) > 0:
        return scored
    label = f"{scored.weight.source}给出的权重"
    return replace(scored, limit=figure(scored.weight.given, scored.limit.path, label))


def _supposed(scored: _Scored) -> str:
    """What would follow if the usual weight were the maximum; empty where nothing would."""
    excess = _excess(scored)
    if excess <= 0 or scored.weight is None or not isinstance(scored.weight.given.points, Stated):
        return ""
    maximum = f"{scored.weight.given.points.printed}（{scored.weight.source}给项目支出自评的权重）"
    return f"{scored.subject}：若满分为 {maximum}，则超出 {excess}；{_NO_MAXIMUM}"


def _project_score_within_points(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """Each project's score against its own maximum, else against the full mark printed.

    Where `score-within-points` tells that no full mark is printed, it is not told again.
    """
    full = evaluation_figure(report, "total_points")
    scored = []
    for key, project in entries(report.projects).items():
        name = project_name(key, project)
        own = figure(project, ("projects", key, "points"), f"{name}满分")
        score = figure(project, ("projects", key, "score"), f"{name}得分")
        scored.append(_Scored(key, name, score, own if is_stated(own) else full))
    if _lacks_full_mark(report):
        scored = [each for each in scored if each.is_printed]
    yield from _within("project-score-within-points", scored, "projects")


def _lacks_full_mark(report: Report) -> bool:
    """Whether the total score has neither a full mark nor categories that bound it."""
    evaluation = report.self_evaluation
    return (
        isinstance(evaluation.total_score, Stated)
        and not isinstance(evaluation.total_points, Stated)
        and not any(map(is_stated, category_figures(report, "points")))
    )


def _indicator_score_within_points(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    scored = [
        _Scored(
            dotted(path),
            item.name,
            figure(item, (*path, "score"), f"{item.name}得分"),
            figure(item, (*path, "points"), f"{item.name}分值"),
        )
        for path, item in listed_indicators(report)
    ]
    yield from _within("indicator-score-within-points", scored, "indicators")


def _within(
    check: str, scored: Iterable[_Scored], key: str, also: tuple[str, ...] = ()
) -> Iterator[Comparison]:
    """A comparison for each printed maximum, and one, `key`, for all that is not printed."""
    known = [each for each in scored if is_stated(each.score)]
    for each in known:
        if each.is_printed:
            yield _at_most(check, each)
    unbounded = tuple(each.score for each in known if not each.is_printed)
    if unbounded:
        yield Comparison(
            check, key, Verdict.UNDECIDED, Operation.AT_MOST, unbounded,
            unit="分", also=also, reason=_NO_MAXIMUM,
        )  # fmt: skip


def _at_most(check: str, scored: _Scored) -> Comparison:
    """Full marks are set, not measured: unlike other limits, they forgive no rounding."""
    score, limit = _points(scored.score.figure), _points(scored.limit.figure)
    verdict = Verdict.HOLDS if score <= limit else Verdict.CONTRADICTS
    return Comparison(
        check, scored.key, verdict, Operation.AT_MOST, (scored.score,), (scored.limit,),
        score, limit, unit="分", subject=scored.subject,
    )  # fmt: skip


def _points(score: object) -> Decimal:
    """The exact number of points; asked only of stated ones."""
    return number(score) if isinstance(score, Stated) else Decimal(0)


_ALL: Final = frozenset({Verdict.HOLDS, Verdict.CONTRADICTS, Verdict.UNDECIDED})

POINTS_CHECKS: Final = (
    Check(
        "score-within-points",
        "得分",
        "每类得分和自评得分都不应超过满分",
        "得分不能比能得的最高分还高；报告没有写满分的，就无法判断。",
        "财预〔2020〕10号（只用于项目支出自评）",
        of_report=_score_within_points,
        verdicts=_ALL,
    ),
    Check(
        "project-score-within-points",
        "得分",
        "每个项目的得分不应超过满分",
        "项目的得分不能比能得的最高分还高。",
        of_report=_project_score_within_points,
        verdicts=_ALL,
    ),
    Check(
        "indicator-score-within-points",
        "得分",
        "每项指标的得分不应超过它的分值",
        "一项指标的得分不能比它的分值还高。",
        of_report=_indicator_score_within_points,
        verdicts=_ALL,
    ),
)
