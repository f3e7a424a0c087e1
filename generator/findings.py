"""What is wrong with the files we keep: a place, a rule, a sentence and a way out.

A finding is about our files, never about what a report says (that is a comparison).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

_WIDE_SPACE: Final = "\u3000"

DocPath: TypeAlias = tuple[str | int, ...]
"""Keys from the root of one file to a value: `("projects", "yuqing-jiance", "executed")`."""


class Level(Enum):
    """An error stops the run before anything is written; a warning is printed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class SourceRef:
    """A place in a content file. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: `rule` is a kebab-case id, `message` and `hint` are Chinese sentences."""

    rule: str
    level: Level
    where: SourceRef
    message: str
    hint: str = ""

    def __str__(self) -> str:
        tail = f"。{self.hint}" if self.hint else ""
        return visible(f"{self.where}: {self.level.value}[{self.rule}] {self.message}{tail}")


def visible(text: str) -> str:
    """The text on one line, with what cannot be seen written as its code point: `⟨U+202E⟩`.

    What a keeper wrote is quoted in findings; a terminal must show it and not obey it.
    """
    return "".join(
        sign if sign.isprintable() or sign == _WIDE_SPACE else f"⟨U+{ord(sign):04X}⟩"
        for sign in text
    )


def dotted(path: DocPath) -> str:
    """The path as keepers of content read it: `projects.yuqing-jiance.executed`."""
    return ".".join(str(step) for step in path)


def in_file_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings sorted by file, line, column and rule: the same on every machine."""
    return tuple(sorted(findings, key=lambda each: (each.where, each.rule, each.message)))
