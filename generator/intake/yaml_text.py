"""A draft as the text of a report file: keys in the form's order, each value with its source.

What was not found stands as 未说明, which the reader may say because it looked; where only a person
can say, 待核对 stands, which the loader refuses until it is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args, get_origin

from generator.findings import DocPath
from generator.intake.draft import OPEN, Draft, Excerpt, Reading
from generator.intake.narrative import covered
from generator.model.performance import Passage
from generator.model.record import Record
from generator.model.report import Report
from generator.model.reported import NOT_STATED_WORD
from generator.template.yaml_text import scalar

_LONGEST: Final = 70
_OPEN_GROUPS: Final = frozenset(
    {
        "agency",
        "staff",
        "funds",
        "spending",
        "self_evaluation",
        "narrative",
        "process",
        "disclosure",
        "provenance",
    }
)
"""Groups that are written out even where nothing was found in them."""
_OPTIONAL: Final = frozenset({"decision", "confidentiality_review", "length", "digest"})
_NEEDS: Final = frozenset(
    {
        "code",
        "year",
        "department",
        "title",
        "coverage",
        "coverage_note",
        "short_name",
        "original_file",
        "method",
        "transcribed_on",
        "checked_on",
        "original_digest",
    }
)
"""Fields that no report leaves unsaid: without a reading a person fills them in."""
_CONSTANT: Final = {
    "format": "1",
    "kind": "整体支出",
    "names_in_report": "未列姓名",
    "notes": "无",
    "corrections": "无",
    "part_of": "项目支出",
    "topic": "qita",
    "category": NOT_STATED_WORD,
    "unit": "万元",
}


def yaml_text(draft: Draft, schema: str, agenda: tuple[str, ...]) -> str:
    """The whole file; `schema` is the way to the schema that editors check with."""
    lines = [f"# yaml-language-server: $schema={schema}", *_record(Report, (), draft, 0)]
    return "\n".join([*lines, *_agenda(agenda)]) + "\n"


def _record(model: type[Record], path: DocPath, draft: Draft, depth: int) -> Iterator[str]:
    for name, field in model.model_fields.items():
        here = (*path, name)
        has_any = next(draft.below(here), None) is not None
        if name == "restated":
            yield from _restated(draft)
        elif field.is_required() or (has_any and name in _OPTIONAL):
            yield from _excerpts(draft.excerpts.get(here, []), depth)
            yield from _field(name, field.annotation, here, draft, depth)


def _field(
    name: str,
    kind: Any,  # the type of a field
    path: DocPath,
    draft: Draft,
    depth: int,
) -> Iterator[str]:
    pad = "  " * depth
    inner = tuple(draft.below(path))
    reading = draft.readings.get(path)
    item = get_args(kind)[1] if get_origin(kind) is dict else None
    is_group = isinstance(kind, type) and issubclass(kind, Record)
    if reading is not None:
        yield f"{pad}{name}: {scalar(reading.printed)}{_comment(reading)}"
    elif item is not None and inner:
        yield f"{pad}{name}:"
        for key in draft.keys(path):
            yield f"{pad}  {key}:"
            yield from _record(item, (*path, key), draft, depth + 2)
    elif is_group and (inner or name in _OPEN_GROUPS) and path not in draft.excerpts:
        yield f"{pad}{name}:"
        yield from _record(kind, path, draft, depth + 1)
    elif is_group and path in draft.excerpts:
        yield from _passage(name, path, draft, depth)
    elif inner and path not in draft.excerpts:
        yield f"{pad}{name}:"
        yield from (
            f"{pad}  - {scalar(draft.readings[each].printed)}{_comment(draft.readings[each])}"
            for each in inner
        )
    else:
        yield f"{pad}{name}: {_unread(name, path, draft)}"


def _passage(name: str, path: DocPath, draft: Draft, depth: int) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}{name}:"
    yield from _record(Passage, path, draft, depth + 1)


def _unread(name: str, path: DocPath, draft: Draft) -> str:
    if path in draft.excerpts:
        return f"{OPEN}  # 请把上面的原文概括成短句，每句一行，每句不超过 60 个字"
    if name in _CONSTANT:
        return _CONSTANT[name]
    if name in _NEEDS:
        return OPEN
    if name == "name" and path[0] != "projects":
        return OPEN
    return NOT_STATED_WORD


def _restated(draft: Draft) -> Iterator[str]:
    known = _figures(draft)
    items = [each for each in draft.again if known.get(each.path)]
    if items:
        yield "restated:"
    for number, each in enumerate(items, 1):
        yield f"  chongfu-{number}:"
        yield f"    path: {'.'.join(map(str, each.path))}"
        yield f"    printed: {scalar(each.reading.printed)}{_comment(each.reading)}"
        yield f"    place: {scalar(each.place)}"


def _figures(draft: Draft) -> Mapping[DocPath, bool]:
    """Which paths hold figures: only those can be restated."""
    return {path: is_figure(path, reading) for path, reading in draft.readings.items()}


def is_figure(path: DocPath, reading: Reading) -> bool:
    """Whether a reading is an amount, a rate, a count, a score or a date."""
    is_numeric = (
        re.match(r"[约近不≥≤]?\S{0,2}[\d一二两三四五六七八九十]", reading.printed) is not None
    )
    return is_numeric and path[0] in _WITH_FIGURES and path[-1] not in _TEXTS


_WITH_FIGURES: Final = frozenset(
    {
        "staff",
        "funds",
        "spending",
        "projects",
        "indicators",
        "self_evaluation",
        "assets",
        "three_public",
        "procurement",
        "agency",
        "withheld",
        "disclosure",
    }
)
_TEXTS: Final = frozenset(
    {
        "name",
        "grade",
        "place",
        "ground",
        "what",
        "topic",
        "nature",
        "full_name",
        "short_name",
        "channel",
        "principle",
        "scope",
        "reason",
        "subcategory",
        "category",
        "deviation_reason",
    }
)


def _excerpts(excerpts: list[Excerpt], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for each in excerpts:
        yield f"{pad}# 原文，供概括（{each.where}）：{one_line(each.words)}"


def _comment(reading: Reading) -> str:
    if not reading.where:
        return f"  # 请核对：{reading.doubt}" if reading.doubt else ""
    words = one_line(covered(reading.words))
    shown = f"…{words[-_LONGEST:]}" if len(words) > _LONGEST else words
    said = f"  # 来源：{reading.where} “{shown}”；把握：{reading.confidence.value}"
    return f"{said}；请核对：{one_line(reading.doubt)}" if reading.doubt else said


def one_line(text: str) -> str:
    """Words on one line, without what cannot be seen."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def _agenda(lines: tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield "# ---- 需要人来定的，按重要程度排列 ----"
    yield from (f"# {number}. {one_line(line)}" for number, line in enumerate(lines, 1))
