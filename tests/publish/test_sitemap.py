from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.publish.sitemap import robots, sitemap
from tests.builders import a_report, an_edition

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def dates(shown: Edition) -> list[tuple[str, str]]:
    pages = (page for kind in PAGES for page in kind.views(shown) if not page.is_gone)
    return [(page.address, page.head.data_date) for page in pages]


def urls(shown: Edition) -> dict[str, str]:
    root = ET.fromstring(sitemap(shown.dataset.site, dates(shown)))  # noqa: S314  # our own text
    return {
        url.findtext("s:loc", "", NAMES): url.findtext("s:lastmod", "", NAMES)
        for url in root.findall("s:url", NAMES)
    }


def test_every_page_is_on_the_map_once_at_the_address_of_the_site(example: Edition) -> None:
    pages = [page for kind in PAGES for page in kind.views(example)]
    found = urls(example)

    assert len(found) == len([page for page in pages if not page.is_gone]) < len(pages)
    assert "https://gk.example.com/shili/" in found
    assert "https://gk.example.com/shili/shili/dongshi/jiaxian/2024/" in found
    assert [each for each in found if "//" in each.removeprefix("https://")] == []


def test_dates_are_those_of_the_content(example: Edition) -> None:
    found = urls(example)

    assert found["https://gk.example.com/shili/shili/dongshi/jiaxian/2024/"] == "2025-06-20"
    assert set(found.values()) <= {
        "",
        example.dataset.site.as_of,
        *(each.report.provenance.checked_on for each in example.dataset.reports),
    }


def test_without_an_address_there_is_no_map() -> None:
    assert sitemap(an_edition(a_report()).dataset.site, [("", "")]) == ""


def test_an_address_may_end_with_a_slash_or_without() -> None:
    with_slash, without = (
        an_edition(a_report(), site={"address": address})
        for address in ("https://gk.example.com/a/", "https://gk.example.com/a")
    )

    assert urls(with_slash) == urls(without)


def test_everything_may_be_read_and_the_map_is_named_where_there_is_one(example: Edition) -> None:
    assert robots(example.dataset.site).splitlines() == [
        "User-agent: *",
        "Allow: /",
        "Sitemap: https://gk.example.com/shili/sitemap.xml",
    ]
    assert robots(an_edition(a_report()).dataset.site) == "User-agent: *\nAllow: /\n"
