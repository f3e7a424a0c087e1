"""The pieces of a page's text that are indexed, and that a query is looked up by.

Every character, every pair, three characters where two of them are figures or letters, four that
are all of a figure, and every longer figure whole: `355` and `5.5` are on many pages, `55.5` on
fewer, the figure 355.53 on few.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from generator.search.fold import fold

FIGURE: Final = "\x01"
"""Stands before a whole figure. A control character, which no content may hold."""

_N = "[0-9a-z.%,-]"
_NARROW: Final = re.compile(f"(?=({_N}{_N}.|{_N}.{_N}|.{_N}{_N}))", re.DOTALL)
_FOUR: Final = re.compile("(?=([0-9.,%]{4}))")
_FIGURES: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_END: Final = "\x02"
"""Stands for the end of a line while figures are read; no content may hold it either."""

_SHORTEST: Final = 4
"""A figure of three characters is a piece of three anyway."""


def grams(text: str) -> set[str]:
    """All pieces of a page's text, which is not folded yet.

    Lines are read on from one to the next, as a query that was copied across them is; figures
    are also read line by line, because two cells side by side are two figures.
    """
    by_line = fold(text.replace("\n", _END))
    folded = by_line.replace(_END, "")
    found = set(folded)
    found.update(map("".join, pairwise(folded)))
    found.update(_NARROW.findall(folded))
    found.update(_FOUR.findall(folded))
    found.update(
        FIGURE + figure
        for part in (folded, by_line)
        for figure in _FIGURES.findall(part)
        if len(figure) >= _SHORTEST
    )
    return found
