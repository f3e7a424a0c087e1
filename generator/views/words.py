"""Runs of words: who speaks, and where a word leads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Tone(Enum):
    """How a run of words is set: who speaks, that a state is named, that a line holds all of it."""

    PLAIN = "plain"
    STATE = "state"
    COMPUTED = "computed"
    STRONG = "strong"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words, with a link where `href` is set."""

    text: str
    tone: Tone = Tone.PLAIN
    href: str = ""


Words: TypeAlias = tuple[Span, ...]


def words(*parts: str | Span | Words) -> Words:
    """Strings and spans as one run of words."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return tuple(span for span in spans if span.text)


def state(text: str) -> Span:
    """The name of a state, in muted italics."""
    return Span(text, Tone.STATE)


def link(text: str, href: str) -> Span:
    """Words that lead somewhere."""
    return Span(text, href=href)
