"""The rows of a list page to take away: exactly what its tables show, and where each row leads."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urldefrag

from generator.model.edition import Edition
from generator.views import address
from generator.views.blocks import Page, Paragraph, Section
from generator.views.draft import Draft, Drafts
from generator.views.table import Cell, Row, Table
from generator.views.words import link, words

TABLE: Final = "表"
SMALL: Final = "（附注）"
ADDRESS: Final = "网址"


def with_rows(pages: Drafts) -> Drafts:
    """The same pages, each that has a table with a link to its rows."""

    def linked(edition: Edition) -> Iterator[Draft]:
        return (_with_rows(draft) for draft in pages(edition))

    return linked


def with_rows_where_divided(pages: Drafts) -> Drafts:
    """The same pages, with links to their rows if there are several.

    On one page all rows can be taken from the tables of the data page.
    """

    def linked(edition: Edition) -> Iterator[Draft]:
        found = tuple(pages(edition))
        return map(_with_rows, found) if len(found) > 1 else iter(found)

    return linked


def _with_rows(draft: Draft) -> Draft:
    return Draft(draft.address, lambda: _linked(draft.make()), draft.state, has_rows=True)


def shown_rows(page: Page) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and rows of all tables of a page, in the order shown; none where there is no table.

    Tables with other columns stand in one file: a column that a table has not is empty. Second
    lines of cells have a column of their own, so that figures stay figures.
    """
    found = [
        {TABLE: table.caption, **_cells(table, row), ADDRESS: _leads_to(page, row)}
        for table in tables_of(page)
        for row in table.rows
    ]
    headings = tuple(dict.fromkeys(name for row in found for name in row if name != ADDRESS))
    if not found:
        return (), ()
    columns = (*headings, ADDRESS)
    return columns, tuple(tuple(row.get(name, "") for name in columns) for row in found)


def tables_of(page: Page) -> tuple[Table, ...]:
    """All tables of a page."""
    return tuple(
        block for section in page.sections for block in section.blocks if isinstance(block, Table)
    )


def _linked(page: Page) -> Page:
    count = sum(len(table.rows) for table in tables_of(page))
    if not count:
        return page
    last = max(at for at, section in enumerate(page.sections) if _has_table(section))
    file = address.file_href(page.address, address.rows(page.address))
    said = words("带走这一页各表的行：", link("rows.csv", file), f"（{count} 行）。")
    section = page.sections[last]
    longer = replace(section, blocks=(*section.blocks, Paragraph(said, is_small=True)))
    return replace(page, sections=(*page.sections[:last], longer, *page.sections[last + 1 :]))


def _has_table(section: Section) -> bool:
    return any(isinstance(block, Table) for block in section.blocks)


def _cells(table: Table, row: Row) -> dict[str, str]:
    found = {}
    for column, cell in zip(table.columns, row.cells, strict=True):
        found[column.title] = _text(cell)
        if cell.small:
            found[f"{column.title}{SMALL}"] = cell.small
    return found


def _text(cell: Cell) -> str:
    return "；".join(text for text in (cell.text, *(mark.word for mark in cell.marks)) if text)


def _leads_to(page: Page, row: Row) -> str:
    """The address below the site's root that the row's first link leads to."""
    hrefs = (href for cell in row.cells for href in (cell.href, *(m.href for m in cell.marks)))
    first = next((href for href in hrefs if href), "")
    if not first or "://" in first:
        return first
    path, fragment = urldefrag(first)
    target = posixpath.normpath(posixpath.join(page.address, path)).removeprefix(".")
    return f"{target}/#{fragment}" if fragment else f"{target}/"
