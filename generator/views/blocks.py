"""The shapes that pages are made of: words, tables, charts, cards, sections. All finished."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from generator.model.verdict import Verdict


class Tone(Enum):
    """How a run of words is set: who speaks, or that a state is named."""

    PLAIN = "plain"
    STATE = "state"
    COMPUTED = "computed"
    STRONG = "strong"


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


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict beside a figure; links to the comparison."""

    verdict: Verdict
    icon: str
    word: str
    href: str


class CellKind(Enum):
    """What a cell holds: words, a figure, a state, or a figure computed here."""

    TEXT = "text"
    FIGURE = "figure"
    STATE = "state"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `anchor` is the permalink of a figure, `small` a second line, `sort` its number."""

    text: str
    kind: CellKind = CellKind.TEXT
    href: str = ""
    anchor: str = ""
    small: str = ""
    sort: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `is_figure` columns are right-aligned on the decimal point."""

    title: str
    is_figure: bool = False
    plain: str = ""


class RowKind(Enum):
    """How a row is set: ordinary, part of the row above, total, or computed here."""

    ORDINARY = "ordinary"
    PART = "part"
    TOTAL = "total"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; the first is the row's heading."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ORDINARY


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption (which carries the unit) and notes below."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Words, ...] = ()
    is_sortable: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: label, printed value, and where it is drawn, in pixels.

    `surplus` is the length of an outline behind the bar; `value_at` where the value is written.
    """

    label: str
    value: str
    length: str
    value_at: str
    kind: str = "value"
    surplus: str = ""
    surplus_at: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars on one scale, as SVG with title and description; a table says the same."""

    id: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a paragraph; `is_small` sets explanations apart."""

    words: Words
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Words, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is said of it. `anchor` is a permalink."""

    name: str
    words: Words
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values in two columns."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A text to copy: a request, a citation."""

    id: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure: what, how much, one plain line; leads to its section."""

    title: str
    figure: str
    lines: tuple[str, ...]
    href: str
    kind: CellKind = CellKind.FIGURE
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A place or a page to go to, with one line about it."""

    title: str
    line: str
    href: str


@dataclass(frozen=True, slots=True)
class LinkCards:
    """Cards that lead on."""

    items: tuple[LinkCard, ...]


@dataclass(frozen=True, slots=True)
class StripItem:
    """How many comparisons got a verdict."""

    verdict: Verdict
    icon: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Counts by verdict, worst first, as one link."""

    items: tuple[StripItem, ...]
    lines: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One labelled line of a comparison."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class ComparisonEntry:
    """One comparison, unfolded: the sentence, both sides, the difference, notes, links."""

    anchor: str
    verdict: Verdict
    icon: str
    word: str
    sentence: str
    lines: tuple[EntryLine, ...]
    links: Words


@dataclass(frozen=True, slots=True)
class HoldsLine:
    """One comparison that holds, on one line."""

    anchor: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """The comparisons of one verdict."""

    verdict: Verdict
    icon: str
    word: str
    entries: tuple[ComparisonEntry, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """Lines that open on demand, without script."""

    summary: str
    verdict: Verdict
    lines: tuple[HoldsLine, ...]


Block: TypeAlias = (
    Paragraph
    | Table
    | Chart
    | Bullets
    | Facts
    | Quote
    | LinkCards
    | ComparisonGroup
    | Folded
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its stable id and what stands under it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from home."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands outside a page's text: title, description, government page tags, own data's date.

    `kind` is the page kind, for the theme. `data_date` and `data_digest` are of the page's own data.
    """

    title: str
    description: str
    kind: str
    column: str = ""
    data_date: str = ""
    data_digest: str = ""
    article: str = ""
    source: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has: its address, head, way from home, heading and sections."""

    address: str
    head: Head
    crumbs: tuple[Crumb, ...]
    heading: str
    sections: tuple[Section, ...] = field(default=())
    lead: Words = ()
    sub: str = ""
