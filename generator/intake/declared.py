"""What a report declares in set phrases: how many projects, what is withheld, what is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.findings import DocPath
from generator.intake import stages
from generator.intake.draft import Draft
from generator.intake.passage import Passage
from generator.intake.taking import take

COUNTED: Final = re.compile(
    r"(?P<evaluated>评价(?:的)?)?(?:预算|专项|自评)*项目(?:共计?|共有|总数)?(?:为)?(?P<count>\d+个)"
)
"""项目 2 个: how many projects there are, or were evaluated."""

_AGAIN: Final = re.compile(r"(?P<v>\d+个)(?:大)?(?:专项)?(?:预算)?(?:项目|专项工作)")
_WITHHELD: Final = re.compile(
    r"(?P<name>其余|另有|其他)(?P<amount>[\d,]+(?:\.\d+)?(?:万元|亿元|元))[^，。]{0,8}，?因"
    r"(?P<reason>[^，。]{2,20})，?(?:依法|按规定)?不予公开"
)
_NONE: Final = re.compile(
    "(?P<v>未安排|无)(?P<what>[^，。；]{4,16}?)(?P<side>预算支出|收入|支出|预算)(?=[，。；]|$)"
)
_NOTHING_LEFT: Final = re.compile("(?P<v>无)(?:结转(?:和|、|及)?结余|结转|结余)(?=[，。；]|$)")


def count_path(match: re.Match[str]) -> DocPath:
    """The field of a count of projects."""
    return ("self_evaluation", "evaluated_count" if match["evaluated"] else "projects_count")


def read_counts(of: Passage, draft: Draft) -> None:
    """How many projects; the same number in another phrase is the same said again."""
    for match in COUNTED.finditer(of.text):
        take(draft, of, match.span("count"), count_path(match))
    path: DocPath = ("self_evaluation", "projects_count")
    known = draft.readings.get(path)
    for match in _AGAIN.finditer(of.text):
        is_same = known is not None and known.printed.replace(" ", "") == match["v"]
        if is_same and not draft.is_used(of, *match.span("v")):
            take(draft, of, match.span("v"), path)


def read_withheld(of: Passage, draft: Draft) -> None:
    """其余 63.77 万元，因内容涉密，依法不予公开."""
    for match in _WITHHELD.finditer(of.text):
        for name in ("name", "amount", "reason"):
            take(draft, of, match.span(name), ("withheld", "qiyu", name))
        draft.use(of, *match.span())


def read_nothing(of: Passage, draft: Draft) -> None:
    """未安排政府性基金预算，无政府性基金预算支出；无结转结余."""
    for match in _NONE.finditer(of.text):
        found = stages.line_in(match["what"])
        is_planned = match["side"] in ("预算", "收入")
        if found is None or found.path[0] != "funds" or is_planned != (match["v"] == "未安排"):
            continue
        field = "income_budget" if is_planned else "executed"
        take(draft, of, match.span("v"), (*found.path, field))
    for match in _NOTHING_LEFT.finditer(of.text):
        take(draft, of, match.span("v"), stages.CARRIED)


def keep_label(of: Passage, at: int, clause: str, draft: Draft, *, is_adjusted: bool) -> None:
    """The report's own word for its budget figures; two where a sentence has two stages."""
    line = stages.line_in(clause)
    if line and not line.stage:
        gap = "，" * (line.end - line.start)
        clause = f"{clause[: line.start]}{gap}{clause[line.end :]}"
    span = stages.budget_label_in(clause)
    if span is None:
        return
    start, end = at + span[0], at + span[1]
    known = draft.readings.get(("budget_label",))
    if known is None:
        take(draft, of, (start, end), ("budget_label",))
    elif known.where == of.where(at) and is_adjusted:
        words = of.printed(start, end)
        if words not in known.printed:
            both = replace(known, printed=f"{known.printed}、{words}")
            draft.readings["budget_label",] = both
