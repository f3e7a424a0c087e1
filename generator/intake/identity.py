"""What a report is called, which year it is of, and the documents that it quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import Confidence, Draft, Reading
from generator.intake.paragraphs import Part
from generator.intake.passage import Passage, folded
from generator.intake.projects import key_of
from generator.intake.sections import Subject
from generator.intake.taking import take

_ATTACHMENT: Final = re.compile(r"^附件\d{0,2}(?=：?$)")
_TITLE_END: Final = re.compile("报告(?:书)?$")
_YEAR: Final = re.compile(r"(20\d\d)(?:年度?|财年)")
_AGENCY: Final = re.compile(
    r"^(?:中共|中国共产党)?(?P<v>[^\d，。（]{2,30}?)(?:关于)?(?=20\d\d年|$)"
)
_TITLED: Final = re.compile(
    r"《(?P<title>[^《》]{2,60})》(?:（(?P<number>[^（）]{1,14}(?:〔|\[|（)\d{4}(?:〕|\]|）)\d+号)）)?"
)
_KIND: Final = re.compile("意见|通知|方案|办法|规定|条例|规程|细则|指引|法$")
_BEFORE: Final = re.compile(
    "(?:.*(?:根据|按照|依据|贯彻落实|贯彻|落实|严格落实|遵照|为|和|及|与|、|》|）))?(?P<issuer>[^，。；、]*)$"
)
_ISSUER: Final = re.compile("政府|委|局|部|厅|办|院|市委市政府")


def read_title(parts: Sequence[Part], draft: Draft) -> None:
    """The label of the attachment, and the title, which may stand on several lines."""
    lines = _opening(parts)
    if lines and (match := _ATTACHMENT.match(lines[0].text)):
        take(draft, lines[0], match.span(), ("attachment_label",))
        lines = lines[1:]
    last = next((at for at, each in enumerate(lines) if _TITLE_END.search(each.text)), None)
    if last is None or last > 3:
        return
    whole = lines[: last + 1]
    printed = "".join(each.printed(0, len(each.text)) for each in whole)
    for each in whole:
        draft.use(each, 0, len(each.text))
    doubt = "标题由几行连成" if len(whole) > 2 else ""
    sure = Confidence.LOW if doubt else Confidence.HIGH
    draft.put(("title",), Reading(printed, whole[0].where(), printed, sure, doubt))
    agency = _AGENCY.match("".join(each.text for each in whole))
    if agency and re.search("[省市县区旗州]", agency["v"]) and len(agency["v"]) > 4:
        draft.put(("agency", "short_name"), Reading(agency["v"], whole[0].where(), printed))


def _opening(parts: Sequence[Part]) -> list[Passage]:
    found: list[Passage] = []
    for part in parts:
        if not isinstance(part.content, Passage) or part.subject is not Subject.OPENING:
            break
        if re.search("[。；]", part.content.text):
            break
        found.append(part.content)
    return found


def year_of(parts: Sequence[Part], draft: Draft) -> str:
    """The year evaluated: the title's, else that which the text names most by far; or nothing."""
    title = draft.readings.get(("title",))
    named = set(_YEAR.findall(folded(title.printed))) if title else set()
    if len(named) == 1:
        return str(named.pop())
    texts = [part.content.text for part in parts if isinstance(part.content, Passage)]
    counts = Counter(year for text in texts for year in _YEAR.findall(text)).most_common(2)
    if counts and (len(counts) == 1 or counts[0][1] >= 3 * counts[1][1]):
        return str(counts[0][0])
    return ""


def read_documents(of: Passage, subject: Subject, draft: Draft) -> None:
    """Documents that the report rests on: 《…》 with a number, or of an official kind."""
    known = (Subject.OPENING, Subject.BASICS, Subject.DUTIES, Subject.PROCESS)
    if subject not in known:
        return
    for match in _TITLED.finditer(of.text):
        if not match["number"] and not _KIND.search(match["title"]):
            continue
        at: DocPath = ("documents",)
        title = of.printed(*match.span("title"))
        if any(draft.readings[p].printed == title for p in draft.readings if p[:1] == at):
            continue
        path = (*at, key_of(match["number"] or match["title"].removeprefix("关于"), draft.keys(at)))
        take(draft, of, match.span("title"), (*path, "title"))
        _read_issuer(of, match.start(), path, draft)
        if match["number"]:
            take(draft, of, match.span("number"), (*path, "number"))
        where = of.where(match.start())
        draft.put(
            (*path, "purpose"),
            Reading("自评的依据", where, title, Confidence.LOW, "用途由程序填写"),
        )


def _read_issuer(of: Passage, end: int, path: DocPath, draft: Draft) -> None:
    """The body named right before a document, without the verb before it."""
    begin = max(of.text.rfind(sign, 0, end) for sign in "，。；》）") + 1
    clause = of.text[begin:end]
    verb = re.match("(?:.*?)(?:根据|按照|依据|贯彻落实|严格落实|落实|贯彻|遵照)", clause)
    start = begin + (verb.end() if verb else len(clause) - len(clause.lstrip("和及与、")))
    issuer = of.text[start:end]
    if (
        3 <= len(issuer) <= 40
        and _ISSUER.search(issuer)
        and not re.search("为了|精神|工作|要求", issuer)
    ):
        take(draft, of, (start, end), (*path, "issuer"))
