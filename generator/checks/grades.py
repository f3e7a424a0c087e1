"""Grades: the word against the score, by the scheme that the report itself prints.

No other scheme is put in its place. 财预〔2020〕10号 is for project self-evaluations and judges
only those; it says that grades are generally (一般) these four, so another word is undecided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator.checks.check import Check, Yardsticks
from generator.checks.compare import number, why_undecided
from generator.checks.operands import evaluation_figure, figure, project_name
from generator.findings import DocPath
from generator.model.performance import Announced, GradeBand
from generator.model.report import EvaluationKind, Report
from generator.model.reported import Reported, Stated, entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_NO_SCHEME: Final = "报告未写评级标准"
_ENDING: Final = re.compile("(?:等次|等级|等|级|档)$")
_BANDS: Final[DocPath] = ("self_evaluation", "grade_bands")


@dataclass(frozen=True, slots=True)
class _Scheme:
    """The bands that judge a report, and whose they are."""

    bands: tuple[tuple[DocPath, GradeBand], ...]
    whose: str
    is_printed: bool


def _scheme(report: Report, yardsticks: Yardsticks) -> _Scheme | None:
    """The scheme the report prints, or the one that applies to its kind."""
    printed = entries(report.self_evaluation.grade_bands)
    if printed:
        bands = tuple(((*_BANDS, key), band) for key, band in printed.items())
        return _Scheme(bands, "报告印出的标准", is_printed=True)
    if report.kind is not EvaluationKind.PROJECT:
        return None
    for scheme in yardsticks.schemes.values():
        if scheme.applies_to.startswith(EvaluationKind.PROJECT.value):
            bands = tuple((_BANDS, band) for band in entries(scheme.bands).values())
            return _Scheme(bands, f"{scheme.source}（报告是项目支出自评）", is_printed=False)
    return None


def _grade_by_score(report: Report, yardsticks: Yardsticks) -> Iterator[Comparison]:
    """The concluded grade against the total score.

    An absent score that the report announces is counted as missing elsewhere, and not again here.
    """
    evaluation = report.self_evaluation
    if not isinstance(evaluation.grade, str):
        return
    is_stated = isinstance(evaluation.total_score, Stated)
    if not is_stated and _is_announced(report, Announced.TOTAL_SCORE):
        return
    yield _graded(
        "grade-by-score",
        "self_evaluation",
        evaluation_figure(report, "grade"),
        evaluation_figure(report, "total_score"),
        _scheme(report, yardsticks),
    )


def _project_grade_by_score(report: Report, yardsticks: Yardsticks) -> Iterator[Comparison]:
    """Each project's grade against its score; one comparison for all where no scheme is printed.

    None where the report's own grade lacks the same scheme: one cause, one count.
    """
    check = "project-grade-by-score"
    scheme = _scheme(report, yardsticks)
    pairs = tuple(
        (
            key,
            figure(project, ("projects", key, "grade"), f"{project_name(key, project)}等级"),
            figure(project, ("projects", key, "score"), f"{project_name(key, project)}得分"),
        )
        for key, project in entries(report.projects).items()
        if isinstance(project.grade, str) and isinstance(project.score, Stated)
    )
    if pairs and scheme is None:
        if isinstance(report.self_evaluation.grade, str):
            return
        grades, scores = tuple(pair[1] for pair in pairs), tuple(pair[2] for pair in pairs)
        yield Comparison(
            check, "projects", Verdict.UNDECIDED, Operation.GRADE, grades, scores, reason=_NO_SCHEME
        )
        return
    for key, grade, score in pairs:
        yield _graded(check, key, grade, score, scheme)


def _graded(
    check: str, key: str, grade: Operand, score: Operand, scheme: _Scheme | None
) -> Comparison:
    reason = _NO_SCHEME if scheme is None else why_undecided((score,))
    if reason or scheme is None or not isinstance(score.figure, Stated):
        return Comparison(
            check, key, Verdict.UNDECIDED, Operation.GRADE, (grade,), (score,), reason=reason
        )
    fitting = _fitting(number(score.figure), scheme)
    verdict, reason = _weighed(str(grade.figure), fitting, scheme)
    label = f"按{scheme.whose}，得分所在的档次"
    bands = tuple(Operand(path, label, _in_words(band)) for path, band in fitting)
    return Comparison(
        check, key, verdict, Operation.GRADE, (grade,), (score, *bands), reason=reason
    )


def _fitting(score: Decimal, scheme: _Scheme) -> tuple[tuple[DocPath, GradeBand], ...]:
    """The bands that the score is in: one, if the scheme has neither gap nor overlap."""
    return tuple(
        (path, band)
        for path, band in scheme.bands
        if (low := _bound(band.at_least)) is None or score >= low
        if (high := _bound(band.below)) is None or score < high
    )


def _bound(limit: Reported[Decimal]) -> Decimal | None:
    """A printed limit; None where the band is open on that side."""
    return limit.value if isinstance(limit, Stated) else None


def _weighed(
    grade: str, fitting: tuple[tuple[DocPath, GradeBand], ...], scheme: _Scheme
) -> tuple[Verdict, str]:
    if len(fitting) != 1:
        where = "不在任何一档里" if not fitting else "同时落在几档里"
        return Verdict.UNDECIDED, f"按{scheme.whose}，得分{where}"
    printed, expected = _plain(grade), _plain(fitting[0][1].grade)
    if printed == expected:
        return Verdict.HOLDS, ""
    if _is_short_form(printed, expected):
        return Verdict.UNDECIDED, "等级的写法与标准里的不完全相同"
    if not scheme.is_printed and printed not in {_plain(band.grade) for _, band in scheme.bands}:
        return Verdict.UNDECIDED, f"{scheme.whose}里没有“{grade}”这一档"
    return Verdict.CONTRADICTS, ""


def _plain(grade: str) -> str:
    """The grade without 等次, 等级 and the like behind it."""
    text = grade.strip("“”\"' 　")
    return _ENDING.sub("", text) or text


def _is_short_form(first: str, second: str) -> bool:
    """优 beside 优秀."""
    return first.startswith(second) or second.startswith(first)


def _in_words(band: GradeBand) -> str:
    low, high = band.at_least, band.below
    parts = (
        f"≥{low.printed}" if isinstance(low, Stated) else "",
        f"＜{high.printed}" if isinstance(high, Stated) else "",
    )
    return f"{band.grade}：{'，'.join(part for part in parts if part)}".rstrip("：")


def _is_announced(report: Report, what: Announced) -> bool:
    announcements = entries(report.self_evaluation.announcements).values()
    return any(announcement.what is what for announcement in announcements)


def _bands_meet(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The printed bands cover every score once: each ends where the next one begins.

    Only the bands that the report prints; one comparison with an operand for each break.
    """
    bands = entries(report.self_evaluation.grade_bands)
    if len(bands) < 2:
        return
    rows = tuple(
        Operand((*_BANDS, key), band.grade, _in_words(band)) for key, band in bands.items()
    )
    ordered = sorted(bands.values(), key=_from_the_top)
    pairs = tuple(pairwise(ordered))
    is_open = any(not isinstance(upper.at_least, Stated) for upper, _ in pairs) or any(
        not isinstance(lower.below, Stated) for _, lower in pairs
    )
    breaks = tuple(
        Operand(_BANDS, f"{upper.grade}和{lower.grade}", line)
        for upper, lower in pairs
        if (line := _break(upper, lower))
    )
    verdict = Verdict.CONTRADICTS if breaks else Verdict.HOLDS
    if is_open and not breaks:
        verdict = Verdict.UNDECIDED
    yield Comparison(
        "bands-meet",
        "grade_bands",
        verdict,
        Operation.PRESENCE,
        rows,
        breaks,
        reason="有的分数线没有写" if verdict is Verdict.UNDECIDED else "",
    )


def _from_the_top(band: GradeBand) -> tuple[bool, Decimal]:
    """Highest limit first; the band without a lower limit is the last."""
    low = _bound(band.at_least)
    return low is None, -(low or Decimal(0))


def _break(upper: GradeBand, lower: GradeBand) -> str:
    """What is between two neighbouring bands that should meet; empty where they do."""
    low, high = upper.at_least, lower.below
    if not isinstance(low, Stated) or not isinstance(high, Stated) or low.value == high.value:
        return ""
    if low.value > high.value:
        return f"{high.printed} 到 {low.printed} 之间没有档次"
    return f"{low.printed} 到 {high.printed} 之间既是{upper.grade}又是{lower.grade}"


def _grade_repeated(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """A grade that the text names elsewhere against the concluded one.

    Without a concluded grade it is undecided, unless the report announced one: then its absence is
    counted as missing already.
    """
    evaluation = report.self_evaluation
    if not isinstance(evaluation.grade, str) and _is_announced(report, Announced.GRADE):
        return
    concluded = Operand(("self_evaluation", "grade"), "结论部分的等级", evaluation.grade)
    for key, stated in entries(evaluation.stated_grades).items():
        path = ("self_evaluation", "stated_grades", key, "name")
        elsewhere = Operand(path, stated.place, stated.name)
        verdict, reason = _alike(stated.name, evaluation.grade)
        yield Comparison(
            "grade-repeated",
            key,
            verdict,
            Operation.SAME,
            (concluded,),
            (elsewhere,),
            reason=reason,
        )


def _alike(elsewhere: str, concluded: object) -> tuple[Verdict, str]:
    if not isinstance(concluded, str):
        return Verdict.UNDECIDED, "结论部分没有写等级"
    first, second = _plain(elsewhere), _plain(concluded)
    if first == second:
        return Verdict.HOLDS, ""
    if _is_short_form(first, second):
        return Verdict.UNDECIDED, "两处等级的写法不完全相同"
    return Verdict.CONTRADICTS, ""


_VERDICTS: Final = frozenset({Verdict.HOLDS, Verdict.CONTRADICTS, Verdict.UNDECIDED})
_SOURCE: Final = "报告印出的标准；项目支出自评未印标准的，按财预〔2020〕10号"

GRADES_CHECKS: Final = (
    Check(
        "grade-by-score",
        "等级",
        "评价等级应是自评得分所在的那一档",
        "等级是按得分划出来的；只用报告自己印出的标准来看，没有印标准就无法判断。",
        _SOURCE,
        of_report=_grade_by_score,
        verdicts=_VERDICTS,
    ),
    Check(
        "project-grade-by-score",
        "等级",
        "每个项目的等级应是它的得分所在的那一档",
        "项目的等级是按得分划出来的；只用报告自己印出的标准来看。",
        _SOURCE,
        of_report=_project_grade_by_score,
        verdicts=_VERDICTS,
    ),
    Check(
        "bands-meet",
        "等级",
        "各档分数线应首尾相接，不留空也不重叠",
        "每个分数都应当正好属于一档。",
        of_report=_bands_meet,
        verdicts=_VERDICTS,
    ),
    Check(
        "grade-repeated",
        "等级",
        "正文各处写的等级应与结论一致",
        "同一份报告在不同地方写到等级时，应当是同一个。",
        of_report=_grade_repeated,
        verdicts=_VERDICTS,
    ),
)
