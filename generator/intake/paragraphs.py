"""Lines to passages: sentences that were broken are whole again, each in its section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.intake.original import Block, Grid, Line, Original
from generator.intake.passage import Passage, folded, passage
from generator.intake.sections import Subject, is_numbered, subject_of

_ENDED: Final = re.compile("[。；：！？”》]$")
_LONGEST: Final = 1_500
"""Characters of a passage: a longer one is cut behind a sentence, so that no pattern runs long."""
_FULL_LINE: Final = 20
"""Characters from which a line without an end may be the first part of a sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage or a table, the section it stands in, and whether it is that section's heading."""

    subject: Subject
    content: Passage | Grid
    heading: str = ""
    is_heading: bool = False


def parts_of(original: Original) -> tuple[Part, ...]:
    """All of an original in its order."""
    found: list[Part] = []
    subject, heading = Subject.OPENING, ""
    for number, group in enumerate(_joined(original.blocks), 1):
        if isinstance(group, Grid):
            found.append(Part(subject, group, heading))
            continue
        whole = passage(number, [(line.where, line.text) for line in group])
        announced = subject_of(whole.text)
        if announced is not None and not _is_title(found, whole):
            subject, heading = announced, whole.printed(0, len(whole.text))
        is_heading = announced is not None
        found.append(Part(subject, replace(whole, heading=heading), heading, is_heading))
    return tuple(found)


def _is_title(before: list[Part], whole: Passage) -> bool:
    """The lines above the first sentence name the report; they open no section."""
    opening = all(each.subject is Subject.OPENING for each in before)
    return opening and not is_numbered(whole.text) and "报告" in whole.text


def _joined(blocks: tuple[Block, ...]) -> list[list[Line] | Grid]:
    groups: list[list[Line] | Grid] = []
    for block in blocks:
        if isinstance(block, Grid):
            groups.append(block)
            continue
        text = folded(block.text)
        if not text:
            continue
        last = groups[-1] if groups else None
        if isinstance(last, list) and _goes_on(last, block, text):
            last.append(block)
        else:
            groups.extend([each] for each in _cut(block))
    return groups


def _cut(line: Line) -> Iterator[Line]:
    """A line in pieces of a length that a paragraph has."""
    text = line.text
    while len(text) > _LONGEST:
        end = max(text.rfind(sign, 0, _LONGEST) for sign in "。；") + 1 or _LONGEST
        yield replace(line, text=text[:end])
        text = text[end:]
    yield replace(line, text=text)


def _goes_on(group: list[Line], line: Line, text: str) -> bool:
    """Whether a line is the rest of the sentence before it."""
    before = folded(group[-1].text)
    if sum(len(each.text) for each in (*group, line)) > _LONGEST:
        return False
    if group[-1].wraps:
        return not (is_numbered(text) and _ENDED.search(before))
    if group[-1].wraps is False or line.is_inset or is_numbered(text):
        return False
    if _ENDED.search(before) or before.endswith("报告") or subject_of(text):
        return False
    if len(group) == 1 and subject_of(before):
        return False
    return len(before) >= _FULL_LINE
