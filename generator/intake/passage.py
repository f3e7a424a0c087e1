"""Words of an original folded for reading, each character with its way back.

Widths are folded, punctuation takes its Chinese form, white space and the debris of conversions
(LaTeX, bookmarks, Markdown emphasis) fall away, and what was broken over lines is one text. What
is kept of a value is always the slice of the original, not the folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CHINESE: Final = dict(zip(",:;()!?", "，：；（）！？", strict=True))
_ALIKE: Final = {"≦": "≤", "≧": "≥", "﹪": "%", "﹤": "<", "﹥": ">", "【": "〔", "】": "〕"}
_WIDE: Final = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_NARROW: Final = str.maketrans(
    _CHINESE | _ALIKE | {wide: _CHINESE.get(sign, sign) for wide, sign in _WIDE.items()}
)
_LATEX: Final = {
    r"\leq": "≤", r"\le": "≤", r"\leqslant": "≤", r"\geq": "≥", r"\ge": "≥", r"\geqslant": "≥",
    r"\%": "%", r"\lt": "<", r"\gt": ">", r"\times": "*", r"\sim": "~",
}  # fmt: skip
_DEBRIS: Final = re.compile(
    r"(?P<latex>\\(?:leqslant|geqslant|leq|geq|le|ge|lt|gt|times|sim)(?![A-Za-z])|\\%)"
    # Forty digits in a row are no figure, and would keep patterns busy.
    r"|(?P<nothing>\d{40,}|\[bookmark:[^\]\n]*\]|\$|\*\*|[\s\u200b-\u200f\u2060\ufeff\u00ad]+)"
)
_NUMBERED: Final = re.compile(r"\s*\d{1,2}(?P<dot>[.\uff0e])[ \t\u3000\u00a0]+(?=\d)")
"""`1. 50 万元`: the number of an item, not the figure 1.50."""
_GROUPED: Final = re.compile(r"(?<!\d)\d\n?\d?\n?\d?(?:\n?,\n?\d\n?\d\n?\d)+(?!\n?\d)")
"""`1,234,567`: a comma that Chinese text would turn into punctuation; a line may end inside."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph made whole: `text` to read, `raw` as printed, and the places of its parts."""

    number: int
    text: str
    raw: str
    offsets: tuple[int, ...]
    parts: tuple[tuple[int, str], ...]
    heading: str = ""

    def printed(self, start: int, end: int) -> str:
        """What is printed at a span of `text`, on one line."""
        if start >= end:
            return ""
        found = self.raw[self.offsets[start] : self.offsets[end - 1] + 1]
        return " ".join(re.sub(r"[ \t]*\n\s*", "", found).split())

    def where(self, start: int = 0) -> str:
        """The place in the original of a character of `text`."""
        at = self.offsets[start] if start < len(self.offsets) else 0
        return next((place for begin, place in reversed(self.parts) if begin <= at), "")


def passage(number: int, parts: list[tuple[str, str]], heading: str = "") -> Passage:
    """One passage of printed lines, each given as its place and its words."""
    raw = "\n".join(text for _, text in parts)
    places, begin = [], 0
    for where, text in parts:
        places.append((begin, where))
        begin += len(text) + 1
    text, offsets = _folded(raw)
    return Passage(number, text, raw, offsets, tuple(places), heading)


def folded(raw: str) -> str:
    """A text as it is read."""
    return _folded(raw)[0]


def _folded(raw: str) -> tuple[str, tuple[int, ...]]:
    signs = _signs(raw)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for debris in _DEBRIS.finditer(raw):
        kept.append(signs[at : debris.start()])
        offsets += range(at, debris.start())
        if debris["latex"]:
            kept.append(_LATEX[debris["latex"]])
            offsets.append(debris.start())
        at = debris.end()
    kept.append(signs[at:])
    offsets += range(at, len(raw))
    return "".join(kept), tuple(offsets)


def _signs(raw: str) -> str:
    """Each character as it is read, in its place."""
    signs = raw.translate(_NARROW)
    for group in _GROUPED.finditer(raw):
        start, end = group.span()
        signs = signs[:start] + signs[start:end].replace("，", ",") + signs[end:]
    numbered = _NUMBERED.match(raw)
    if numbered:
        dot = numbered.start("dot")
        signs = f"{signs[:dot]}、{signs[dot + 1 :]}"
    return signs
