"""The offline edition, opened from a disk: no server, and no script may read a file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.publish.offline import make_offline
from tests.browser.search_queries import JIANGHUA, LAOTING, LUQUAN, REPORTS

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds: on a disk every file of the index is a script of its own

QUERIES = {"355.53": LUQUAN, "leting": LAOTING, "鹿泉區委網信辦": LUQUAN, "江华 涉密": JIANGHUA}


@pytest.fixture(scope="module")
def offline(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the edition's home page; its folder has a name that addresses must escape."""
    folder = tmp_path_factory.mktemp("offline") / "离线 版#1"
    make_offline(real_site, folder, folder.with_suffix(".zip"))
    return (folder / "index.html").as_uri()


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_from_the_home_page_is_answered(page: Page, offline: str, query: str) -> None:
    page.goto(offline)
    page.fill("#search-box", query)
    page.press("#search-box", "Enter")
    first = page.locator("#search-results > li a").first
    expect(first).to_be_visible(timeout=PATIENCE)
    first.click()
    page.wait_for_url(f"**/{REPORTS[QUERIES[query]]}/index.html")

    expect(page.locator("h1")).to_contain_text("网信办")


def test_a_reader_can_narrow_go_back_and_follow_a_suggestion(page: Page, offline: str) -> None:
    page.goto(f"{offline.removesuffix('index.html')}search/index.html?q={quote('舆情')}")
    expect(page.locator("#search-results > li a").first).to_be_visible(timeout=PATIENCE)
    page.select_option("select[name=sort]", "newest")
    page.go_back()
    expect(page.locator("select[name=sort]")).to_have_value("")
    page.fill("#search-box", "lq")
    page.locator("#search-suggestions li").first.click()

    expect(page.locator("h1")).to_contain_text("鹿泉")


def test_every_link_leads_to_a_file(page: Page, offline: str) -> None:
    pages = ["index.html", f"{REPORTS[LUQUAN]}/index.html", "years/index.html", "data/index.html"]
    lost = []
    for name in pages:
        page.goto(offline.removesuffix("index.html") + name)
        page.wait_for_load_state()
        hrefs = page.evaluate("() => Array.from(document.links, (link) => link.href)")
        lost += [href for href in hrefs if href.startswith("file:") and not is_file(href)]

    assert lost == []


def test_a_code_leads_to_its_place(page: Page, offline: str) -> None:
    page.goto(offline.removesuffix("index.html") + "130110/index.html")
    page.wait_for_url(f"**/{LUQUAN}/index.html")

    expect(page.locator("h1")).to_have_text("鹿泉区")


def is_file(href: str) -> bool:
    return Path(unquote(urlsplit(href).path)).is_file()


def test_tables_are_sorted_and_charts_drawn(page: Page, offline: str) -> None:
    page.goto(offline.removesuffix("index.html") + "hebei/index.html")
    table = page.locator("table.sortable").first
    table.locator("thead button").first.click()

    expect(table.locator("th[aria-sort]")).to_have_count(1)
    page.goto(f"{offline.removesuffix('index.html')}{REPORTS[JIANGHUA]}/index.html")
    expect(page.locator("figure.chart svg").first).to_be_visible()


def test_the_table_of_all_reports_is_narrowed(page: Page, offline: str) -> None:
    page.goto(offline.removesuffix("index.html") + "explore/index.html")
    expect(page.locator(".rows .tabulator-row")).to_have_count(5)
    page.locator("#explore select[name=year]").select_option("2024")
    expect(page.locator(".rows .tabulator-row")).to_have_count(2)
    page.locator(".rows .tabulator-row .what a").first.click()

    expect(page.locator("h1")).to_contain_text("2024 年度")


def test_reports_stand_side_by_side(page: Page, offline: str) -> None:
    root = offline.removesuffix("index.html")
    page.goto(f"{root}{REPORTS[LUQUAN]}/index.html")
    page.locator(".compare-add button").click()
    page.goto(f"{root}{REPORTS[JIANGHUA]}/index.html")
    page.locator(".compare-add button").click()
    page.locator(".compare-add a").click()

    expect(page.locator("#side-by-side [role=status]").first).to_contain_text("2 份")
    expect(page.locator("#side-by-side table").first).to_contain_text("355.53")
