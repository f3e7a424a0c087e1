"""The site works wherever it is put: a plain file server, a folder of a portal's site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.browser.pages import COUNTY, HOME, REPORT

pytestmark = pytest.mark.browser

FOLDER = "a/b/"


@pytest.fixture(scope="module")
def portal(
    tmp_path_factory: pytest.TempPathFactory, real_site: Path, served: Callable[[Path], str]
) -> str:
    """The address of a portal that keeps the site in one of its folders."""
    root = tmp_path_factory.mktemp("portal")
    (root / FOLDER).parent.mkdir(parents=True)
    (root / FOLDER).symlink_to(real_site, target_is_directory=True)
    return served(root)


@pytest.mark.parametrize("folder", ["", FOLDER])
def test_a_reader_walks_to_a_report_and_back(
    page: Page, home: str, portal: str, folder: str
) -> None:
    start = portal + folder if folder else home
    page.goto(start)
    page.locator(f"main a[href$='{REPORT}']").first.click()
    page.wait_for_url(start + REPORT)
    page.locator(".crumbs a").last.click()
    page.wait_for_url(start + COUNTY)
    page.locator(".brand").click()
    page.wait_for_url(start + HOME)

    assert page.locator("body").evaluate("e => getComputedStyle(e).lineHeight") != "normal"


def test_no_link_leaves_the_folder(page: Page, portal: str) -> None:
    for address in (HOME, REPORT, "checks/", "data/"):
        page.goto(portal + FOLDER + address)
        links = page.evaluate(
            "() => [...document.querySelectorAll('[href], [src]')].map(e => e.href || e.src)"
        )

        assert [link for link in links if not link.startswith(portal + FOLDER)] == []


@pytest.mark.parametrize("folder", ["", FOLDER])
@pytest.mark.parametrize(
    ("code", "place"),
    [("130110", COUNTY), ("130000", "hebei/"), ("431129", "hunan/yongzhou/jianghua/")],
)
def test_a_code_leads_to_its_place(
    page: Page, home: str, portal: str, folder: str, code: str, place: str
) -> None:
    start = portal + folder if folder else home
    page.watch.expect("favicon.ico")  # type: ignore[attr-defined]  # the portal has none of its own
    page.goto(f"{start}{code}/")
    page.wait_for_url(start + place)

    assert page.locator("h1").is_visible()


def test_an_unknown_address_leads_home(page: Page, home: str) -> None:
    page.watch.expect("404 (Not Found)")  # type: ignore[attr-defined]  # set by the fixture
    page.goto(f"{home}{REPORT}no/such/page/")
    page.get_by_role("link", name="回到首页").click()
    page.wait_for_url(home)


def test_the_page_for_unknown_addresses_knows_the_folder_of_its_site(
    page: Page,
    build_content: Callable[[Path], Path],
    served: Callable[[Path], str],
    tmp_path: Path,
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    settings = (content / "site.yml").read_text(encoding="utf-8")
    settings, count = re.subn(
        r"(?m)^address: .*$", f"address: https://www.example.gov.cn/{FOLDER}", settings
    )
    (content / "site.yml").write_text(settings, encoding="utf-8")
    root = tmp_path / "portal"
    (root / FOLDER).parent.mkdir(parents=True)
    site = build_content(content)
    (root / FOLDER).symlink_to(site, target_is_directory=True)
    shutil.copy(site / "404.html", root / "404.html")  # what the portal is told to answer
    page.watch.expect("404 (Not Found)")  # type: ignore[attr-defined]  # set by the fixture
    page.goto(f"{served(root)}{FOLDER}no/such/page/")
    assert count == 1
    page.locator("main").get_by_role("link", name="回到首页").click()
    page.wait_for_url(served(root) + FOLDER)

    assert page.locator(f"main a[href$='{REPORT}']").count() > 0
