"""Characters that may not stand in content, and those worth a word.

Refused: controls but for the line end, bidirectional and zero-width marks, tag characters,
surrogates, private use and non-characters: they change what a reader sees without being seen. So
does a pile of marks on one letter, in any script. Full-width digits are read, and marked with a
warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import DocPath, Finding, Level, SourceRef
from generator.load.yaml_tree import Document, scalars

_FORBIDDEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U00013430-\U00013455\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff]"
)
# Tibetan is left out: its letters stand below each other.
_COMBINING: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]{4,}"
)
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


def line_findings(text: str, file: str) -> Iterator[Finding]:
    """Errors on the characters of a text that is no YAML, one for each line."""
    for number, line in enumerate(text.split("\n"), 1):
        found = _FORBIDDEN.search(line) or _COMBINING.search(line)
        column = found.start() + 1 if found else 1
        yield from _forbidden(SourceRef(file, number, column), line)


def _of_value(document: Document, file: str, path: DocPath, value: str) -> Iterator[Finding]:
    where = document.where(file, path)
    yield from _forbidden(where, value)
    if _WIDE_DIGITS.search(value):
        yield Finding(
            "digits-full-width",
            Level.WARNING,
            where,
            f"“{value[:20]}”里有全角数字，按半角读取",
            "如果原文不是全角，请改成半角",
        )


def _forbidden(where: SourceRef, value: str) -> Iterator[Finding]:
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
