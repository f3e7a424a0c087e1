"""Every list page that shows a table has its rows beside it, and says so."""

from __future__ import annotations

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.views.rows import shown_rows, tables_of


def test_every_page_whose_rows_are_put_beside_it_links_to_them(example: Edition) -> None:
    for kind in PAGES:
        for draft in kind.drafts(example):
            page = draft.make()
            spans = (
                span
                for section in page.sections
                for block in section.blocks
                for span in getattr(block, "words", ())
            )
            has_rows = draft.has_rows and bool(shown_rows(page)[1])
            assert any(span.href == "rows.csv" for span in spans) == has_rows, page.address


def test_rows_are_those_of_the_tables(example: Edition) -> None:
    found = [draft for kind in PAGES for draft in kind.drafts(example) if draft.has_rows]

    assert {draft.address for draft in found} >= {"shili", "years/2024", "checks"}
    for draft in found:
        page = draft.make()
        shown = [row for table in tables_of(page) for row in table.rows]
        assert len(shown_rows(page)[1]) == len(shown)
