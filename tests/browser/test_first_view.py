"""What a page costs a reader: requests and bytes of the first view, and of the next ones.

The example is shown by nginx with the settings that the program prints, in a browser that has
nothing of it yet. Counts and bytes do not depend on the machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from generator.views.address import MOST_COMPARED
from tests.browser.first_view import (
    FIRST_VIEW,
    FIRST_VIEW_OF_TABLES,
    ROWS_OF_COMPARISON,
    TABLES,
    Meter,
    View,
    heaviest,
)
from tests.browser.nginx_site import behind_nginx

pytestmark = pytest.mark.browser

KINDS = {
    *("home", "place", "report", "year", "years", "topic", "topics", "check", "checks"),
    *("coverage", "corrections", "data", "written", "search", "compare", "explore"),
}
SUGGESTION = "#search-suggestions [role=option]"
ICON = "favicon"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, example_site: Path) -> Iterator[str]:
    """The example behind nginx."""
    with behind_nginx(example_site, tmp_path_factory.mktemp("public")) as address:
        yield address


def reports(site: Path) -> list[str]:
    """Addresses of reports that can be compared."""
    files = sorted(site.rglob("20*/**/compare.json"))
    return [file.parent.relative_to(site).as_posix() for file in files]


def without_icon(view: View) -> list[str]:
    return [url for url in view.fetched if ICON not in url]


def is_within(cost: tuple[int, int], most: tuple[int, int]) -> bool:
    return cost[0] <= most[0] and cost[1] <= most[1]


def test_the_first_view_of_every_kind_of_page_is_light(
    new_page: Callable[..., Page], home: str, example_site: Path
) -> None:
    pages = heaviest(example_site)
    views = {kind: Meter(new_page()).view(f"{home}{page}/") for kind, page in pages.items()}

    assert pages.keys() >= KINDS
    assert {
        kind: (view.cost, view.fetched)
        for kind, view in views.items()
        if not is_within(view.cost, FIRST_VIEW_OF_TABLES if kind in TABLES else FIRST_VIEW)
    } == {}
    # Page, style sheet, script; a page made in the browser has a second script, and the table to
    # explore its rows. The icon is asked for when the browser likes.
    most = {"search": 4, "compare": 4, "explore": 5}
    assert {kind: len(without_icon(view)) for kind, view in views.items()} == {
        kind: most.get(kind, 3) for kind in views
    }
    assert [kind for kind, view in views.items() if view.size < 10_000] == []


def test_a_comparison_costs_one_request_a_report(
    new_page: Callable[..., Page], home: str, example_site: Path
) -> None:
    chosen = reports(example_site)[:MOST_COMPARED]
    bare = Meter(new_page()).view(f"{home}compare/")
    for count in range(1, len(chosen) + 1):
        view = Meter(new_page()).view(f"{home}compare/?r={','.join(chosen[:count])}")

        assert len(without_icon(view)) == len(without_icon(bare)) + ROWS_OF_COMPARISON + count
        assert view.size <= FIRST_VIEW_OF_TABLES[1]

    assert len(chosen) == MOST_COMPARED


def test_the_next_page_is_all_that_comes(
    new_page: Callable[..., Page], home: str, example_site: Path
) -> None:
    page = new_page()
    meter = Meter(page)
    meter.view(home)
    others = heaviest(example_site)
    views = {
        kind: meter.view(f"{home}{others[kind]}/") for kind in ("report", "place", "years", "data")
    }

    for kind, view in views.items():
        assert [url.removeprefix(home) for url in without_icon(view)] == [f"{others[kind]}/"]
        assert {url.rpartition(".")[2] for url in view.kept} >= {"css", "js"}


def test_a_page_seen_before_comes_without_its_bytes(
    new_page: Callable[..., Page], home: str, example_site: Path
) -> None:
    meter = Meter(new_page())
    report = f"{home}{heaviest(example_site)['report']}/"
    first = meter.view(report)
    meter.view(home)
    again = meter.view(report)

    assert without_icon(again) == [report]  # asked whether it is the same still
    assert first.size > 10_000
    assert again.size < 2_000


def test_the_search_comes_when_a_reader_turns_to_its_box(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page()
    meter = Meter(page)
    view = meter.view(home)
    assert [url for url in view.fetched if "search" in url] == []
    with page.expect_response(lambda answer: "/assets/search." in answer.url):
        page.locator("#search-box").focus()
    page.keyboard.type("jx")
    page.locator(SUGGESTION).first.wait_for()

    expect(page.locator(SUGGESTION).first).to_contain_text("甲县")
    expect(page.locator("#search-box")).to_have_attribute("role", "combobox")


def test_what_was_typed_before_the_search_came_is_answered(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page()
    held: list[Route] = []
    page.route("**/assets/search.*.js", lambda route: held.append(route))  # noqa: PLW0108  # the handler is marked
    page.goto(home)
    page.locator("#search-box").fill("甲县")
    page.wait_for_timeout(100)
    assert page.locator(SUGGESTION).count() == 0
    [route] = held
    route.continue_()

    page.locator(SUGGESTION).first.wait_for()
    expect(page.locator(SUGGESTION).first).to_contain_text("甲县")


def test_where_the_search_does_not_come_its_box_leads_to_the_page(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page()
    page.watch.expect("ERR_FAILED")  # type: ignore[attr-defined]  # set by the fixture
    asked: list[str] = []
    page.route(
        "**/assets/search.*.js", lambda route: (asked.append(route.request.url), route.abort())
    )
    page.goto(home)
    page.locator("#search-box").focus()
    page.wait_for_function("() => !document.querySelector('script[src*=\"assets/search.\"]')")
    page.locator("h1").click()
    with page.expect_event("requestfailed", lambda each: "assets/search." in each.url):
        page.locator("#search-box").fill("甲县")  # asked for once more
    page.unroute("**/assets/search.*.js")
    page.keyboard.press("Enter")
    page.locator("#search-page li a").first.wait_for()

    assert len(asked) == 2
    assert page.url.startswith(f"{home}search/?q=")


def test_a_page_is_read_before_scripts_that_may_wait_have_come(
    new_page: Callable[..., Page], home: str, example_site: Path
) -> None:
    """The first script alone comes with the style sheet: it sets colours and size of type."""
    page = new_page()
    held: list[Route] = []
    late = re.compile(r"/assets/(?!disclose[.])[^/]*[.]js")
    page.route(late, lambda route: held.append(route))  # noqa: PLW0108  # the handler is marked
    for kind, address in heaviest(example_site).items():
        page.goto(f"{home}{address}/" if address else home, wait_until="commit")
        page.locator(".bottom").wait_for()

        assert page.locator("h1").is_visible(), kind
        assert page.locator("main a[href]").first.is_visible(), kind
        assert all(table.is_visible() for table in page.locator("table").all()[:3]), kind
    assert held
    page.goto(home, wait_until="commit")
    page.locator("main").get_by_role("link", name="示例省").first.click()

    page.wait_for_url(f"{home}shili/", wait_until="commit")


def test_on_a_slow_network_a_report_is_read_and_the_way_on_is_short(
    new_page: Callable[..., Page], home: str, example_site: Path
) -> None:
    """50 KB a second, four tenths of a second each way: the second page brings its text alone."""
    page = new_page()
    meter = Meter(page)
    conditions = {"offline": False, "latency": 400, "downloadThroughput": 50_000}
    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": 20_000})
    first = meter.view(f"{home}{heaviest(example_site)['report']}/")
    assert page.locator("h1").is_visible()
    second = meter.view(f"{home}shili/")

    assert page.locator("h1").is_visible()
    assert without_icon(second) == [f"{home}shili/"]
    assert second.size < first.size
