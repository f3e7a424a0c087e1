"""What a draft says of its own values in comments: source, doubt, words to shorten, what is left.

Written by `generator/intake/yaml_text.py`; a file that a person wrote has none, or others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.findings import DocPath
from generator.intake.draft import OPEN
from generator.load.yaml_spans import Span, spans

_REMARK: Final = re.compile(r"[ \t]*#[ \t]*([^\r\n]*)")
_SOURCE: Final = re.compile(r"来源：(?P<where>[^“]*?) “(?P<words>.*)”；把握：(?P<sure>[高中低])")
_DOUBT: Final = re.compile(r"(?:^|；)请核对：(?P<doubt>.*)$")
_EXCERPT: Final = re.compile(r"[ \t]*# 原文，供概括（(?P<where>[^）]*)）：(?P<words>[^\r\n]*)")
_OPENS: Final = re.compile(r"[ \t]*[\w-]+:[ \t]*\r?\n")
_AGENDA: Final = re.compile(r"^# \d+\. (.*?)\r?$", re.MULTILINE)
_AGENDA_HEAD: Final = "# ---- 需要人来定的"


@dataclass(frozen=True, slots=True)
class Remark:
    """Where a value comes from, in which words, and what is doubtful; empty where nothing is said.

    `is_open`: a person must still decide; `excerpts` are what is to be shortened, with its places.
    """

    where: str = ""
    words: str = ""
    doubt: str = ""
    is_open: bool = False
    excerpts: tuple[tuple[str, str], ...] = ()

    @property
    def needs_look(self) -> bool:
        """Whether it is counted among what is still to be looked at."""
        return bool(self.doubt) or self.is_open


def remarks(text: str) -> dict[DocPath, Remark]:
    """The remark on each value that has one; a text does not begin with a byte order mark."""
    found = {path: _remark(text, span) for path, span in spans(text).items() if path}
    return {path: remark for path, remark in found.items() if remark != Remark()}


def agenda(text: str) -> tuple[str, ...]:
    """What a draft leaves to a person, as it stands at its end."""
    head, _, tail = text.partition(_AGENDA_HEAD)
    return tuple(_AGENDA.findall(tail)) if head else ()


def _remark(text: str, span: Span) -> Remark:
    is_open = text[span.start : span.end] == OPEN
    excerpts = _excerpts(text, span.start)
    behind = None if span.is_block else _REMARK.match(text, span.end)
    said = behind[1] if behind else ""
    source, doubt = _SOURCE.search(said), _DOUBT.search(said)
    return Remark(
        source["where"] if source else "",
        source["words"] if source else "",
        doubt["doubt"] if doubt else "",
        is_open,
        excerpts,
    )


def _excerpts(text: str, start: int) -> tuple[tuple[str, str], ...]:
    """The comment lines above the line in which a value, or the group it begins, is written."""
    found: list[tuple[str, str]] = []
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].lstrip().startswith("- "):
        return ()
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    line = above if _OPENS.match(text, above, line) else line
    while line > 0:
        above = text.rfind("\n", 0, line - 1) + 1
        match = _EXCERPT.match(text, above, line)
        if match is None:
            break
        found.append((match["where"], match["words"]))
        line = above
    return tuple(reversed(found))
