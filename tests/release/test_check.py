from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.edition import Edition
from generator.release.check import base_path, broken_links, expected_files, missing_files
from generator.release.tree import listed
from tests.builders import a_report, an_edition
from tests.publishing import a_built_site


@pytest.mark.parametrize(
    "link",
    [
        "./", "../a/", "../a/#x", "../b.svg?v=1", "..", "", "#x", "https://a.example/x",
        "mailto:a@a.example", "data:,", "//a.example/x", "../about/release/", "../%62.svg",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_or_away_is_no_fault(tmp_path: Path, link: str) -> None:
    site = a_built_site(tmp_path, a__index_html=f'<a href="{link}">x</a>')

    assert list(broken_links(site, listed(site), "/")) == []


@pytest.mark.parametrize("link", ["../c/", "b.svg", "/b.svg", "../../b.svg", "../b.svg/"])
def test_a_link_to_nothing_is_told_with_its_page(tmp_path: Path, link: str) -> None:
    site = a_built_site(tmp_path, a__index_html=f'<img src="{link}">')

    assert list(broken_links(site, listed(site), "/")) == [f"a/index.html: {link}"]


@pytest.mark.parametrize(
    ("base", "link", "is_broken"),
    [
        ("/", "/a/", False),
        ("/", "/.", False),
        ("/shili/", "/shili/b.svg", False),
        ("/shili/", "/shili/.", False),
        ("/shili/", "/b.svg", True),
    ],
)
def test_the_page_for_what_is_not_found_links_from_the_root(
    tmp_path: Path, base: str, link: str, *, is_broken: bool
) -> None:
    site = a_built_site(tmp_path, **{"404_html": f'<a href="{link}">x</a>'})

    assert bool(list(broken_links(site, listed(site), base))) is is_broken


def test_where_a_site_stands_on_its_host(example: Edition) -> None:
    assert base_path(example) == "/shili/"
    assert base_path(an_edition(a_report())) == "/"


def test_every_report_is_expected_with_its_files(example: Edition, example_site: Path) -> None:
    expected = tuple(expected_files(example))

    assert missing_files(listed(example_site), expected) == ()
    gone = len(example.dataset.tombstones)
    assert len(expected) == 4 * len(example.dataset.reports) + gone + 4
    assert missing_files(["index.html"], ["b", "index.html", "a"]) == ("a", "b")


def test_the_example_site_has_no_broken_link(example: Edition, example_site: Path) -> None:
    files = listed(example_site)

    assert list(broken_links(example_site, files, base_path(example))) == []
