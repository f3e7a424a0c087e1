"""Where a withdrawn thing is said once more: in the file, and on the page that is made of it.

A figure is found in whatever form it is written: `88.80`, `88.8`, `888,000 元`. What is too short
to be told from chance is not looked for, and the caller says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.reported import NOTHING_WORDS, STATE_WORDS

_NUMBER: Final = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\s?\d+)?")
_FACTORS: Final = (Decimal(1), Decimal(10_000), Decimal("0.0001"), Decimal(100), Decimal("0.01"))
"""元 and 万元, and a share beside its percentage."""
_LEAST_DIGITS: Final = 3
_LEAST_TEXT: Final = 2


@dataclass(frozen=True, slots=True)
class Sought:
    """Texts and figures to look for; `is_complete` is false where some were too short."""

    texts: frozenset[str]
    figures: frozenset[Decimal]
    is_complete: bool

    def is_in(self, line: str) -> bool:
        """Whether a line says one of them."""
        plain = _folded(line)
        return any(text in plain for text in self.texts) or any(
            number in self.figures for number in _numbers(plain)
        )


def sought(said: Iterable[str]) -> Sought:
    """What to look for, of the texts of the values that are withdrawn."""
    texts: set[str] = set()
    figures: set[Decimal] = set()
    is_complete = True
    for each in said:
        plain = _folded(each)
        if each in STATE_WORDS or each in NOTHING_WORDS or not plain:
            continue
        numbers = [number for number in _numbers(plain) if _digits(number) >= _LEAST_DIGITS]
        if _is_figure(plain):
            figures.update(number * factor for number in numbers for factor in _FACTORS)
            is_complete = is_complete and bool(numbers)
        elif len(plain) >= _LEAST_TEXT:
            texts.add(plain)
        else:
            is_complete = False
    return Sought(frozenset(texts), frozenset(figures), is_complete)


def lines_with(found: Sought, text: str) -> Iterator[int]:
    """The lines of a text, from one, that say any of it."""
    return (number for number, line in enumerate(text.splitlines(), 1) if found.is_in(line))


def _is_figure(plain: str) -> bool:
    """A number with at most a few characters of sign and unit around it."""
    return any(char.isdigit() for char in plain) and len(_NUMBER.sub("", plain)) <= 4


def _numbers(plain: str) -> Iterator[Decimal]:
    for found in _NUMBER.findall(plain):
        yield Decimal(re.sub(r"[,，\s]", "", found))


def _digits(number: Decimal) -> int:
    """How many digits make the number what it is: zeros at either end do not."""
    return len(str(number).replace(".", "").strip("0"))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
