"""All files of an edition in memory, as a build would write them, but for HTML, theme and index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.export.csv_file import encoded
from generator.export.data_products import data_products
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.export.explore import explore_products
from generator.export.feeds import feed_products
from generator.export.product import Product, whole
from generator.export.report_files import report_products
from generator.model.edition import Edition
from generator.outputs import PAGES, data_files, small_files
from generator.publish.artifact import Artifact
from generator.publish.redirects import redirected, redirects
from generator.publish.sitemap import robots, sitemap
from generator.release.whole import write_whole_set
from generator.views import address
from generator.views.blocks import Page
from generator.views.rows import shown_rows
from tests.publishing import held

Render = Callable[[str, Page], str]


@dataclass(frozen=True, slots=True)
class Plan:
    """`pages` are Markdown; `files` go into the site as they are."""

    pages: tuple[Artifact, ...]
    files: tuple[Artifact, ...]


def files_of(products: Iterable[Product]) -> Iterator[tuple[str, bytes]]:
    """All files of products, by path."""
    for product in products:
        for path, content in product.make().files:
            yield path, whole(content)


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Everything put beside the pages for people and programs to take away, by path."""
    yield from files_of(found.product for found in data_products(edition))
    yield from files_of(report_products(edition))
    yield from files_of(feed_products(edition))
    yield from files_of(explore_products(edition))
    yield from small_files(edition, data_files(edition))


def described(edition: Edition) -> bytes:
    """The description of the tables as a site has it: `datapackage.json`."""
    return dict(small_files(edition, data_files(edition)))[DATAPACKAGE]


class WholeSet(NamedTuple):
    """What a release adds to a site, by path, and sentences on what is left out."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...]


def whole_set(edition: Edition, site: bytes, **given: int) -> WholeSet:
    """The files of the whole set; `site` is the description that the site has."""
    with TemporaryDirectory() as folder:
        left_out = write_whole_set(edition, site, Path(folder) / "whole", **given)
        return WholeSet(held(Path(folder) / "whole"), left_out)


def plan(edition: Edition, render: Render) -> Plan:
    """Everything that this edition publishes."""
    pages, beside = [], dict(files(edition))
    dates = []
    for kind in PAGES:
        for draft in kind.drafts(edition):
            page = draft.make()
            path = PurePosixPath(page.address) / "index.md"
            pages.append(Artifact(path, render(kind.template, page).encode()))
            headings, rows = shown_rows(page) if draft.has_rows else ((), ())
            if rows:
                beside[address.rows(page.address)] = encoded(headings, rows)
            if not page.is_gone:
                dates.append((page.address, page.head.data_date))
    beside |= dict(_others(edition, dates))
    return Plan(
        tuple(pages), tuple(Artifact(PurePosixPath(path), raw) for path, raw in beside.items())
    )


def _others(edition: Edition, dates: list[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    yield from redirects(redirected(edition))
    yield "robots.txt", robots(edition.dataset.site).encode()
    text = sitemap(edition.dataset.site, dates)
    if text:
        yield "sitemap.xml", text.encode()
