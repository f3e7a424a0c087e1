"""Scores by category, grade bands, grades of parts, and what a report says that it will give."""

from __future__ import annotations

import re
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import Confidence, Draft, Reading
from generator.intake.passage import Passage
from generator.intake.projects import key_of
from generator.intake.sections import Subject
from generator.intake.taking import take

GRADES: Final = "优秀|良好|一般|较差|不合格|合格|优|良|中|差"
_POINTS: Final = r"\d+(?:\.\d+)?分?"
_BAND_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"得分(?:≥|>=)(?P<low>{_POINTS})(?:的)?为(?P<grade>{GRADES})(?=[，；。、”]|$)",
        rf"(?P<low>{_POINTS})(?:≤|<=)得分<(?P<high>{_POINTS})(?:的)?为(?P<grade>{GRADES})(?=[，；。、”]|$)",
        rf"得分<(?P<high>{_POINTS})(?:的)?为(?P<grade>{GRADES})(?=[，；。、”]|$)",
        rf"(?P<low>{_POINTS})(?:（含）)?[-—~至](?P<high>{_POINTS})(?:（不?含）)?(?:的)?为(?P<grade>{GRADES})(?=[，；。、”]|$)",
        rf"(?P<low>{_POINTS})(?:（含）)?(?:及)?以上(?:的)?为(?P<grade>{GRADES})(?=[，；。、”]|$)",
        rf"(?P<high>{_POINTS})(?:（不含）)?以下(?:的)?为(?P<grade>{GRADES})(?=[，；。、”]|$)",
    )
)
_CATEGORY: Final = re.compile(
    r"(?P<name>(?:项目)?(?:产出|(?:社会|经济)?效益|效果|(?:服务对象)?满意度|成本|预算执行率?)(?:指标|情况)?)"
    r"(?:（?(?:满分|权重|分值)(?:为)?(?P<points>\d+(?:\.\d+)?分)）?)?，?(?:自评)?(?:得分?|实得|为|：)*"
    r"(?P<score>\d+(?:\.\d+)?分)"
)
_KINDS: Final = (
    ("产出", "产出指标"),
    ("效益", "效益指标"),
    ("效果", "效益指标"),
    ("满意", "满意度指标"),
    ("成本", "成本指标"),
    ("执行", "预算执行率指标"),
)
_PART_GRADE: Final = re.compile(
    f"(?P<what>专项资金|项目资金)(?:绩效)?(?:评价)?(?:自评)(?:结果)?为(?P<grade>{GRADES})(?=[，。；]|$)"
)
_ANNOUNCED: Final = (
    (re.compile("给出总得分"), "总得分", ("self_evaluation", "total_score")),
    (re.compile("得出(?:综合)?(?:绩效)?评价等级"), "评价等级", ("self_evaluation", "grade")),
)


def category_of(text: str) -> str:
    """The first-level indicator that a word names; 未说明 for none."""
    return next((kind for word, kind in _KINDS if word in text), "未说明")


def read_scores(of: Passage, subject: Subject, draft: Draft) -> None:
    """Bands, categories, grades of parts and announcements of one passage."""
    _read_bands(of, draft)
    if subject is Subject.EVALUATION:
        for match in _CATEGORY.finditer(of.text):
            _take_category(of, match, draft)
        _read_announcements(of, draft)
    for match in _PART_GRADE.finditer(of.text):
        path: DocPath = ("self_evaluation", "stated_grades", key_of(match["what"], ()))
        take(draft, of, match.span("grade"), (*path, "name"))
        place = f"{of.heading}，说的是{match['what']}"
        reading = draft.readings[(*path, "name")]
        draft.put((*path, "place"), Reading(place, reading.where, reading.words))


def _take_category(of: Passage, match: re.Match[str], draft: Draft) -> None:
    at: DocPath = ("self_evaluation", "categories")
    path = (*at, key_of(match["name"], draft.keys(at)))
    take(draft, of, match.span("name"), (*path, "name"))
    kind = Reading(category_of(match["name"]), of.where(match.start()), match["name"])
    draft.put((*path, "category"), kind)
    if match["points"]:
        take(draft, of, match.span("points"), (*path, "points"))
    take(draft, of, match.span("score"), (*path, "score"))


def _read_bands(of: Passage, draft: Draft) -> None:
    found: list[re.Match[str]] = []
    for form in _BAND_FORMS:
        for match in form.finditer(of.text):
            if not any(a.start() < match.end() and match.start() < a.end() for a in found):
                found.append(match)
    at: DocPath = ("self_evaluation", "grade_bands")
    if len(found) < 3 or draft.keys(at):
        return
    for match in sorted(found, key=lambda each: each.start()):
        path = (*at, key_of(match["grade"], draft.keys(at)))
        take(draft, of, match.span("grade"), (*path, "grade"))
        for group, name in (("low", "at_least"), ("high", "below")):
            text = match.groupdict().get(group)
            if text and text.rstrip("分") not in ("100", "0"):
                take(draft, of, match.span(group), (*path, name))
            else:
                where = of.where(match.start())
                words = of.printed(*match.span())
                draft.put((*path, name), Reading("不适用", where, words, Confidence.HIGH))


def _read_announcements(of: Passage, draft: Draft) -> None:
    at: DocPath = ("self_evaluation", "announcements")
    for form, what, _ in _ANNOUNCED:
        match = form.search(of.text)
        if match and what not in (draft.readings[p].printed for p in draft.readings if p[:2] == at):
            path = (*at, key_of(what, draft.keys(at)))
            where, words = of.where(match.start()), of.printed(*match.span())
            draft.put((*path, "what"), Reading(what, where, words))
            ground = f"“{of.heading}”里写：{words}"
            draft.put((*path, "ground"), Reading(ground, where, words))
