"""Characters that may not stand in content, and those worth a word.

Refused: controls, bidirectional and zero-width marks, tag characters, surrogates, private use and
non-characters: they change what a reader sees without being seen. Full-width digits are read, and
marked with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import DocPath, Finding, Level
from generator.load.yaml_tree import Document, scalars

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_COMBINING: Final = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{4,}")
_WIDE_DIGITS: Final = re.compile("[\uff10-\uff19]")
_SUSPECT: Final = re.compile(
    rf"{_FORBIDDEN.pattern}|{_COMBINING.pattern}|{_WIDE_DIGITS.pattern}|\\"
)


def character_findings(document: Document, text: str, file: str) -> Iterator[Finding]:
    """Findings on the characters of all values; quick where the text has none to suspect."""
    if not _SUSPECT.search(text):
        return
    for path, value in scalars(document.tree):
        yield from _of_value(document, file, path, value)


def _of_value(document: Document, file: str, path: DocPath, value: str) -> Iterator[Finding]:
    where = document.where(file, path)
    forbidden = _FORBIDDEN.search(value)
    if forbidden:
        yield Finding(
            "character-forbidden",
            Level.ERROR,
            where,
            f"第 {forbidden.start() + 1} 个字符 U+{ord(forbidden[0]):04X} 看不见或会改变显示顺序",
            "删去这个字符，重新键入这段文字",
        )
    elif _COMBINING.search(value):
        yield Finding(
            "character-combining", Level.ERROR, where, "这里的附加符号叠得太多", "重新键入这段文字"
        )
    if _WIDE_DIGITS.search(value):
        yield Finding(
            "digits-full-width",
            Level.WARNING,
            where,
            f"“{value[:20]}”里有全角数字，按半角读取",
            "如果原文不是全角，请改成半角",
        )
