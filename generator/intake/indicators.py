"""Targets and results in running text: numbers with a measure word, and what they measure.

Results are read first; a target finds its indicator by the words around it. What a target belongs
to is therefore inferred, and marked unless the words are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import Confidence, Draft, Reading
from generator.intake.paragraphs import Part
from generator.intake.passage import Passage, folded
from generator.intake.projects import Project, Projects, is_name, key_of
from generator.intake.scores import category_of
from generator.intake.sections import NUMBERING, Subject
from generator.intake.tokens import quantity_tokens

_STATUS: Final = re.compile(
    r"^(?P<name>(?:20\d\d年度?)?[^，；：。、（）%]{2,34}?(?:项目资金|项目经费|项目|工程|经费|资金|运行费|服务费|费))"
    r"(?:目标|任务|绩效)?(?:的)?(?:完成|实施|执行)情况(?:为)?(?P<end>[：。]|$)"
)
_LEADING: Final = re.compile(
    "^(?:已完成|今年以来|今年|全年|截至目前|其中|同时|并|共计|共|已|累计|完成|实现|开展了?|举办了?|组织了?|约|达到?|为|在|含|包含|发布了?)+"
)
_TRAILING: Final = re.compile("(?:共计|共|累计|达到?|约|为|了|等|的|各类|均|处于)+$")
_ALL: Final = re.compile(
    "(?P<v>(?:全部|均)(?:已|及时|进行|妥善)*(?:整改|完成|处置|落实|办结)(?:到位|完成)?)(?=[，。；]|$)"
)
_ALL_YEAR: Final = re.compile("保障(?P<v>全年)(?P<name>[^，。；各0-9]{3,12}?)召开")
_YEARLY: Final = re.compile(r"\d{4}年")
_MOST: Final = 200
"""Indicators of one list, and targets of a report: more is no report."""
_LONGEST_NAME: Final = 24
_ALIKE: Final = 4
"""Characters that the surroundings of a target and of a result must share, in pairs."""


@dataclass(frozen=True, slots=True)
class _Result:
    """An indicator with its result: where it stands in the draft and the words around it."""

    path: DocPath
    number: str
    measure: str
    around: str


@dataclass(slots=True)
class IndicatorReader:
    """Reads all results of a report, then its targets."""

    draft: Draft
    projects: Projects
    _results: list[_Result] = field(default_factory=list)
    _category: str = "未说明"
    _targets: int = 0

    def read(self, parts: tuple[Part, ...]) -> None:
        """Results of projects and of the whole agency, then what was aimed at."""
        self._read_results(parts)
        for part in parts:
            of = part.content
            if isinstance(of, Passage) and part.subject is Subject.GOALS and not part.is_heading:
                self._read_targets(of)

    def _read_results(self, parts: tuple[Part, ...]) -> None:
        for part in parts:
            of = part.content
            if not isinstance(of, Passage):
                continue
            project, start = self._project(of)
            self._note_category(of, part)
            if project or (part.subject is Subject.RESULTS and not part.is_heading):
                at: DocPath = (
                    ("projects", project.key, "indicators") if project else ("indicators",)
                )
                self._read_passage(of, start, at)

    def _note_category(self, of: Passage, part: Part) -> None:
        if len(of.text) < 30 and re.search("情况|指标", of.text):
            self._category = category_of(of.text)
        elif part.is_heading:
            self._category = "未说明"

    def _project(self, of: Passage) -> tuple[Project | None, int]:
        """The project whose results a passage tells, and where they begin."""
        number = NUMBERING.match(of.text)
        begin = number.end() if number else 0
        match = _STATUS.match(of.text[begin:])
        if not match or not is_name(match["name"]):
            return None, 0
        start = begin + match.end()
        told = re.search("完成情况(?:为)?：", of.text[start:])
        return self.projects.find(match["name"]), start + (told.end() if told else 0)

    def _read_passage(self, of: Passage, start: int, at: DocPath) -> None:
        name = ""
        for token in quantity_tokens(of.text):
            if token.start < start or self.draft.is_used(of, token.start, token.end):
                continue
            found = _name_before(of.text, max(token.begins, start), token.start)
            if found is None:
                continue
            name = f"{found}{_name_behind(of.text, token.end)}" or name
            if name:
                self._add(of, (token.start, token.end), at, name)
        for match in (*_ALL.finditer(of.text, start), *_ALL_YEAR.finditer(of.text, start)):
            last = match.groupdict().get("name") or f"{_last_name(self.draft, at)}的处理"
            if last != "的处理":
                self._add(of, match.span("v"), at, last)

    def _add(self, of: Passage, span: tuple[int, int], at: DocPath, name: str) -> None:
        start, end = span
        if len(self._results) >= _MOST:
            return
        text = of.text[start:end]
        path = (*at, key_of(name, self.draft.keys(at)))
        around = _around(of.text, start, end)
        self._put(of, span, (*path, "actual"), Confidence.MIDDLE)
        words = self.draft.readings[(*path, "actual")]
        self.draft.put((*path, "name"), Reading(name, words.where, words.words, Confidence.MIDDLE))
        if at == ("indicators",):
            kind = Reading(self._category, words.where, of.heading, Confidence.MIDDLE)
            self.draft.put((*path, "category"), kind)
        self._results.append(_Result(path, _number(text), _measure(text), around))

    def _read_targets(self, of: Passage) -> None:
        for token in quantity_tokens(of.text):
            self._targets += 1
            if self._targets > _MOST or self.draft.is_used(of, token.start, token.end):
                continue
            text = of.text[token.start : token.end]
            around = _around(of.text, token.start, token.end)
            best = self._best(text, around)
            if best is None:
                continue
            path = (*best.path, "target")
            is_same = best.number == _number(text) and _shared(around, best.around) >= 2 * _ALIKE
            doubt = "" if is_same else "目标和完成值按上下文对应"
            self._put(
                of,
                (token.start, token.end),
                path,
                Confidence.MIDDLE if is_same else Confidence.LOW,
                doubt,
            )

    def _best(self, text: str, around: str) -> _Result | None:
        """The indicator with the same measure whose surroundings are most like these."""
        measure = _measure(text)
        ranked = sorted(
            ((_shared(around, each.around), each.number == _number(text), -at, each)
             for at, each in enumerate(self._results)
             if each.measure == measure and self._is_free(each, text)),
            key=lambda found: found[:3],
            reverse=True,
        )  # fmt: skip
        if not ranked or ranked[0][0] < _ALIKE:
            return None
        return ranked[0][3]

    def _is_free(self, result: _Result, text: str) -> bool:
        """Whether an indicator has no target yet, or this very one."""
        known = self.draft.readings.get((*result.path, "target"))
        return known is None or folded(known.printed) == text

    def _put(
        self, of: Passage, span: tuple[int, int], path: DocPath, sure: Confidence, doubt: str = ""
    ) -> None:
        start, end = span
        self.draft.use(of, start, end)
        before = max(of.text.rfind(sign, 0, start) for sign in "，。；：") + 1
        words = of.printed(max(before, start - 24), min(end + 8, len(of.text)))
        reading = Reading(of.printed(start, end), of.where(start), words, sure, doubt)
        self.draft.put(path, reading, of.heading)


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 14) : start]}{text[end : end + 10]}"


def _name_before(text: str, begins: int, start: int) -> str | None:
    """The words before a number; None where they name another year."""
    clause = re.split("[，。；：（！？]", text[begins:start])[-1]
    clause = _TRAILING.sub("", _LEADING.sub("", re.sub("[“”《》]", "", clause).lstrip("、")))
    clause = NUMBERING.sub("", clause)
    if _YEARLY.search(clause):
        return None
    return clause[-_LONGEST_NAME:] if len(clause) > 1 else ""


def _name_behind(text: str, end: int) -> str:
    words = re.match(r"(?:的)?(?P<name>[^，。；：、（）\d]{2,12})", text[end:])
    return words["name"] if words else ""


def _last_name(draft: Draft, at: DocPath) -> str:
    keys = draft.keys(at)
    reading = draft.readings.get((*at, keys[-1], "name")) if keys else None
    return reading.printed.removesuffix("的处理") if reading else ""


def _number(text: str) -> str:
    return "".join(re.findall(r"[\d.万亿]+|[一二两三四五六七八九十]", text))


def _measure(text: str) -> str:
    """The measure word of a quantity, without 万 and 余."""
    text = re.sub(r"\d+天\*", "", text)
    return re.sub(r"[\d.,万亿余多]+|不少于|不低于|不超过|至少|[≥≤><约近各两三]", "", text)


def _shared(one: str, other: str) -> int:
    """How many pairs of characters two texts share."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    return len(pairs & {other[at : at + 2] for at in range(len(other) - 1)})
