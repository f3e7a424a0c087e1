"""The table of everything published: page kinds and downloads.

Plan, site map, the data page, the golden test and the sweep of orphans read this table; nothing
else knows which pages exist. A page kind is a view function and a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.export.csv_file import csv_bytes
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.export.datapackage import datapackage
from generator.export.explore import explore_files
from generator.export.fact_parts import fact_parts
from generator.export.feeds import feeds
from generator.export.json_file import json_bytes
from generator.export.projects import indicators, projects, scores
from generator.export.report_files import report_files
from generator.export.reports import reports
from generator.export.rows_file import rows_files
from generator.export.side_by_side import side_by_side_files
from generator.export.tables import comparisons, corrections, divisions
from generator.model.edition import Edition
from generator.views import address
from generator.views.blocks import Page
from generator.views.check_catalogue import check_catalogue
from generator.views.corrections import corrections_page
from generator.views.county_year.page import county_years
from generator.views.coverage import coverage
from generator.views.data_table import DataFile, DataTable
from generator.views.explore import explore_page
from generator.views.glossary import glossary
from generator.views.hand_page import hand_pages
from generator.views.home import home
from generator.views.open_data import open_data
from generator.views.place import places
from generator.views.release_page import release_page
from generator.views.rows import where_divided, with_rows, with_rows_where_divided
from generator.views.search_page import search_page
from generator.views.side_by_side.page import side_by_side
from generator.views.topic import topics
from generator.views.withdrawn import tombstones
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


_FORMATS: Final = (("csv", csv_bytes), ("json", json_bytes))
DOWNLOADS: Final = (
    Download(reports, _FORMATS),
    Download(projects, _FORMATS),
    Download(indicators, _FORMATS),
    Download(scores, _FORMATS),
    Download(comparisons, _FORMATS),
    Download(corrections, _FORMATS),
    Download(divisions, _FORMATS),
)
LISTS: Final = (
    places,
    years,
    topics,
    check_catalogue,
    where_divided(coverage),
    where_divided(corrections_page),
)
"""The pages whose tables can be taken away as `rows.csv`."""


def data_files(edition: Edition) -> tuple[DataFile, ...]:
    """The tables of the whole site, the facts in parts last."""
    tables = ((download, download.table(edition)) for download in DOWNLOADS)
    whole = (
        DataFile(address.table_file(table.name, extension), table, encode(table))
        for download, table in tables
        for extension, encode in download.encoders
    )
    return (*whole, *fact_parts(edition))


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Everything put beside the pages for people and programs to take away, by path."""
    described = data_files(edition)
    yield from ((file.path, file.content) for file in described)
    yield DATAPACKAGE, datapackage(edition.dataset.site, described)
    yield from report_files(edition)
    yield from side_by_side_files(edition)
    yield from rows_files(edition, LISTS)
    yield from feeds(edition)
    yield from explore_files(edition)


def _open_data(edition: Edition) -> Iterator[Page]:
    return open_data(edition, data_files(edition))


PAGES: Final = (
    PageKind("home", home, "page.md.j2"),
    PageKind("place", with_rows(places), "page.md.j2"),
    PageKind("county-year", county_years, "county_year.md.j2"),
    PageKind("withdrawn", tombstones, "page.md.j2"),
    PageKind("year", with_rows(years), "page.md.j2"),
    PageKind("topic", with_rows(topics), "page.md.j2"),
    PageKind("coverage", with_rows_where_divided(coverage), "page.md.j2"),
    PageKind("checks", with_rows(check_catalogue), "page.md.j2"),
    PageKind("glossary", glossary, "page.md.j2"),
    PageKind("corrections", with_rows_where_divided(corrections_page), "page.md.j2"),
    PageKind("open-data", _open_data, "page.md.j2"),
    PageKind("written", hand_pages, "written.md.j2"),
    PageKind("release", release_page, "page.md.j2"),
    PageKind("search", search_page, "search.md.j2"),
    PageKind("compare", side_by_side, "compare.md.j2"),
    PageKind("explore", explore_page, "explore.md.j2"),
)
