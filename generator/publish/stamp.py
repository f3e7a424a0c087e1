"""A page's HTML with gaps: what is the same on all pages of a shape, and where the rest goes.

Links to other parts of the site are gaps too, so that one skeleton serves pages at any depth.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final, TypeAlias

from markupsafe import escape

LINK: Final = "link "
"""Begins the name of a gap for a link; the path from home follows."""

TITLE: Final = "section title"
ANCHOR: Final = "section anchor"

_SIMPLE: Final = re.compile(r"\.|[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*/?")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a text goes, as it is or escaped."""

    name: str
    is_escaped: bool

    def filled(self, text: str) -> str:
        """The text as it stands in the page."""
        return str(escape(text)) if self.is_escaped else text


@dataclass(frozen=True, slots=True)
class Sections:
    """Where the list of sections goes: the same for each, and what stands between two of them."""

    each: tuple[str | Gap, ...]
    between: str

    def filled(self, sections: Sequence[tuple[str, str]]) -> str:
        """The list of these sections, each an id and a title."""
        return self.between.join(
            filled(self.each, {ANCHOR: f"#{anchor}", TITLE: title}) for anchor, title in sections
        )


Piece: TypeAlias = str | Gap | Sections


@dataclass(frozen=True)
class Skeleton:
    """The pieces of a page, in their order."""

    pieces: tuple[Piece, ...]

    @cached_property
    def folders(self) -> frozenset[str]:
        """The first parts of the paths that it links to: there links are shorter."""
        names = (each.name for each in self.pieces if isinstance(each, Gap))
        return frozenset(
            name.removeprefix(LINK).split("/", 1)[0] for name in names if name.startswith(LINK)
        )

    def at(self, address: str) -> Skeleton:
        """The skeleton of a page at an address: its links are text."""
        return Skeleton(tuple(joined(_linked(each, address) for each in self.pieces)))

    def filled(self, texts: Mapping[str, str], sections: Sequence[tuple[str, str]]) -> str:
        """The page. Its links have to be text already."""
        return "".join(
            each
            if isinstance(each, str)
            else each.filled(sections)
            if isinstance(each, Sections)
            else each.filled(texts[each.name])
            for each in self.pieces
        )


def filled(pieces: Sequence[str | Gap], texts: Mapping[str, str]) -> str:
    """The pieces with these texts in their gaps."""
    return "".join(
        each if isinstance(each, str) else each.filled(texts[each.name]) for each in pieces
    )


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with texts that follow each other as one."""
    for is_text, run in groupby(pieces, lambda each: isinstance(each, str)):
        if is_text:
            text = "".join(map(str, run))
            if text:
                yield text
        else:
            yield from run


def is_simple(path: str) -> bool:
    """Whether `relative` can link to the path: it goes down from home."""
    return bool(_SIMPLE.fullmatch(path))


def relative(path: str, address: str) -> str:
    """The link to a path from home, as the site builder writes it on the page at an address."""
    here = address.split("/") if address else []
    there = path.rstrip("/").split("/") if path != "." else []
    common = len(posixpath.commonprefix([here, there]))
    steps = [".."] * (len(here) - common) + there[common:]
    link = "/".join(steps) or "."
    return link + "/" if path.endswith("/") else link


def _linked(piece: Piece, address: str) -> Piece:
    if isinstance(piece, Gap) and piece.name.startswith(LINK):
        return piece.filled(relative(piece.name.removeprefix(LINK), address))
    return piece
