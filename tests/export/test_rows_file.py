from __future__ import annotations

from generator.export.rows_file import rows_files
from generator.model.edition import Edition
from generator.outputs import LISTS, PAGES
from generator.views.rows import tables_of
from tests.tables import from_csv


def test_every_list_page_with_a_table_has_its_rows_beside_it(example: Edition) -> None:
    made = dict(rows_files(example, LISTS))
    pages = [page for pages in LISTS for page in pages(example)]

    assert set(made) == {f"{page.address}/rows.csv" for page in pages if tables_of(page)}
    for page in pages:
        shown = [row for table in tables_of(page) for row in table.rows]
        if shown:
            assert len(from_csv(made[f"{page.address}/rows.csv"])) == len(shown)


def test_each_of_them_is_linked_on_its_page(example: Edition) -> None:
    made = dict(rows_files(example, LISTS))
    linked = {
        f"{page.address}/rows.csv"
        for kind in PAGES
        for page in kind.views(example)
        for section in page.sections
        for block in section.blocks
        for span in getattr(block, "words", ())
        if span.href == "rows.csv"
    }

    assert linked == set(made)
