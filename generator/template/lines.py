"""Several lines in one cell and back: a list has a mark before each of its lines.

A single text and a list of one text are read alike by the model and are two things in a file, so
the mark tells them apart. What is typed without marks is one text, or a list where it has lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_MARK: Final = "- "
_LOOKS_MARKED: Final = re.compile(r"\\*- ")
_ESCAPED: Final = re.compile(r"\\+- ")


def cell_text(value: str | Sequence[str]) -> str:
    """What stands in the cell; a single text that looks like a list gets a backslash before it."""
    if isinstance(value, str):
        return f"\\{value}" if _LOOKS_MARKED.match(value) else value
    return "\n".join(f"{_MARK}{line}" for line in value)


def lines_of(text: str) -> str | list[str] | None:
    """A single text or a list; None where some lines have the mark and others do not."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line]
    if not any(line.startswith(_MARK) for line in lines):
        return lines if len(lines) > 1 else _single("".join(lines))
    if not all(line.startswith(_MARK) for line in lines):
        return None
    return [line.removeprefix(_MARK) for line in lines]


def _single(text: str) -> str:
    return text[1:] if _ESCAPED.match(text) else text
