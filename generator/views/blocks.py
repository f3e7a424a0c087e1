"""The shapes that pages are made of: words, tables, charts, cards, sections. All finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.model.verdict import Verdict
from generator.views.table import CellKind, Mark, Table
from generator.views.words import Words


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
    Paragraph | Table | Chart | Bullets | Facts | Quote | LinkCards | ComparisonGroup | Folded
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
    """What stands outside a page's text: title, description, government page tags, data's date.

    `kind` is the page kind, for the theme. `data_date` and `data_digest` are its data's. `feed`
    leads to the page's feed; `structured` is what the page says to programs, as schema.org does.
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
    feed: str = ""
    structured: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has: its address, head, way from home, heading and sections.

    `is_part`: it holds rows of a longer list, and says nothing that the reports' pages do not say.
    `is_gone`: it stands where something was taken down; neither search nor site map leads to it.
    """

    address: str
    head: Head
    crumbs: tuple[Crumb, ...]
    heading: str
    sections: tuple[Section, ...] = field(default=())
    lead: Words = ()
    sub: str = ""
    is_part: bool = False
    is_gone: bool = False
