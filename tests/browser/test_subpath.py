"""The whole site in a folder of a county portal: nothing asks for anything above it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.browser.serving import serve_folder

pytestmark = pytest.mark.browser

FOLDER = "a/b/"
ADDRESS = f"https://county.example.com/{FOLDER}"
REPORTS = ("shili/dongshi/jiaxian/2024", "shili/dongshi/yishan/2023")
LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_content: Callable[[Path], Path]) -> Path:
    """The example, whose settings say where it will stand."""
    content = tmp_path_factory.mktemp("sub") / "content"
    shutil.copytree(ROOT / "tests" / "example" / "content", content)
    settings = content / "site.yml"
    text, count = re.subn(r"(?m)^address: .*$", f"address: {ADDRESS}", settings.read_text("utf-8"))
    settings.write_text(text, "utf-8")
    assert count == 1
    return build_content(content)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[str]:
    """The address of a portal that answers 404 with the site's page, at any depth."""
    root = tmp_path_factory.mktemp("county")
    (root / FOLDER).parent.mkdir(parents=True)
    (root / FOLDER).symlink_to(site, target_is_directory=True)
    shutil.copy(site / "404.html", root / "404.html")
    with serve_folder(root) as address:
        yield address


@pytest.fixture
def start(page: Page, portal: str) -> Iterator[str]:
    """The site's address; what was asked for outside of it fails the test."""
    above: list[str] = []

    def asked(url: str) -> None:
        if url.startswith(portal) and not url.startswith(portal + FOLDER):
            above.append(url)

    page.on("request", lambda request: asked(request.url))
    yield portal + FOLDER
    assert above == []


def file_of(site: Path, path: str) -> Path:
    found = site / unquote(path)
    return found / "index.html" if path.endswith("/") or not path else found


def test_every_link_of_every_page_stays_in_the_folder_and_leads_to_a_file(site: Path) -> None:
    wrong = []
    for page in site.rglob("*.html"):
        name = page.relative_to(site).as_posix()
        here = ADDRESS + name.removesuffix("index.html")
        for link in LINK.findall(page.read_text("utf-8")):
            target = urljoin(here, link.replace("&amp;", "&"))
            if urlsplit(target).netloc != urlsplit(ADDRESS).netloc:
                continue
            path = urlsplit(target)._replace(query="", fragment="").geturl()
            if not path.startswith(ADDRESS) or not file_of(site, path[len(ADDRESS) :]).is_file():
                wrong.append(f"{name}: {link}")

    assert wrong == []


def test_every_page_says_its_own_address(site: Path) -> None:
    wrong = []
    for page in site.rglob("index.html"):
        name = page.relative_to(site).as_posix().removesuffix("index.html")
        found = re.findall(r'<link rel="canonical" href="([^"]*)"', page.read_text("utf-8"))
        told = [urljoin(ADDRESS + name, each) for each in found]
        is_code = re.fullmatch(r"\d{6}/", name)
        if len(told) != 1 or (not is_code and told != [ADDRESS + name]):
            wrong.append(f"{name}: {found}")

    assert wrong == []


def test_the_map_and_the_feeds_name_addresses_in_the_folder(site: Path) -> None:
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314  # our own text
    named = [str(each.text) for each in tree.iterfind("{*}url/{*}loc")]
    for feed in site.rglob("feed.xml"):
        found = feedparser.parse(feed.read_bytes())
        named += [link.href for each in (found.feed, *found.entries) for link in each.links]

    assert len(named) > 50
    assert [each for each in named if not each.startswith(ADDRESS)] == []
    paths = {urlsplit(each)._replace(fragment="").geturl()[len(ADDRESS) :] for each in named}
    assert [path for path in paths if not file_of(site, path).is_file()] == []
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_a_search_leads_to_a_report(page: Page, start: str) -> None:
    page.goto(f"{start}{REPORTS[0]}/")
    page.goto(f"{start}search/?q=甲县")
    page.locator("#search-page ol a").first.click()
    page.wait_for_url(f"{start}shili/**")

    assert "甲县" in page.locator("h1").inner_text()


def test_the_box_of_any_page_leads_to_a_place(page: Page, start: str) -> None:
    page.goto(f"{start}checks/basic-sum/")
    page.locator("input[type=search]").first.press_sequentially("甲县")
    page.locator("[role=option]", has_text="甲县").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{start}shili/**")


def test_the_explore_page_draws_its_rows_and_leads_to_a_report(page: Page, start: str) -> None:
    page.goto(f"{start}explore/")
    page.locator(".tabulator-row a").first.click()
    page.wait_for_url(f"{start}shili/**")

    assert page.locator("h1").is_visible()


def test_reports_stand_side_by_side(page: Page, start: str) -> None:
    page.goto(f"{start}compare/?r={','.join(REPORTS)}")
    page.locator(".side-by-side table thead th a").first.click()
    page.wait_for_url(f"{start}{REPORTS[0]}/")


def test_a_code_leads_to_its_place(page: Page, start: str) -> None:
    page.goto(f"{start}990101/")
    page.wait_for_url(f"{start}shili/dongshi/**")

    assert page.locator("h1").is_visible()


def test_an_unknown_address_has_the_sites_page_and_leads_home(page: Page, start: str) -> None:
    page.watch.expect("404 (Not Found)")  # type: ignore[attr-defined]  # set by the fixture
    page.goto(f"{start}no/such/page/")
    page.locator("main").get_by_role("link", name="回到首页").click()
    page.wait_for_url(start)
