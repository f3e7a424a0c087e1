"""A page as a product: from its draft to Markdown, to HTML, to the rows beside it, to the search.

All of it in one go, so that a country fits in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple
from functools import partial
from typing import Final, TypeAlias

from generator.export.csv_file import encoded
from generator.export.product import Made, Product
from generator.model.edition import Edition
from generator.publish.pages import Pages
from generator.render.templates import Templates
from generator.search.page_record import PageRecord, Records, Said, facts_from
from generator.views import address
from generator.views.draft import Draft
from generator.views.rows import shown_rows

AREAS: Final = ("docs", "site")
"""Folders that pages are made into."""

Tell: TypeAlias = Callable[[str, bytes, str], None]
"""Is told of a page: its address, the state of its product, its record in one line."""


class PageMaker:
    """Makes pages of an edition."""

    def __init__(
        self,
        edition: Edition,
        templates: Templates,
        pages: Pages,
        said_of: Callable[[str], Said],
        tell: Tell,
    ) -> None:
        """`said_of` gives the readings known of a page; `tell` is told what each page says."""
        self._templates = templates
        self._pages = pages
        self._records = Records(edition, said_of)
        self._tell = tell

    def product(self, template: str, draft: Draft) -> Product:
        """The product of a page."""
        state = draft.state + bytes([draft.has_rows])
        make = partial(self._made, template, draft, state)
        return Product(f"/{draft.address}/", make, state)

    def record(self, draft: Draft) -> PageRecord:
        """What a page says."""
        return self._records.record(draft.make())

    def _made(self, template: str, draft: Draft, state: bytes) -> Made:
        page = draft.make()
        markdown = self._templates.page(template, page).encode()
        at = f"{page.address}/" if page.address else ""
        files = [
            (f"docs/{at}index.md", markdown),
            (f"site/{at}index.html", self._pages.html(page.address, markdown)),
        ]
        headings, rows = shown_rows(page) if draft.has_rows else ((), ())
        if rows:
            files.append((f"site/{address.rows(page.address)}", encoded(headings, rows)))
        is_searched = not (page.is_part or page.is_gone or page.address == address.SEARCH)
        facts = {
            "date": page.head.data_date,
            "is_gone": page.is_gone,
            "key": self._records.key(page.address, markdown) if is_searched else "",
        }
        if is_searched:
            self._tell(page.address, state, _line(self._records.record(page)))
        return Made(files, facts)


def record_of(line: str) -> PageRecord:
    """The record that a page maker told."""
    where, slot, trail, text, facts = json.loads(line)
    return PageRecord(where, slot, trail, text, facts_from(facts))


def _line(record: PageRecord) -> str:
    where, slot, trail, text, _ = astuple(record)
    return json.dumps((where, slot, trail, text, record.facts.as_json()), ensure_ascii=False)
