"""The searchable text of a page: everything that its view says, in the order it is read.

Walks the view's own shapes, so that a new kind of block is found without being named here. What
a reader does not see (addresses, anchors, positions, sort keys) is left out by the field's name.
"""

from __future__ import annotations

import dataclasses
import html
import re
from typing import Final

from generator.views.blocks import EntryLine, Page
from generator.views.words import Span, Words

_UNSEEN: Final = frozenset(
    {
        *("address", "anchor", "head", "href", "id", "icon", "is_figure", "kind", "sort", "tone"),
        *("length", "value_at", "surplus", "surplus_at", "plain", "compare_href"),
    }
)
_FIRST: Final = ("heading", "sub", "lead", "cards", "strip", "sections", "markdown")
_LAST: Final = "crumbs"

_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_TAIL: Final = re.compile(r"\s*\{[^{}\n]*\}\s*$", re.MULTILINE)
_MARKS: Final = re.compile(
    r"^\s*(?:#{1,6}\s+|[-*+]\s+|\d+\.\s+|>\s?|\|?[\s|:-]+\|?$)", re.MULTILINE
)
_EMPHASIS: Final = re.compile(r"\*{1,3}|`+|(?<!\w)_{1,2}|_{1,2}(?!\w)|\\(?=[!-/:-@\[-`{-~])|\|")


def page_text(page: Page) -> str:
    """What the page says, one piece of it a line; the way from home comes last."""
    walk = _Walk()
    names = walk.seen(type(page))
    ordered = [*_FIRST, *(each for each in names if each not in (*_FIRST, _LAST)), _LAST]
    for name in ordered:
        if name in names:
            walk.part(name, getattr(page, name))
    return "\n".join(filter(None, (" ".join(piece.split()) for piece in walk.pieces)))


class _Walk:
    """The pieces said so far, and which fields of a shape are seen: each shape is asked once."""

    __slots__ = ("_fields", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._fields: dict[type, tuple[str, ...]] = {}

    def part(self, name: str, value: object) -> None:
        """A part of the page itself."""
        if name == "markdown" and isinstance(value, str):
            self.pieces += markdown_text(value).splitlines()
        elif name == _LAST and isinstance(value, tuple):
            self._said(value[1:])  # the first step is the home page, on every page
        else:
            self._said(value)

    def seen(self, shape: type) -> tuple[str, ...]:
        """The fields of a shape that a reader sees; none of what is no shape of a view."""
        if shape not in self._fields:
            named = dataclasses.fields(shape) if dataclasses.is_dataclass(shape) else ()
            self._fields[shape] = tuple(each.name for each in named if each.name not in _UNSEEN)
        return self._fields[shape]

    def _said(self, value: object) -> None:
        """The words of a view's value; a run of spans is one piece."""
        if isinstance(value, str):
            self.pieces.append(value)
        elif isinstance(value, tuple):
            if value and isinstance(value[0], Span):
                self.pieces.append(_run(value))
            else:
                for each in value:
                    self._said(each)
        elif isinstance(value, EntryLine):
            self.pieces.append(f"{value.label}：{_run(value.words)}")
        elif isinstance(value, int) and not isinstance(value, bool):
            self.pieces.append(str(value))
        else:
            for name in self.seen(type(value)):
                self._said(getattr(value, name))


def _run(spans: Words) -> str:
    return "".join(each.text for each in spans)


def markdown_text(markdown: str) -> str:
    """The words of a hand-written page, without its marks."""
    text = _LINK.sub(r"\1", markdown)
    text = _TAIL.sub("", text)
    text = _MARKS.sub("", text)
    return html.unescape(_EMPHASIS.sub("", text))
