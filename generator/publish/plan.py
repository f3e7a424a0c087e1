"""Outputs times edition: every file of a build, as a path and the bytes it holds. Pure.

Two outputs at one path are refused: an address belongs to one page.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from generator.errors import OutputError
from generator.model.edition import Edition
from generator.outputs import PAGES, files
from generator.places.division import Division
from generator.progress import Follow, unseen
from generator.publish import policy
from generator.publish.sitemap import robots, sitemap
from generator.views import address
from generator.views.blocks import Page
from generator.views.place import places_with_reports
from generator.views.withdrawn import places_left

Render = Callable[[str, Page], str]

_REDIRECT: Final = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8">
{policy}
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}">
<link rel="icon" href="{icon}"></head>
<body><p><a href="{href}">{title}</a></p></body></html>
"""

_ICON: Final = "assets/favicon.svg"

_SEARCH_PAGE: Final = PurePosixPath(address.SEARCH, "index.html")
"""The only page in a folder that the index fills by itself."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file: its path below the folder it belongs to, and its bytes."""

    path: PurePosixPath
    content: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """`pages` are Markdown for the site builder; `files` go into the site as they are.

    `unsearched` are the addresses of the parts of long lists, and of what was taken down.
    """

    pages: tuple[Artifact, ...]
    files: tuple[Artifact, ...]
    unsearched: frozenset[str]

    @property
    def searched(self) -> Mapping[str, bytes]:
        """The Markdown of every page by its address, but for those that are not searched.

        What the parts of long lists say is found on the reports' own pages.
        """
        pages = ((page.path.parent.as_posix().lstrip("."), page.content) for page in self.pages)
        return {page: content for page, content in pages if page not in self.unsearched}


def plan(edition: Edition, render: Render, follow: Follow = unseen) -> Plan:
    """Everything that this edition publishes."""
    found = tuple(follow(_pages(edition, render), "排版"))
    pages = tuple(artifact for _, artifact in found)
    beside = (*_downloads(edition), *_redirects(edition), *sitemap_files(edition))
    in_site = (Artifact(_html_of(page.path), b"") for page in pages)
    _refuse_shared_paths((*in_site, *beside))
    return Plan(pages, beside, frozenset(each for each, _ in found if each))


def _pages(edition: Edition, render: Render) -> Iterator[tuple[str, Artifact]]:
    """Each page's Markdown; before it the page's address where it is not searched."""
    for kind in PAGES:
        for page in kind.views(edition):
            path = PurePosixPath(page.address) / "index.md"
            yield (
                page.address if page.is_part or page.is_gone else "",
                Artifact(path, render(kind.template, page).encode()),
            )


def _downloads(edition: Edition) -> Iterator[Artifact]:
    return (Artifact(PurePosixPath(path), content) for path, content in files(edition))


def _redirects(edition: Edition) -> Iterator[Artifact]:
    """From the six-digit code, today's and former ones, to the place's page."""
    divisions = edition.dataset.divisions
    places = (*places_with_reports(edition), *places_left(edition))
    targets = {place.code: place for place in places}
    for former in divisions.all:
        heir = targets.get(former.successors[0]) if len(former.successors) == 1 else None
        if heir is not None and former.code not in targets:
            targets[former.code] = heir
    for code, place in sorted(targets.items()):
        yield _redirect(code, place)


def _redirect(code: str, place: Division) -> Artifact:
    href = address.href(code, address.place(place))
    page = _REDIRECT.format(
        policy=policy.META,
        title=html.escape(place.name),
        href=html.escape(href),
        icon=address.file_href(code, _ICON),
    )
    return Artifact(PurePosixPath(code, "index.html"), page.encode())


def sitemap_files(edition: Edition) -> Iterator[Artifact]:
    """What crawlers ask for. A map needs the site's address: relative links are not allowed."""
    yield Artifact(PurePosixPath("robots.txt"), robots(edition).encode())
    text = sitemap(edition, PAGES)
    if text:
        yield Artifact(PurePosixPath("sitemap.xml"), text.encode())


def _html_of(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix(".html")


def _refuse_shared_paths(artifacts: Iterable[Artifact]) -> None:
    seen: set[PurePosixPath] = set()
    for artifact in artifacts:
        is_of_search = artifact.path.parts[0] == address.SEARCH and artifact.path != _SEARCH_PAGE
        if artifact.path in seen or is_of_search:
            raise OutputError(
                f"两个页面要用同一个地址 /{artifact.path.parent}/：请检查区划表和报告"
            )
        seen.add(artifact.path)
