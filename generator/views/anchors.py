"""The anchors of a page: where a link to a figure can lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import DocPath, dotted
from generator.views.blocks import Block, Facts, Section
from generator.views.table import Table


def anchors(sections: Iterable[Section]) -> frozenset[str]:
    """Every anchor that the sections set: of headings, tables, cells and facts."""
    return frozenset(name for section in sections for name in _of_section(section) if name)


def nearest(path: DocPath, known: frozenset[str]) -> str:
    """The anchor of a value, or of the nearest group around it that has one; else empty."""
    for length in range(len(path), 0, -1):
        name = dotted(path[:length])
        if name in known:
            return name
    return ""


def _of_section(section: Section) -> Iterator[str]:
    yield section.id
    for block in section.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield block.id
        for row in block.rows:
            yield from (cell.anchor for cell in row.cells)
    elif isinstance(block, Facts):
        yield from (fact.anchor for fact in block.items)
