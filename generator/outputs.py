"""The table of everything published: page kinds, and what is put beside the pages.

Plan, site map, the data page, the golden test and the sweep of orphans read this table; nothing
else knows which pages exist. A page kind is a function that drafts its pages, and a template.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.export.data_products import DataProduct, data_products
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.export.datapackage import datapackage
from generator.export.explore import explore_products
from generator.export.feeds import feed_products
from generator.export.product import Product, Standing, whole
from generator.export.report_files import report_products
from generator.export.side_by_side import measures_file
from generator.model.edition import Edition
from generator.model.keep import Keep
from generator.places.area import area_of
from generator.views.blocks import Page
from generator.views.check_catalogue import check_catalogue
from generator.views.corrections import corrections_page
from generator.views.county_year.page import county_years, of_provinces
from generator.views.coverage import coverage
from generator.views.data_table import DataFile
from generator.views.draft import Draft, Drafts, at_once, made
from generator.views.explore import explore_page
from generator.views.glossary import glossary
from generator.views.groups import by_area, is_of_one_place, of_no_area
from generator.views.hand_page import hand_pages
from generator.views.home import home
from generator.views.open_data import open_data
from generator.views.place import places, provinces
from generator.views.release_page import release_page
from generator.views.rows import with_rows, with_rows_where_divided
from generator.views.search_page import search_page
from generator.views.side_by_side.page import side_by_side
from generator.views.topic import topics
from generator.views.withdrawn import tombstones
from generator.views.year import years


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: its name, the drafts of all its pages, its template.

    Pages of a kind with `of_no_area` are of one area alone but for those which that drafts.
    """

    name: str
    drafts: Drafts
    template: str
    of_no_area: Drafts | None = None

    def views(self, edition: Edition) -> Iterator[Page]:
        """All its pages."""
        return made(self.drafts(edition))


def data_files(edition: Edition) -> tuple[DataFile, ...]:
    """The tables of the whole site as files, the facts in parts last."""
    return tuple(file for found in data_products(edition) for file in _described(found))


def _described(found: DataProduct) -> Iterator[DataFile]:
    made_now = found.product.make()
    files = [(path, whole(content)) for path, content in made_now.files]
    rows = int(made_now.facts["rows"])
    for path, raw in files:
        yield DataFile(path, found.table, rows, len(raw), hashlib.sha256(raw).hexdigest())


def products_of_no_area(edition: Edition, keep: Keep, standing: Standing) -> Iterator[Product]:
    """What is put beside the pages and is not of one area alone, but for the tables of the site."""
    yield from report_products(of_no_area(edition))
    names = {area.name for area in by_area(edition) if is_of_one_place(area)}
    yield from feed_products(edition, keep, lambda page: area_of(page) not in names)
    yield from explore_products(edition, standing)


def small_files(edition: Edition, data: Sequence[DataFile]) -> Iterator[tuple[str, bytes]]:
    """Files that are made every time, as that is soon done."""
    yield DATAPACKAGE, datapackage(edition.dataset.site, data)
    yield measures_file(edition)


def open_data_drafts(edition: Edition, files: Sequence[DataFile]) -> Iterator[Draft]:
    """The pages of the data, which show the files as they were written."""
    return at_once(lambda shown: open_data(shown, files))(edition)


PAGES: Final = (
    PageKind("home", home, "page.md.j2"),
    PageKind("place", with_rows(places), "page.md.j2", with_rows(provinces)),
    PageKind("county-year", county_years, "county_year.md.j2", of_provinces),
    PageKind("withdrawn", at_once(tombstones), "page.md.j2"),
    PageKind("year", with_rows(years), "page.md.j2"),
    PageKind("topic", with_rows(topics), "page.md.j2"),
    PageKind("coverage", with_rows_where_divided(coverage), "page.md.j2"),
    PageKind("checks", with_rows(check_catalogue), "page.md.j2"),
    PageKind("glossary", at_once(glossary), "page.md.j2"),
    PageKind("corrections", with_rows_where_divided(corrections_page), "page.md.j2"),
    PageKind("open-data", lambda shown: open_data_drafts(shown, data_files(shown)), "page.md.j2"),
    PageKind("written", at_once(hand_pages), "written.md.j2"),
    PageKind("release", at_once(release_page), "page.md.j2"),
    PageKind("search", at_once(search_page), "search.md.j2"),
    PageKind("compare", side_by_side, "compare.md.j2"),
    PageKind("explore", at_once(explore_page), "explore.md.j2"),
)
