"""The table of everything published: page kinds and downloads.

Plan, site map, the data page, the golden test and the sweep of orphans read this table; nothing
else knows which pages exist. A page kind is a view function and a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.export.csv_file import csv_bytes
from generator.export.tables import comparisons, divisions
from generator.model.edition import Edition
from generator.views.blocks import Page
from generator.views.check_catalogue import check_catalogue
from generator.views.county_year.page import county_years
from generator.views.coverage import coverage
from generator.views.data_table import DataTable
from generator.views.glossary import glossary
from generator.views.hand_page import hand_pages
from generator.views.home import home
from generator.views.open_data import open_data
from generator.views.place import places
from generator.views.topic import topics
from generator.views.year import years


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: its name, the views of all its pages, its template."""

    name: str
    views: Callable[[Edition], Iterator[Page]]
    template: str


@dataclass(frozen=True, slots=True)
class Download:
    """A table and the encoders it is offered in, by file extension."""

    table: Callable[[Edition], DataTable]
    encoders: tuple[tuple[str, Callable[[DataTable], bytes]], ...]


DOWNLOADS: Final = (
    Download(divisions, (("csv", csv_bytes),)),
    Download(comparisons, (("csv", csv_bytes),)),
)


def _open_data(edition: Edition) -> Iterator[Page]:
    return open_data(edition, tuple(download.table(edition) for download in DOWNLOADS))


PAGES: Final = (
    PageKind("home", home, "page.md.j2"),
    PageKind("place", places, "page.md.j2"),
    PageKind("county-year", county_years, "county_year.md.j2"),
    PageKind("year", years, "page.md.j2"),
    PageKind("topic", topics, "page.md.j2"),
    PageKind("coverage", coverage, "page.md.j2"),
    PageKind("checks", check_catalogue, "page.md.j2"),
    PageKind("glossary", glossary, "page.md.j2"),
    PageKind("open-data", _open_data, "page.md.j2"),
    PageKind("written", hand_pages, "written.md.j2"),
)
