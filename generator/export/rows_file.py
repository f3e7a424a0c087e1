"""The rows of each list page as a CSV file beside the page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.export.csv_file import encoded
from generator.model.edition import Edition
from generator.views import address
from generator.views.rows import Pages, shown_rows


def rows_files(edition: Edition, lists: tuple[Pages, ...]) -> Iterator[tuple[str, bytes]]:
    """`rows.csv` of every page that shows a table."""
    for pages in lists:
        for page in pages(edition):
            headings, rows = shown_rows(page)
            if rows:
                yield address.rows(page.address), encoded(headings, rows)
