"""The areas of a site: one in which nothing is new is passed over as a whole.

What is of one area alone follows from its reports, and from what was taken down in it. When all of
it was brought up to date, the area itself is a product without files, which says what products it
has and what is known of its pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from generator.export.feeds import feed_products
from generator.export.product import Facts, Made, Product
from generator.export.report_files import report_products
from generator.model.edition import Edition
from generator.model.keep import Keep
from generator.outputs import PAGES, PageKind
from generator.places.area import is_below
from generator.publish.workspace import PRODUCTS, Workspace
from generator.views.draft import Draft, state_of
from generator.views.groups import Group, by_area, is_of_one_place

_KINDS: Final = tuple(kind for kind in PAGES if kind.of_no_area is not None)
_PAGES: Final = "pages"


class OfPage(NamedTuple):
    """A page before it is made, its kind, and the area that it is of; empty where it is of none."""

    kind: PageKind
    draft: Draft
    area: str = ""


def area_product(edition: Edition, area: Group, facts: Facts) -> Product:
    """The area itself, with what it says of itself."""
    taken = (
        repr((each.division.address, each.report)).encode()
        for each in edition.dataset.tombstones
        if is_below(each.division.address, area.name)
    )
    return Product(f"area {area.name}", lambda: Made((), facts), state_of(area.state, taken))


def area_drafts(edition: Edition, area: Group) -> Iterator[OfPage]:
    """The pages of an area; those above it count other areas too."""
    own = edition.only(area.reports)
    for kind in _KINDS:
        for draft in kind.drafts(own):
            if is_below(draft.address, area.name):
                yield OfPage(kind, draft, area.name)


class Areas:
    """Those of one edition, brought up to date in its workspace; used once."""

    def __init__(self, workspace: Workspace, edition: Edition) -> None:
        """Pass over those in which nothing is new."""
        self._workspace = workspace
        self._edition = edition
        self._all = tuple(filter(is_of_one_place, by_area(edition)))
        passed = {
            area.name: workspace.pass_over(area_product(edition, area, {})) for area in self._all
        }
        self._new = tuple(area for area in self._all if passed[area.name] is None)
        self._facts: dict[str, dict[str, Any]] = {  # as JSON holds them
            area.name: {PRODUCTS: [], _PAGES: {}} for area in self._new
        }
        self.pages: Mapping[str, Facts] = {
            page: known
            for facts in filter(None, passed.values())
            for page, known in facts[_PAGES].items()
        }
        """What is known of the pages of areas that are passed over, by address."""

    def products(self, keep: Keep) -> Iterator[Product]:
        """What the other areas have beside their pages."""
        for area in self._new:
            own = self._edition.only(area.reports)
            yield from self._noted(area.name, report_products(own))
            feeds = feed_products(own, keep, partial(is_below, area=area.name))
            yield from self._noted(area.name, feeds)

    def _noted(self, area: str, products: Iterable[Product]) -> Iterator[Product]:
        for product in products:
            self._facts[area][PRODUCTS].append(product.name)
            yield product

    def drafts(self) -> Iterator[OfPage]:
        """The pages of the other areas."""
        for area in self._new:
            yield from area_drafts(self._edition, area)

    def all_drafts(self) -> Iterator[OfPage]:
        """The pages of all areas."""
        for area in self._all:
            yield from area_drafts(self._edition, area)

    def page_made(self, page: OfPage, product: str, facts: Facts) -> None:
        """Note a page that was brought up to date, with the name of its product."""
        if page.area:
            own = self._facts[page.area]
            own[PRODUCTS].append(product)
            own[_PAGES][page.draft.address] = facts

    def done(self) -> None:
        """All of every area was brought up to date: the next build may pass it over."""
        for area in self._new:
            self._workspace.bring(area_product(self._edition, area, self._facts[area.name]))
