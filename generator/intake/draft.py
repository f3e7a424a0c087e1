"""What was read of an original: values at their paths, each with words, place and confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from generator.findings import DocPath
from generator.intake.passage import Passage

OPEN: Final = "待核对"
"""What stands where a person must decide; the loader refuses it until then."""


_MOST_AGAIN: Final = 200
"""Second printings that are kept; a report has a dozen."""


class Confidence(Enum):
    """How surely a value belongs where it was put."""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as printed, the words it stands in, and what speaks against it.

    A reading with a `doubt` is marked in the draft; a person looks at it before anything else.
    """

    printed: str
    where: str
    words: str
    confidence: Confidence = Confidence.HIGH
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """A value that the report prints once more."""

    path: DocPath
    reading: Reading
    place: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the original for a person to shorten: offered, never a value."""

    where: str
    words: str


@dataclass(slots=True)
class Draft:
    """Collects readings; the first printing of a value is the value, later ones are restated."""

    readings: dict[DocPath, Reading] = field(default_factory=dict)
    again: list[Again] = field(default_factory=list)
    excerpts: dict[DocPath, list[Excerpt]] = field(default_factory=dict)
    used: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    refused: list[Excerpt] = field(default_factory=list)

    def put(self, path: DocPath, reading: Reading, place: str = "") -> None:
        """Keep a reading; where the path has one from another place, as a second printing."""
        first = self.readings.get(path)
        if first is None:
            self.readings[path] = reading
        elif first.where != reading.where and len(self.again) < _MOST_AGAIN:
            self.again.append(Again(path, reading, place or reading.where))
        elif first.where == reading.where and first.printed != reading.printed:
            self.readings[path] = Reading(
                first.printed,
                first.where,
                first.words,
                Confidence.LOW,
                f"同一处还有另一个数 {reading.printed}",
            )

    def use(self, of: Passage, start: int, end: int) -> None:
        """Note that a span was read."""
        self.used.setdefault(of.number, []).append((start, end))

    def is_used(self, of: Passage, start: int, end: int) -> bool:
        """Whether any part of a span was read."""
        return any(a < end and start < b for a, b in self.used.get(of.number, ()))

    def below(self, path: DocPath) -> Iterator[DocPath]:
        """The paths of all readings and excerpts at or below a path."""
        size = len(path)
        yield from (each for each in (*self.readings, *self.excerpts) if each[:size] == path)

    def keys(self, path: DocPath) -> list[str]:
        """The keys of a list of items, in the order in which they were read."""
        return list(dict.fromkeys(str(each[len(path)]) for each in self.below(path)))
