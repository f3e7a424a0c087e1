"""An original to a draft: every reader in its order, then what only the whole report shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.findings import DocPath
from generator.intake import stages
from generator.intake.draft import Confidence, Draft, Excerpt, Reading
from generator.intake.facts import read_facts
from generator.intake.flattened import with_tables
from generator.intake.grids import GridReader
from generator.intake.identity import read_documents, read_title, year_of
from generator.intake.indicators import IndicatorReader
from generator.intake.money import MoneyReader
from generator.intake.narrative import covered, offer
from generator.intake.original import Grid, Original
from generator.intake.paragraphs import Part, parts_of
from generator.intake.passage import Passage
from generator.intake.projects import Projects
from generator.intake.scores import read_scores
from generator.intake.sections import Subject
from generator.intake.tokens import money_tokens, quantity_tokens
from generator.intake.units import read_group, read_units
from generator.model.performance import Topic
from generator.model.reported import NOT_STATED

_NO_MONEY: Final = (Subject.PROBLEMS, Subject.MEASURES, Subject.GROUP, Subject.USE)
_MENTIONED: Final = re.compile(
    r"(?P<name>20\d\d年度?[^，。；：、（）“”]{4,40}?项目)(?=绩效|评价|自评|资金|实施)"
)
_MOST_LEFT: Final = 500
"""Figures without a place that are looked for; far fewer are listed."""
_UNITS: Final = ("万元", "亿元", "元")


@dataclass(frozen=True, slots=True)
class Read:
    """A draft, the year that it is of where that is certain, and figures that found no place."""

    draft: Draft
    title: str
    text: str
    year: str
    unplaced: tuple[Excerpt, ...]


def read(original: Original, topics: Mapping[str, Topic], year: str = "") -> Read:
    """Everything that can be read of an original."""
    blocks, refused = with_tables(original.blocks)
    parts = parts_of(Original(original.name, original.digest, blocks))
    draft, projects = Draft(), Projects()
    for line in refused:
        draft.refused.append(Excerpt(line.where, "表格散成了单独的行，看不出哪几格是一行，没有读"))
    read_title(parts, draft)
    year = year or year_of(parts, draft)
    if year:
        draft.put(("year",), Reading(year, "标题", "标题和正文写的年度"))
    _read_parts(parts, draft, projects, year)
    _read_only_project(draft, projects)
    IndicatorReader(draft, projects).read(parts)
    _read_mentioned(parts, draft, projects)
    offer(parts, draft)
    _finish(draft, projects, topics)
    title = draft.readings.get(("title",))
    text = "\n".join(part.content.text for part in parts if isinstance(part.content, Passage))
    return Read(
        draft,
        title.printed if title else "",
        text,
        year,
        tuple(islice(_unplaced(parts, draft), _MOST_LEFT)),
    )


def _read_parts(parts: tuple[Part, ...], draft: Draft, projects: Projects, year: str) -> None:
    money = MoneyReader(draft, projects, year)
    grids = GridReader(draft, projects, year)
    before = ""
    for part in parts:
        if isinstance(part.content, Grid):
            grids.read(part.content, part.heading, before)
            continue
        before = part.content.text
        read_documents(part.content, part.subject, draft)
        read_units(part.content, part.subject, draft)
        read_facts(part.content, part.subject, draft)
        read_scores(part.content, part.subject, draft)
        if part.subject not in _NO_MONEY:
            money.read(part.content)
        read_group(part.content, part.subject, draft)


def _read_only_project(draft: Draft, projects: Projects) -> None:
    """A report with one project that it does not name has that project's money all the same."""
    counted = draft.readings.get(("self_evaluation", "projects_count"))
    alone = counted is not None and counted.printed.replace(" ", "") == "1个"
    if not alone or projects.items:
        return
    for stage in (stages.INITIAL, stages.ADJUSTED, stages.RECEIVED, stages.EXECUTED, stages.RATE):
        found = draft.readings.get((*stages.PROJECT, stage))
        if found:
            doubt = "只有一个项目，没有写名称；金额与项目支出相同"
            again = Reading(found.printed, found.where, found.words, Confidence.LOW, doubt)
            draft.put(("projects", "xiangmu", stage), again)


def _read_mentioned(parts: tuple[Part, ...], draft: Draft, projects: Projects) -> None:
    """Where no project has money, one that the text names with its year is still one."""
    if projects.items or draft.keys(("projects",)):
        return
    for part in parts:
        of = part.content
        if not isinstance(of, Passage) or part.is_heading:
            continue
        for match in _MENTIONED.finditer(of.text):
            projects.named(of.printed(*match.span("name")), of.where(match.start()))


def _finish(draft: Draft, projects: Projects, topics: Mapping[str, Topic]) -> None:
    _join_left_over(draft, projects)
    unit = _unit_of(draft)
    draft.put(("unit",), Reading(unit, "全文", f"金额多以{unit}写出"))
    for path, reading in draft.readings.items():
        draft.readings[path] = _in_unit(path, reading, unit)
    for each in projects.items:
        own: DocPath = ("projects", each.key)
        draft.put((*own, "name"), Reading(each.name, each.where, each.name))
        for number, (name, where) in enumerate(each.others.items(), 1):
            at = (*own, "other_names", f"mingcheng-{number}")
            draft.put((*at, "name"), Reading(name, where, name))
            draft.put((*at, "place"), Reading(where, where, name))
    for key in draft.keys(("projects",)):
        named = draft.readings.get(("projects", key, "name"))
        draft.put(("projects", key, "topic"), _topic(named.printed if named else "", topics))


def _join_left_over(draft: Draft, projects: Projects) -> None:
    """甲 stands only where amounts are, 乙 only where results are, and all others stand in both."""
    with_money = [
        each for each in projects.items if _has(draft, each.key, stages.INITIAL, stages.EXECUTED)
    ]
    without = [each for each in projects.items if each not in with_money]
    unscored = [each for each in with_money if not _has(draft, each.key, "score", "indicators")]
    is_clear = len(without) == len(unscored) == 1 and len(with_money) > 2
    if not is_clear:
        return
    kept, other = unscored[0], without[0]
    for path in [path for path in draft.readings if path[:2] == ("projects", other.key)]:
        found = draft.readings.pop(path)
        doubt = f"原文这里写“{other.name}”，按剩下的一个对应到“{kept.name}”"
        moved = Reading(found.printed, found.where, found.words, Confidence.LOW, doubt)
        draft.put(("projects", kept.key, *path[2:]), moved)
    kept.others |= {other.name: other.where} | other.others
    projects.items.remove(other)


def _has(draft: Draft, key: str, *fields: str) -> bool:
    return any(path[:2] == ("projects", key) and path[2] in fields for path in draft.readings)


def _unit_of(draft: Draft) -> str:
    """The unit in which most amounts are printed."""
    money = [
        reading.printed
        for path, reading in draft.readings.items()
        if path[0] in ("spending", "funds", "projects", "withheld")
    ]
    counts = {unit: sum(_own_unit(text) == unit for text in money) for unit in _UNITS}
    return max(_UNITS, key=lambda unit: counts[unit])


def _own_unit(text: str) -> str:
    return next((unit for unit in _UNITS if text.endswith(unit)), "")


def _in_unit(path: DocPath, reading: Reading, unit: str) -> Reading:
    """An amount in the unit of the file loses it; any other keeps its own."""
    text = reading.printed
    if _own_unit(text) != unit or not re.match(r"[约近\d]", text) or path[-1] in ("name", "ground"):
        return reading
    kept = text[: -len(unit)].rstrip()
    return Reading(kept, reading.where, reading.words, reading.confidence, reading.doubt)


def _topic(name: str, topics: Mapping[str, Topic]) -> Reading:
    for key, topic in topics.items():
        words = topic.words if topic.words is not NOT_STATED else ()
        if isinstance(words, tuple) and any(word in name for word in words):
            return Reading(key, "", name, Confidence.LOW, "按项目名称里的词归类")
    return Reading("qita", "", name, Confidence.LOW, "从名称看不出类别")


def _unplaced(parts: tuple[Part, ...], draft: Draft) -> Iterator[Excerpt]:
    """Figures that stand in the original and in no field of the draft."""
    for part in parts:
        of = part.content
        if not isinstance(of, Passage) or part.is_heading:
            continue
        tokens = sorted(
            (*money_tokens(of.text), *quantity_tokens(of.text)), key=lambda each: each.start
        )
        for token in tokens:
            if not draft.is_used(of, token.start, token.end):
                draft.use(of, token.start, token.end)
                begin = max(of.text.rfind(sign, 0, token.start) for sign in "，。；：") + 1
                words = of.printed(max(begin, token.start - 20), min(token.end + 6, len(of.text)))
                yield Excerpt(of.where(token.start), covered(words))
