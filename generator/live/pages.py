"""One page at a time, from an edition: what a reader of the preview looks at, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.errors import SiteError
from generator.model.edition import Edition
from generator.outputs import PAGES, PageKind
from generator.publish.pages import Pages
from generator.render.templates import Templates
from generator.views import address
from generator.views.blocks import Page
from generator.views.county_year.page import county_year

MOST_AT_ONCE: Final = 500
"""Reports from which lists over all of them take longer than somebody waits for a page."""

_KINDS: Final = {kind.name: kind for kind in PAGES}
_OF_ALL: Final = tuple(kind for kind in PAGES if kind.name not in {"place", "county-year"})


class LivePages:
    """The pages of an edition, each made when it is asked for. Not for several threads at once.

    What is kept of the theme in the folder `theme` makes the first page quicker.
    """

    def __init__(self, root: Path, edition: Edition, theme: Path | None = None) -> None:
        self._edition = edition
        self._templates = Templates(root / "site_templates", theme)
        self._maker = Pages(root, edition, theme)
        self._made: dict[str, bytes | None] = {}
        site = edition.dataset.site
        self._reports = {address.report(each, site): each for each in edition.dataset.reports}
        self._by_place = edition.dataset.by_place()

    def html(self, page: str) -> bytes | None:
        """The page at an address; None where there is none, or it cannot be made now.

        That is so where it would take too long, or the site builder complains of it: a build says
        what it complains of.
        """
        if page not in self._made:
            self._made[page] = self._html(page)
        return self._made[page]

    def _html(self, page: str) -> bytes | None:
        for kind, found in self._candidates(page):
            if found.address == page:
                return self._made_by(kind, found)
        return None

    def _made_by(self, kind: PageKind, page: Page) -> bytes | None:
        try:
            return self._maker.html(page.address, self._templates.page(kind.template, page))
        except SiteError:
            return None

    def _candidates(self, page: str) -> Iterator[tuple[PageKind, Page]]:
        """Pages among which that of the address is, if there is one: as few as may be."""
        if page in self._reports:
            yield _KINDS["county-year"], county_year(self._edition, self._reports[page])
        elif page in self._by_place:
            kind = _KINDS["place"]
            below = self._edition.only(self._by_place[page])
            yield from ((kind, found) for found in kind.views(below))
        elif len(self._reports) <= MOST_AT_ONCE:
            for kind in _OF_ALL:
                yield from ((kind, found) for found in kind.views(self._edition))
