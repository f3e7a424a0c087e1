"""The pieces of a page's text that are indexed, and that a query is looked up by.

Every character, every pair, three characters where two of them are figures or letters, four that
are all of a figure, and every longer figure whole: `355` and `5.5` are on many pages, `55.5` on
fewer, the figure 355.53 on few. `cutting` does the same for many pages at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final

from generator.search.fold import fold

FIGURE: Final = "\x01"
"""Stands before a whole figure. A control character, which no content may hold."""

NARROW: Final = "0123456789abcdefghijklmnopqrstuvwxyz.%,-"
"""Characters of which two make a piece of three."""

OF_FIGURES: Final = "0123456789.,%"
"""Characters of which four make a piece."""

_N: Final = f"[{re.escape(NARROW)}]"
_THREE: Final = re.compile(f"(?=({_N}{_N}.|{_N}.{_N}|.{_N}{_N}))", re.DOTALL)
_FOUR: Final = re.compile(f"(?=([{OF_FIGURES}]{{4}}))")
_FIGURES: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_END: Final = "\x02"
"""Stands for the end of a line while figures are read; no content may hold it either."""

_SHORTEST: Final = 4
"""A figure of three characters is a piece of three anyway."""

_REACH: Final = 3
"""A piece that begins so many characters before a change may still hold some of it."""


def grams(text: str) -> set[str]:
    """All pieces of a page's text, which is not folded yet.

    Lines are read on from one to the next, as a query that was copied across them is; figures
    are also read line by line, because two cells side by side are two figures.
    """
    joined, by_line = folded(text)
    return {*windows(joined), *figures(joined, by_line)}


def folded(text: str) -> tuple[str, str]:
    """The folded text, its lines read on; and the same with the ends of lines kept."""
    by_line = fold(text.replace("\n", _END))
    return by_line.replace(_END, ""), by_line


def windows(joined: str) -> set[str]:
    """The pieces of one to four characters of a folded text."""
    found = set(joined)
    found.update(map("".join, pairwise(joined)))
    found.update(_THREE.findall(joined))
    found.update(_FOUR.findall(joined))
    return found


def figures(joined: str, by_line: str) -> set[str]:
    """The whole figures of a folded text, marked as such."""
    found = {*_FIGURES.findall(joined), *_FIGURES.findall(by_line)}
    return {FIGURE + figure for figure in found if len(figure) >= _SHORTEST}


def changed_grams(old: str, new: str) -> tuple[set[str], set[str]]:
    """The pieces that only the new text has, and those that only the old one had.

    Only what stands around changed lines is cut: a list of thousands of lines changes in one.
    """
    sides = [folded(text) for text in (old, new)]
    (before, _), (after, _) = sides
    lost = _around_changes(old, sides[0], new)
    came = _around_changes(new, sides[1], old)
    old_figures, new_figures = (figures(*side) for side in sides)
    added = {gram for gram in came if gram not in before} | new_figures - old_figures
    removed = {gram for gram in lost if gram not in after} | old_figures - new_figures
    return added, removed


def _around_changes(text: str, side: tuple[str, str], other: str) -> set[str]:
    """The pieces around those lines of `text` whose neighbourhood `other` does not have.

    `side` is the text folded.
    """
    lines, left = text.split("\n"), Counter(_neighbours(other.split("\n")))
    joined, by_line = side
    ends = list(accumulate(map(len, by_line.split(_END))))
    found: set[str] = set()
    for number, pair in enumerate(_neighbours(lines)):
        if left[pair]:
            left[pair] -= 1
            continue
        first = ends[number - 2] if number > 1 else 0
        last = ends[min(number, len(ends) - 1)]
        found |= windows(joined[max(0, first - _REACH) : last + _REACH])
    return found


def _neighbours(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with the one after it; the first and the last also alone."""
    return pairwise(["", *lines, ""])
