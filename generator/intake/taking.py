"""Taking what a pattern found in a passage into a draft: one small tool for all readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.findings import DocPath
from generator.intake.draft import Confidence, Draft, Reading
from generator.intake.passage import Passage
from generator.intake.sections import Subject


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where to look, for what, and where it goes: the group `v` of `form` to `path`."""

    path: DocPath
    form: re.Pattern[str]
    subjects: frozenset[Subject]
    sure: Confidence = Confidence.HIGH
    doubt: str = ""

    @property
    def is_of_whole(self) -> bool:
        """Whether it is the score or grade of the whole agency."""
        return self.path in (("self_evaluation", "total_score"), ("self_evaluation", "grade"))


def pattern(
    path: str, form: str, subjects: Iterable[Subject] = Subject, doubt: str = ""
) -> Pattern:
    """A row of a table of patterns; a `doubt` marks what it finds."""
    sure = Confidence.LOW if doubt else Confidence.HIGH
    return Pattern(tuple(path.split(".")), re.compile(form), frozenset(subjects), sure, doubt)


def read_patterns(table: Iterable[Pattern], of: Passage, subject: Subject, draft: Draft) -> None:
    """Everything that the rows for this subject find, and nothing that was read before."""
    for row in table:
        if subject not in row.subjects:
            continue
        for match in row.form.finditer(of.text):
            if not draft.is_used(of, *match.span("v")) and not _is_of_a_part(row, of, match):
                take(draft, of, match.span("v"), row.path, row.doubt)


def _is_of_a_part(row: Pattern, of: Passage, match: re.Match[str]) -> bool:
    """Whether a total's words stand in a clause on one project: 舆情监测项目自评得分 90 分."""
    begin = max(of.text.rfind(sign, 0, match.start()) for sign in "，。；：") + 1
    clause = of.text[begin : match.end()]
    return row.is_of_whole and re.search("项目|专项|指标", clause) is not None


def take(
    draft: Draft,
    of: Passage,
    span: tuple[int, int],
    path: DocPath,
    doubt: str = "",
    value: str = "",
) -> None:
    """Put what is printed at a span, or a `value` that says the same in the form's own word."""
    start, end = span
    draft.use(of, start, end)
    before = max(of.text.rfind(sign, 0, start) for sign in "，。；：") + 1
    sure = Confidence.LOW if doubt else Confidence.HIGH
    printed = of.printed(start, end)
    words = of.printed(max(before, start - 30), end)
    draft.put(path, Reading(value or printed, of.where(start), words, sure, doubt), of.heading)
