"""Words that nearly name a state: read as text they would be published as an answer.

Figures refuse such a word themselves; a field of text takes any, so this is a warning there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Finding, Level
from generator.load.yaml_tree import Document, scalars
from generator.model.reported import NOTHING_WORDS, STATE_WORDS

_WORDS: Final = (*STATE_WORDS, NOTHING_WORDS[0])
_MARKS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 12


def near_state_findings(document: Document, file: str) -> Iterator[Finding]:
    """Warnings for values that are a state's word but for one character, a space or a mark."""
    for path, value in scalars(document.tree):
        # No word of a state has a sign of ASCII, and nearly the same has at most one.
        if len(value) > _LONGEST or value.isascii() or value in _WORDS:
            continue
        bare = _MARKS.sub("", value)
        near = next((word for word in _WORDS if _is_near(bare, word)), None)
        if near:
            yield Finding(
                "state-misspelt",
                Level.WARNING,
                document.where(file, path),
                f"“{value}”会当作文字公布",
                f"是不是想写“{near}”？",
            )


def _is_near(text: str, word: str) -> bool:
    """The same characters in their places, but for one that is wrong, lacking or too many."""
    if abs(len(text) - len(word)) > (len(word) > 3):
        return False
    start = next(
        (i for i, pair in enumerate(zip(text, word, strict=False)) if pair[0] != pair[1]), None
    )
    if start is None:
        return True
    longer = max(len(text), len(word))
    return text[start + (len(text) == longer) :] == word[start + (len(word) == longer) :]
