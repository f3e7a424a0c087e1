"""Names: one project goes by one name, and one name means one project.

Names are compared without their year, place prefix, 项目 ending, width, spaces and punctuation.
Near names are reported and never merged.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.checks.check import Check, Yardsticks
from generator.model.report import Report
from generator.model.reported import entries
from generator.model.verdict import Comparison, Operand, Operation, Verdict

_YEAR: Final = re.compile(r"^20\d\d年度?")
_PLACE: Final = re.compile("^(?:[区县市省州]本?级|[区县市])")
_ENDING: Final = re.compile("(?:专项)?项目(?:资金|经费)?$")
_NOISE: Final = re.compile(r"[\W_]+")

_NEAR_IN_TEN: Final = 6
"""Names are near if six tenths of their characters stand in both in the same order: 舆情监测服务
and 舆情监测直报 are, 退役士兵安置 and 涉军岗位工资 are not."""


def plain_name(name: str) -> str:
    """The name without what does not tell projects apart; never empty for a name with a word."""
    text = _NOISE.sub("", unicodedata.normalize("NFKC", name))
    for affix in (_YEAR, _PLACE, _ENDING):
        text = affix.sub("", text) or text
    return text


def is_near(first: str, second: str) -> bool:
    """Whether two plain names share most of their characters, or one may be short for the other."""
    if _is_short_for(first, second) or _is_short_for(second, first):
        return True
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    shared = 2 * sum(block.size for block in blocks)
    return shared * 10 >= _NEAR_IN_TEN * (len(first) + len(second))


def _is_short_for(short: str, full: str) -> bool:
    """Whether the characters stand in `full` in the same order: 网信经费, 网络安全和信息化经费."""
    rest = iter(full)
    return all(character in rest for character in short)


def _project_names_agree(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """The name in the list of projects against each other name recorded for the same project.

    Names that differ contradict, whichever way it is read: either one project is called two
    things, or the report's two lists do not hold the same projects. The sentence therefore speaks
    of names alone and leaves open whether they mean one project. A near name may be a short form,
    so it is undecided.
    """
    for key, project in entries(report.projects).items():
        if not isinstance(project.name, str):
            continue
        for other_key, other in entries(project.other_names).items():
            verdict, reason = _likeness(project.name, other.name)
            path = ("projects", key, "other_names", other_key, "name")
            yield Comparison(
                "project-names-agree",
                f"{key}.{other_key}",
                verdict,
                Operation.SAME,
                (Operand(("projects", key, "name"), "项目名称", project.name),),
                (Operand(path, other.place, other.name),),
                subject=project.name,
                reason=reason,
            )


def _likeness(name: str, other: str) -> tuple[Verdict, str]:
    first, second = plain_name(name), plain_name(other)
    if first == second:
        return Verdict.HOLDS, ""
    if is_near(first, second):
        return Verdict.UNDECIDED, "两处名称相近，报告没有写明是不是同一个项目"
    return Verdict.CONTRADICTS, ""


def _project_names_distinct(report: Report, _: Yardsticks) -> Iterator[Comparison]:
    """One comparison a report. A name listed twice is undecided: it may be one project or two."""
    named = tuple(
        Operand(("projects", key, "name"), "项目名称", project.name)
        for key, project in entries(report.projects).items()
        if isinstance(project.name, str)
    )
    if len(named) < 2:
        return
    counts = Counter(plain_name(str(operand.figure)) for operand in named)
    repeated = tuple(each for each in named if counts[plain_name(str(each.figure))] > 1)
    yield Comparison(
        "project-names-distinct",
        "projects",
        Verdict.UNDECIDED if repeated else Verdict.HOLDS,
        Operation.COUNT,
        repeated or named,
        expected=Decimal(len(named)),
        actual=Decimal(len(counts)),
        unit="个",
        reason="同一个名称列了不止一次，报告没有写明是不是同一个项目" if repeated else "",
    )


NAMES_CHECKS: Final = (
    Check(
        "project-names-agree",
        "名称",
        "报告各处写的项目名称应一致",
        "名称一致，才能把一个项目的钱和它做的事对上；两处名称不同时，本站不判断是不是同一个项目。",
        of_report=_project_names_agree,
        verdicts=frozenset({Verdict.HOLDS, Verdict.CONTRADICTS, Verdict.UNDECIDED}),
    ),
    Check(
        "project-names-distinct",
        "名称",
        "每个项目应有自己的名称",
        "两个项目用同一个名称时，看不出哪笔钱是哪一个的。",
        of_report=_project_names_distinct,
        verdicts=frozenset({Verdict.HOLDS, Verdict.UNDECIDED}),
    ),
)
