"""The site of an edition, brought up to date in its workspace: only what may differ is made.

Pages are drafted first; one whose draft has the state that it had is not made. What is made goes
to Markdown, to HTML and to the search in one go, so that a country fits in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from generator.export.data_products import data_products
from generator.export.product import Facts, Made, Product
from generator.making.area import OF_SEARCH, SEARCH_PAGE, in_site, said
from generator.making.areas import Areas, OfPage
from generator.making.pages import PageMaker, record_of
from generator.making.standing import InSite
from generator.model.edition import Edition
from generator.outputs import PAGES, PageKind, open_data_drafts, products_of_no_area, small_files
from generator.progress import Follow
from generator.publish.pages import Pages
from generator.publish.redirects import redirected, redirects
from generator.publish.sitemap import robots, sitemap
from generator.publish.workspace import WHOLE, Workspace
from generator.render.templates import Templates
from generator.search.edition_source import edition_source, search_program
from generator.search.page_record import PageRecord
from generator.search.workspace import Before, files_of, refresh
from generator.views.data_table import DataFile
from generator.views.draft import Draft, state_of
from generator.views.groups import by_area


class SiteMaker:
    """Makes the products of one edition; used once."""

    def __init__(
        self,
        workspace: Workspace,
        edition: Edition,
        templates: Templates,
        pages: Pages,
        search: Path,
        addresses: list[str],
    ) -> None:
        """`search` is the workspace of the index; `addresses` is told those of all pages."""
        self._addresses = addresses
        self._workspace = workspace
        self._edition = edition
        self._pages = pages
        self._search = search
        self._program = search_program()
        self._standing = InSite(workspace)
        self._before = Before(search, self._program)
        self._maker = PageMaker(edition, templates, pages, self._before.said_of, self._tell)
        self._told: dict[str, str] = {}
        self._drafts: dict[str, tuple[Draft, bytes | None]] = {}

    def make(self, follow: Follow, packages: Iterable[tuple[str, bytes]]) -> int:
        """Everything but the moving of files into their places; returns how many pages there are.

        Raises:
            OutputError: two products claim one path, or a file cannot be written.
            TemplateError: a template failed.
            SiteError: the site builder failed.
        """
        edition = self._edition
        whole = edition_state(edition).hex()
        if self._workspace.is_as_before(whole):
            self._before.close()
            return int(self._workspace.fact("pages"))
        self._areas = Areas(self._workspace, edition)
        keep = self._workspace.keep
        others = products_of_no_area(edition, keep, self._standing)
        beside = chain(self._areas.products(keep), others)
        for product in follow(beside, "下载文件"):
            self._bring(product)
        data = self._data()
        found = self._made_pages(data, follow)
        dates = ((page, facts["date"]) for page, facts in found.items() if not facts["is_gone"])
        self._small((*small_files(edition, data), *self._of_crawlers(dates)))
        targets = redirected(edition)
        state = state_of(repr(targets))
        self._bring(Product("redirects", lambda: Made(redirects(targets)), state))
        self._bring(Product("theme", self._theme, b"theme"))
        self._bring(Product("packages", lambda: Made(packages), b"packages"))
        self._index({page: facts["key"] for page, facts in found.items() if facts["key"]})
        self._workspace.tell("pages", str(len(found)))
        self._workspace.tell(WHOLE, whole)
        return len(found)

    def _data(self) -> tuple[DataFile, ...]:
        """The tables of the whole site."""
        found = []
        for product, table, paths in data_products(self._edition, self._standing):
            rows = int(self._bring(product)["rows"])
            for path in paths:
                written = self._workspace.written(f"site/{path}")
                found.append(DataFile(path, table, rows, written.size, written.digest))
        return tuple(found)

    def _bring(self, product: Product) -> Facts:
        """Bring a product of the site up to date."""
        return self._workspace.bring(in_site(product))

    def _small(self, files: Iterable[tuple[str, bytes]]) -> None:
        for path, content in files:
            self._bring(Product(path, partial(_one, path, content)))

    def _of_crawlers(self, dates: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        """A map needs the site's address: relative links are not allowed."""
        site = self._edition.dataset.site
        yield "robots.txt", robots(site).encode()
        text = sitemap(site, dates)
        if text:
            yield "sitemap.xml", text.encode()

    def _theme(self) -> Made:
        return Made((each.path.as_posix(), each.content) for each in self._pages.static_files())

    def _made_pages(self, data: tuple[DataFile, ...], follow: Follow) -> Mapping[str, Facts]:
        """What is known of each page, by address."""
        others = (OfPage(kind, draft) for kind in PAGES for draft in self._of_kind(kind, data))
        pages = [*self._areas.drafts(), *others]
        found = dict(self._areas.pages)
        self._addresses += [*found, *(page.draft.address for page in pages)]
        for page in follow(pages, "网页", len(pages)):
            product = self._product(page)
            found[page.draft.address] = facts = self._workspace.bring(product)
            self._areas.page_made(page, product.name, facts)
        self._areas.done()
        return found

    def _of_kind(self, kind: PageKind, data: tuple[DataFile, ...]) -> Iterator[Draft]:
        """The pages of a kind that are of no area."""
        if kind.name == "open-data":
            return open_data_drafts(self._edition, data)
        return (kind.of_no_area or kind.drafts)(self._edition)

    def _product(self, page: OfPage) -> Product:
        product = self._maker.product(page.kind.template, page.draft)
        self._drafts[page.draft.address] = page.draft, product.state
        return product

    def _tell(self, page: str, _: bytes, line: str) -> None:
        self._told[page] = line

    def _index(self, keys: Mapping[str, str]) -> None:
        """The search: its files have a workspace of their own, and second names in the site."""
        source = edition_source(self._edition, keys, self._record, self._program)
        self._before.close()
        found = refresh(self._search, source)
        files = files_of(self._search)
        was = self._workspace.fact("search")
        if found.changed is None or found.before != was or not was:
            changed = {each.relative_to(files).as_posix(): True for each in _files(files)}
            for path in self._workspace.standing(OF_SEARCH):
                if path != SEARCH_PAGE and path.removeprefix(OF_SEARCH) not in changed:
                    self._workspace.unlink(path)
        else:
            changed = dict(found.changed)
        for name, is_there in changed.items():
            path = f"{OF_SEARCH}{name}"
            if is_there:
                self._workspace.link(path, files / name)
            else:
                self._workspace.unlink(path)
        self._workspace.tell("search", found.after)

    def _record(self, page: str) -> PageRecord:
        """What a page says, from when it was made, here or elsewhere, or now."""
        if page in self._told:
            return record_of(self._told[page])
        if page not in self._drafts:
            for each in self._areas.all_drafts():
                self._product(each)
        draft, state = self._drafts[page]
        taken = self._workspace.taken(said(page), state) if state else None
        return record_of(taken[0]) if taken else self._maker.record(draft)


def edition_state(edition: Edition) -> bytes:
    """Changes with anything that is published, but for what everything is made from."""
    dataset = edition.dataset
    reports = (area.state for area in by_area(edition))
    return state_of(repr(dataset.pages), repr(dataset.tombstones), reports)


def _one(path: str, content: bytes) -> Made:
    return Made([(path, content)])


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in sorted(folder.rglob("*")) if each.is_file())
