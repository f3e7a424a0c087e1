"""Hand-written pages: about, how to read a report, method, accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.dataset import HandPage
from generator.model.edition import Edition
from generator.views import address
from generator.views.blocks import Crumb, Head, Page


@dataclass(frozen=True, slots=True)
class WrittenPage(Page):
    """A page whose text is the publisher's own Markdown."""

    markdown: str = ""


def hand_pages(edition: Edition) -> Iterator[WrittenPage]:
    """One page for each file in `content/pages`."""
    return (_page(edition, page) for page in edition.dataset.pages)


def _page(edition: Edition, page: HandPage) -> WrittenPage:
    own = address.hand_page(page.name)
    crumbs = [Crumb("首页", address.href(own, address.HOME))]
    about = next((each for each in edition.dataset.pages if each.name == address.ABOUT), None)
    if about and page.name != address.ABOUT:
        crumbs.append(Crumb(about.title, address.href(own, address.ABOUT)))
    return WrittenPage(
        address=own,
        head=Head(page.title, f"{edition.dataset.site.title}：{page.title}。", "article"),
        crumbs=(*crumbs, Crumb(page.title, "")),
        heading=page.title,
        markdown=page.markdown,
    )
