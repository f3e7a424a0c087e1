"""What is of one area alone, made into a workspace of its own: a build takes it over from there.

Its reports' pages and files, the pages of its places, its rows of the tables of the whole site,
and what the search reads of its pages. Nothing of it depends on the reports of another area.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from generator.export.data_products import keep_rows
from generator.export.explore import keep_cells
from generator.export.product import Made, Product
from generator.export.report_files import report_products
from generator.making.areas import area_drafts
from generator.making.pages import PageMaker
from generator.model.edition import Edition
from generator.publish.ledger import Part
from generator.publish.pages import Pages
from generator.publish.shared import shared
from generator.publish.workspace import Workspace
from generator.render.templates import Templates
from generator.views import address
from generator.views.groups import Group

SEARCH_PAGE: Final = f"site/{address.SEARCH}/index.html"
OF_SEARCH: Final = f"site/{address.SEARCH}/"


class AreaMaker:
    """Makes areas of an edition."""

    def __init__(
        self,
        workspace: Workspace,
        edition: Edition,
        templates: Templates,
        pages: Pages,
        before: Part | None = None,
    ) -> None:
        """What stands as it should in `before`, the site's own workspace, is not made again."""
        self._before = before
        self._workspace = workspace
        self._edition = edition
        self._maker = PageMaker(edition, templates, pages, lambda _: {}, self._tell)

    def make(self, area: Group) -> None:
        """All that is of one area.

        Raises:
            OutputError: a file cannot be written.
            TemplateError: a template failed.
            SiteError: the site builder failed.
        """
        own = self._edition.only(area.reports)
        for product in report_products(own):
            self._bring(in_site(product))
        for page in area_drafts(self._edition, area):
            self._bring(self._maker.product(page.kind.template, page.draft))
        keep = partial(self._kept, area)
        self._workspace.bring(Product(f"rows of {area.name}", keep, area.state))

    def _bring(self, product: Product) -> None:
        before = self._before
        if (
            before is None
            or product.state is None
            or not before.product(product.name, product.state)
        ):
            self._workspace.bring(product)

    def _kept(self, area: Group) -> Made:
        keep_rows(self._edition, area, self._workspace.keep)
        keep_cells(self._edition, area, self._workspace.keep)
        return Made(())

    def _tell(self, page: str, state: bytes, line: str) -> None:
        self._workspace.keep(said(page), state, lambda: line)


def said(page: str) -> str:
    """Under which name an area keeps what a page says."""
    return f"said /{page}/"


def in_site(product: Product) -> Product:
    """A product whose files lie in the site, not in the folder of the search."""
    return replace(product, make=partial(_made_in_site, product))


def _made_in_site(product: Product) -> Made:
    made = product.make()
    files = ((_checked(f"site/{path}"), content) for path, content in made.files)
    return Made(files, made.facts)


def _checked(path: str) -> str:
    if path.startswith(OF_SEARCH) and path != SEARCH_PAGE:
        raise shared(f"/{address.SEARCH}/")
    return path
