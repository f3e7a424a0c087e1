"""A report's page as headings, paragraphs and plain tables: what any publishing system takes.

Figures of charts stand in the tables beside them. A link that only the site has is made absolute;
where the site has no address yet, it becomes a note at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never
from urllib.parse import urljoin, urlsplit

from generator.model.site import Site
from generator.views import address
from generator.views.blocks import (
    Block,
    Bullets,
    Chart,
    ComparisonGroup,
    Facts,
    Folded,
    LinkCards,
    Paragraph,
    Quote,
    Section,
)
from generator.views.county_year.page import CountyYearPage
from generator.views.table import Cell, CellKind, Table
from generator.views.text import iso_date
from generator.views.words import Span, Tone, Words, link, words

_OF_THE_SITE: Final = frozenset({"citation"})
"""Sections that only make sense on the site: its files come as attachments."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 2 for a section, 3 for a part of it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a grid; figures are set to the right."""

    words: Words
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption; the first cell of a row is its heading."""

    caption: str
    columns: tuple[Slot, ...]
    rows: tuple[tuple[Slot, ...], ...]


Piece: TypeAlias = Heading | Line | Grid


def pieces(page: CountyYearPage, site: Site) -> tuple[Piece, ...]:
    """The whole article, in the order of the page."""
    writer = _Writer(page.address, site)
    sections = (each for each in page.sections if each.id not in _OF_THE_SITE)
    found = (
        Line(words(page.sub)),
        Line(writer.words(page.lead)),
        *(piece for section in sections for piece in writer.section(section)),
    )
    return (*found, _version(page, site), *writer.ending())


def _version(page: CountyYearPage, site: Site) -> Line:
    """Which data the article says, and where they are kept up to date."""
    where = address.absolute(page.address, site)
    return Line(
        words(
            f"数据日期 {iso_date(page.head.data_date)}，版本 {page.head.data_digest}",
            *(("，数据网页 ", link(where, where)) if where else ()),
            "。",
        )
    )


@dataclass(slots=True)
class _Writer:
    """Knows where the page's links lead to from elsewhere; collects the notes that are needed."""

    page: str
    site: Site
    notes: list[str] = field(default_factory=list)

    def section(self, section: Section) -> Iterator[Piece]:
        """A heading and what stands under it."""
        yield Heading(2, section.title)
        for block in section.blocks:
            yield from self._block(block)

    def ending(self) -> Iterator[Piece]:
        """The notes."""
        if self.notes:
            yield Heading(2, "注")
        for number, target in enumerate(self.notes, 1):
            yield Line(words(f"〔{number}〕见本数据网站的 {target}"))

    def words(self, found: Words) -> Words:
        """The words with links that work elsewhere, or with the numbers of notes."""
        return words(*(self._span(span) for span in found))

    def _span(self, span: Span) -> Span:
        if not span.href or urlsplit(span.href).scheme:
            return span
        if span.href.startswith("#"):
            return Span(span.text, span.tone)
        base = address.absolute(self.page, self.site)
        if base:
            return Span(span.text, span.tone, urljoin(base, span.href))
        target = urljoin(f"/{self.page}/", span.href)
        if target not in self.notes:
            self.notes.append(target)
        return Span(f"{span.text}〔{self.notes.index(target) + 1}〕", span.tone)

    def _block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Table():
                yield self._table(block)
                yield from (Line(self.words(note)) for note in block.notes)
            case Facts():
                items = block.items
                rows = tuple((Slot(words(e.name)), Slot(self.words(e.words))) for e in items)
                if rows:
                    yield Grid("", (), rows)
            case ComparisonGroup():
                yield from self._comparisons(block)
            case Chart():
                return
            case Paragraph() | Bullets() | Quote() | LinkCards() | Folded():
                yield from self._prose(block)
            case _:
                assert_never(block)

    def _prose(self, block: Paragraph | Bullets | Quote | LinkCards | Folded) -> Iterator[Piece]:
        match block:
            case Paragraph():
                yield Line(self.words(block.words))
            case Bullets():
                for number, item in enumerate(block.items, 1):
                    yield Line(words(f"（{number}）", self.words(item)))
            case Quote():
                yield Line(words(f"{block.label}：{block.text}"))
            case LinkCards():
                for card in block.items:
                    title = Span(card.title, href=card.href)
                    yield Line(self.words(words(title, f"　{card.line}")))
            case Folded():
                yield Heading(3, block.summary)
                yield from (Line(words(each.text)) for each in block.lines)

    def _comparisons(self, group: ComparisonGroup) -> Iterator[Piece]:
        yield Heading(3, f"{group.icon} {group.word}　{len(group.entries)}")
        for entry in group.entries:
            yield Line(words(Span(entry.sentence, Tone.STRONG)))
            for each in entry.lines:
                yield Line(words(f"{each.label}：", self.words(each.words)))

    def _table(self, table: Table) -> Grid:
        rows = (
            tuple(
                Slot(self._cell(cell), column.is_figure)
                for cell, column in zip(row.cells, table.columns, strict=True)
            )
            for row in table.rows
        )
        columns = tuple(Slot(words(each.title), each.is_figure) for each in table.columns)
        return Grid(table.caption, columns, tuple(rows))

    def _cell(self, cell: Cell) -> Words:
        tones = {CellKind.STATE: Tone.STATE, CellKind.COMPUTED: Tone.COMPUTED}
        text = Span(cell.text, tones.get(cell.kind, Tone.PLAIN), cell.href)
        marks = "".join(f"（{mark.icon} {mark.word}）" for mark in cell.marks)
        small = f"（{cell.small}）" if cell.small else ""
        return words(self.words((text,)), marks, small)
