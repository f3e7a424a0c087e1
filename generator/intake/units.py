"""The sections of an agency, and the posts of those who evaluated; never a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import Draft, Reading
from generator.intake.passage import Passage
from generator.intake.projects import key_of
from generator.intake.sections import Subject
from generator.intake.taking import take

_OFFICE: Final = (Subject.BASICS, Subject.DUTIES, Subject.ORGANISATION, Subject.STAFF)
_COUNT: Final = r"(?:[一二两三四五六七八九十]|\d+)个"
_NATURE: Final = "行政股室|内设机构|职能科室|内设科室|股室|科室|处室"
_COUNTED: Final = re.compile(
    rf"设(?:有|立)?(?P<list>[^。；：]{{3,200}}?)(?:共|等)?(?P<count>{_COUNT})(?P<nature>{_NATURE})"
)
_INSTITUTION: Final = re.compile(
    rf"(?:及|和|，)(?P<name>[^，。、；个]{{3,20}}?)(?P<count>{_COUNT})(?P<nature>事业单位)"
)
_ROOMS: Final = re.compile(
    "设(?P<rooms>[一二三四五六七八九十][室股科处])(?P<centres>[一二三四五]中心)?：(?P<list>[^。；]+)"
)
_BELOW: Final = re.compile(
    "下设(?:机构|事业单位|二级机构)(?P<name>[^，。（；]{3,24})(?:（(?P<nature>[正副]?[股科处]级)）)?"
)
_POST: Final = re.compile(
    "(?P<post>(?:(?:办公室|综合[室股科]|财务[室股科])(?=[主副]))?(?:常务)?副?(?:主任科员|主任|科长|股长|局长|部长|书记|处长|会计|出纳|科员|干部|组长))$"
)


def read_units(of: Passage, subject: Subject, draft: Draft) -> None:
    """What an agency is made of, as far as the text lists it."""
    if subject not in _OFFICE:
        return
    for match in _COUNTED.finditer(of.text):
        take(draft, of, match.span("count"), ("agency", "sections_count"))
        nature = match.span("nature") if match["nature"] != "内设机构" else None
        for span in _names(match["list"], match.start("list")):
            _add(of, span, "sections", nature, draft)
    for match in _INSTITUTION.finditer(of.text):
        take(draft, of, match.span("count"), ("agency", "institutions_count"))
        _add(of, match.span("name"), "institutions", match.span("nature"), draft)
    for match in _BELOW.finditer(of.text):
        nature = match.span("nature") if match["nature"] else None
        _add(of, match.span("name"), "institutions", nature, draft)
    for match in _ROOMS.finditer(of.text):
        _read_rooms(of, match, draft)


def _read_rooms(of: Passage, match: re.Match[str], draft: Draft) -> None:
    """设三室一中心：甲室、乙室、丙室和某中心."""
    take(draft, of, match.span("rooms"), ("agency", "sections_count"))
    if match["centres"]:
        take(draft, of, match.span("centres"), ("agency", "institutions_count"))
    for span in _names(match["list"], match.start("list")):
        kind = "institutions" if of.text[span[0] : span[1]].endswith("中心") else "sections"
        _add(of, span, kind, None, draft)


def _names(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans of a list; 和 divides only what ends as a section does."""
    for part in re.finditer("[^、]+", text):
        words = re.split("(?<=[室股科处）])和", part[0])
        at = start + part.start()
        for word in words:
            yield at, at + len(word)
            at += len(word) + 1


def _add(
    of: Passage, span: tuple[int, int], kind: str, nature: tuple[int, int] | None, draft: Draft
) -> None:
    at: DocPath = ("agency", kind)
    name = of.text[span[0] : span[1]]
    known = {
        draft.readings[path].printed.replace(" ", "") for path in draft.readings if path[:2] == at
    }
    if name in known:
        draft.use(of, *span)
        return
    path = (*at, key_of(name, draft.keys(at)))
    take(draft, of, span, (*path, "name"))
    if nature:
        take(draft, of, nature, (*path, "nature"))


def read_group(of: Passage, subject: Subject, draft: Draft) -> None:
    """A line of the list of those who evaluated: body and post, and that people were named."""
    if subject is not Subject.GROUP:
        return
    words = [word for line in of.raw.splitlines() for word in line.split()]
    match = _POST.search(words[-1]) if len(words) > 1 else None
    if match is None:
        return
    body = words[-1][: match.start()] or (words[-2] if len(words) > 2 else "")
    at: DocPath = ("process", "group")
    path = (*at, key_of(match["post"], draft.keys(at)))
    shown = f"{body}{match['post']}"
    draft.put((*path, "post"), Reading(match["post"], of.where(), shown))
    if body:
        draft.put((*path, "body"), Reading(body, of.where(), shown))
    draft.put(("process", "names_in_report"), Reading("列有姓名", of.where(), "（姓名不录）"))
    draft.use(of, 0, len(of.text))
