"""Passages for a person to shorten: offered as words of the original, never as values.

Political formulas are left out, names and personal numbers are covered, and the measure of a
passage that checks compare is taken from the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import OPEN, Draft, Excerpt, Reading
from generator.intake.paragraphs import Part
from generator.intake.passage import Passage
from generator.intake.sections import Subject
from generator.model.passage import measure

_FIELDS: Final[tuple[tuple[DocPath, frozenset[Subject]], ...]] = (
    (("agency", "duties"), frozenset({Subject.DUTIES})),
    (("narrative", "goals"), frozenset({Subject.GOALS})),
    (("narrative", "results"), frozenset({Subject.RESULTS})),
    (("narrative", "problems"), frozenset({Subject.PROBLEMS})),
    (("narrative", "measures"), frozenset({Subject.MEASURES})),
    (("narrative", "use_of_results"), frozenset({Subject.USE})),
    (("narrative", "other_matters"), frozenset({Subject.OTHER})),
    (("process", "organisation"), frozenset({Subject.PROCESS})),
)
_MEASURED: Final = frozenset({("narrative", "goals"), ("narrative", "results")})
_FORMULA: Final = re.compile(
    "习近平|新时代中国特色|党的[一二三]?十|重要思想|重要讲话|重要指示|两个维护|四个意识|四个自信|两个确立|政治站位"
    "|十个坚持|政治坚定|绝对忠诚|党中央"
)
_NOTHING: Final = re.compile(
    "^(?:（[一二三]）)?(?:无|无问题|没有问题|不存在问题|无改进措施(?:或建议)?|无其他(?:需要)?说明(?:的)?(?:情况|事项)?|暂无)[。]?$"
)
_PEOPLE: Final = re.compile(
    "(?P<post>(?:副?组长|成员|联系人|填报人|负责人|主任|副主任|书记|撰稿人)(?:由|为|：))(?P<who>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)(?=[，。；、（]|$)"
)
_PRIVATE: Final = re.compile(r"\d[\d\- ]{9,30}[\dXx]?|[\w.]{1,64}@[\w.]{1,64}")
_LONGEST: Final = 300


def offer(parts: Sequence[Part], draft: Draft) -> None:
    """Excerpts for every narrative field that the report has a section for."""
    for path, subjects in _FIELDS:
        told = [
            part.content
            for part in parts
            if part.subject in subjects
            and not part.is_heading
            and isinstance(part.content, Passage)
        ]
        if told:
            _offer(path, told, draft)


def _offer(path: DocPath, told: list[Passage], draft: Draft) -> None:
    if all(_NOTHING.match(each.text) for each in told):
        words = told[0].printed(0, len(told[0].text))
        draft.put(path, Reading("无", told[0].where(), words))
        return
    draft.excerpts[path] = [Excerpt(each.where(), shown(each)) for each in told]
    if path in _MEASURED:
        length, digest = measure("".join(each.raw for each in told))
        where = f"{told[0].where()}至{told[-1].where()}"
        for name, value in (("length", str(length)), ("digest", digest)):
            draft.put((*path, name), Reading(value, where, "这一部分的全文"))
        draft.put((*path, "summary"), Reading(OPEN, where, ""))


def shown(of: Passage) -> str:
    """The words of a passage as a comment may show them."""
    text = of.printed(0, len(of.text))
    sentences = re.findall("[^。；]+[。；]?", text)
    kept = "".join(
        each if not _FORMULA.search(each) else "（政治表述略，见原文）" for each in sentences
    )
    return covered(kept[: 2 * _LONGEST])[:_LONGEST]


def covered(text: str) -> str:
    """A text without the names that stand beside posts, and without personal numbers."""
    text = _PEOPLE.sub(lambda match: f"{match['post']}（姓名略）", text)
    return _PRIVATE.sub("（号码略）", text)
