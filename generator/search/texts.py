"""The searchable text of a page: everything that its view says, in the order it is read.

Walks the view's own shapes, so that a new kind of block is found without being named here. What
a reader does not see (addresses, anchors, positions, sort keys) is left out by the field's name.
"""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator
from typing import Final

from generator.views.blocks import EntryLine, Page
from generator.views.words import Span

_UNSEEN: Final = frozenset(
    {
        *("address", "anchor", "head", "href", "id", "icon", "is_figure", "kind", "sort", "tone"),
        *("length", "value_at", "surplus", "surplus_at", "plain"),
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
    fields = [each.name for each in dataclasses.fields(page) if each.name not in _UNSEEN]
    named = [*_FIRST, *(each for each in fields if each not in (*_FIRST, _LAST)), _LAST]
    pieces = [
        piece for name in named if name in fields for piece in _piece(name, getattr(page, name))
    ]
    return "\n".join(filter(None, (" ".join(piece.split()) for piece in pieces)))


def _piece(name: str, value: object) -> Iterator[str]:
    if name == "markdown" and isinstance(value, str):
        yield from markdown_text(value).splitlines()
    elif name == _LAST and isinstance(value, tuple):
        yield from _said(value[1:])  # the first step is the home page, on every page
    else:
        yield from _said(value)


def _said(value: object) -> Iterator[str]:
    """The words of a view's value; a run of spans is one piece."""
    if isinstance(value, str | int):
        yield "" if isinstance(value, bool) else str(value)
    elif isinstance(value, tuple) and value and all(isinstance(each, Span) for each in value):
        yield "".join(each.text for each in value)
    elif isinstance(value, EntryLine):
        yield f"{value.label}：{''.join(each.text for each in value.words)}"
    else:
        for part in _parts(value):
            yield from _said(part)


def _parts(value: object) -> Iterator[object]:
    """What a group holds, or a view's shape where it is seen."""
    if isinstance(value, tuple):
        yield from value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in _UNSEEN:
                yield getattr(value, field.name)


def markdown_text(markdown: str) -> str:
    """The words of a hand-written page, without its marks."""
    text = _LINK.sub(r"\1", markdown)
    text = _TAIL.sub("", text)
    text = _MARKS.sub("", text)
    return html.unescape(_EMPHASIS.sub("", text))
