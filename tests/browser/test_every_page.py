"""What holds on every kind of page: accessible, light, quiet, readable without JavaScript."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from generator.outputs import PAGES as PAGE_KINDS
from generator.reading import edition_of
from tests.browser.axe import DESKTOP, PHONE, violations, violations_in_all_looks
from tests.browser.conftest import ROOT
from tests.browser.pages import ALL, COUNTY, HOME, NOWHERE, PAGES, PROVINCE, REPORT
from tests.browser.serving import serve_folder
from tests.counts import few_or_all

pytestmark = pytest.mark.browser

SMALLEST = {"width": 320, "height": 640}

FIRST_VIEW = (100_000, 6)
FIRST_VIEW_OF_TABLES = (300_000, 6)
TABLES = {"compare/", "explore/"}
SMALLEST_TARGET = 24

POLICY = (
    "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'"
)

# Reports of the example site, which between them show every state and verdict, and one taken down.
_EXAMPLE = ROOT / "tests" / "example" / "content"
INVENTED = [
    *sorted(
        f"{file.relative_to(_EXAMPLE / 'reports').with_suffix('').as_posix()}/"
        for file in _EXAMPLE.rglob("reports/**/*.yml")
    ),
    "shili/xishi/binghe/2021/",
]

# Data for search engines: a block that no browser runs.
DATA = "[type='application/ld+json']"

every_page = pytest.mark.parametrize("address", ALL, ids=lambda address: address or "home")

# What stands further right than the window, beside tables, which scroll by themselves.
_TOO_WIDE = """() => {
  const right = document.documentElement.getBoundingClientRect().right + 0.5;
  const wide = [...document.querySelectorAll("body *")].filter(each =>
    !each.closest(".ledger table, .rows > *, svg *") && each.checkVisibility()
    && each.getBoundingClientRect().right > right);
  scrollTo(10000, 0);
  const told = wide.map(each => each.localName + "." + each.getAttribute("class"));
  return scrollX ? [...told, "the page scrolls by " + scrollX] : told;
}"""

# Headings of rows that stay in place and hide more than three fifths of their table's window.
_COVERING = """() => [...document.querySelectorAll(".ledger")].filter(box => {
  const heading = box.querySelector("tbody th");
  return getComputedStyle(heading).position === "sticky" && box.scrollWidth > box.clientWidth
    && heading.getBoundingClientRect().width > box.clientWidth * 0.6;
}).map(box => box.id)"""

# Words that are to stand on one line, and do not.
_BROKEN = """() => [...document.querySelectorAll(".whole")]
  .filter(each => each.offsetHeight > 1.5 * parseFloat(getComputedStyle(each).lineHeight))
  .map(each => each.textContent)"""

# A link within a sentence may be as low as its line; alone in a cell it may not.
_SMALL_TARGETS = """smallest => {
  const inSentence = each => {
    if (each.localName !== "a" || getComputedStyle(each).display !== "inline") return false;
    let block = each.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return !block.matches("td, th, div") && block.textContent.trim() !== each.textContent.trim();
  };
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter(each => each.checkVisibility() && !each.matches(".skip") && !inSentence(each))
    .map(each => [each.getBoundingClientRect(), each])
    .filter(([box]) => box.height < smallest || box.width < smallest)
    .map(([box, each]) => [each.textContent.trim(), box.width, box.height]);
}"""

# Tables that are hidden, empty or not announced, and controls that do nothing without a script.
_UNREADABLE = """() => [
  ...[...document.querySelectorAll("table")].filter(each => !each.checkVisibility()
    || !each.caption?.textContent.trim() || !each.tBodies[0]?.rows.length
    || each.querySelector("th:not([scope])")),
  ...[...document.querySelectorAll("button")]
    .filter(each => each.checkVisibility() && !each.closest("form[action]")),
].map(each => each.outerHTML.slice(0, 100))"""

# Text of the colour of what is behind it. In forced colours (of the dark scheme) that is the black
# that the browser puts behind every text but that which asks for its own colours.
_UNSEEN = """() => {
  const behind = each => {
    for (let at = each; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/^rgba[(].*, 0[)]$/.test(colour)) return colour;
    }
    return "rgb(0, 0, 0)";
  };
  return [...document.querySelectorAll("body *")].filter(each => each.checkVisibility()
    && [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(each => {
      const style = getComputedStyle(each);
      const own = style.forcedColorAdjust === "none";
      return style.color === (own ? behind(each) : "rgb(0, 0, 0)");
    }).map(each => each.outerHTML.slice(0, 100));
}"""

_USED_TWICE = """() => [...document.querySelectorAll("[id]")].map(each => each.id)
  .filter((id, index, ids) => ids.indexOf(id) !== index)"""

_VIOLATIONS = """
window.policyViolations = [];
document.addEventListener("securitypolicyviolation", event =>
  window.policyViolations.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture(scope="module")
def strict_home(real_site: Path) -> Iterator[str]:
    """The site behind a server that sends a strict policy."""
    with serve_folder(real_site, {"Content-Security-Policy": POLICY}) as address:
        yield address


@pytest.fixture
def strict_page(same_page: Callable[..., Page]) -> Page:
    """A page that reports what is against the policy."""
    return same_page(_VIOLATIONS)


def open_page(page: Page, home: str, address: str) -> Page:
    if address == NOWHERE:
        page.watch.expect(f"404 (Not Found) ({home}{NOWHERE})")  # type: ignore[attr-defined]  # set by the fixture
    page.goto(home + address)
    return page


def test_the_journeys_open_each_kind_of_page() -> None:
    opened = ((edition_of(ROOT / "content"), PAGES), (edition_of(_EXAMPLE), INVENTED))

    for kind in PAGE_KINDS:
        found = (
            set(addresses) & {f"{page.address}/".removeprefix("/") for page in kind.views(edition)}
            for edition, addresses in opened
        )
        assert any(found), kind.name


@pytest.mark.counted
@every_page
def test_axe_finds_nothing_under_a_strict_policy(
    strict_page: Page, strict_home: str, address: str
) -> None:
    page = open_page(strict_page, strict_home, address)

    assert violations_in_all_looks(page) == {}

    page.set_viewport_size(DESKTOP)
    for button in page.locator(".reading button").all():
        button.click()

    assert page.evaluate("() => window.policyViolations") == []
    # What a script sets on the rows that it draws is no style that a policy asks about.
    inline = f"[style]:not(.rows, .rows *), style, script:not([src]):not({DATA})"
    assert page.locator(inline).count() == 0


@pytest.mark.counted
@pytest.mark.parametrize(
    "address",
    few_or_all([HOME, REPORT, "checks/", "about/"], ALL),
    ids=lambda address: address or "home",
)
def test_axe_finds_nothing_in_forced_colours(
    same_page: Callable[..., Page], home: str, address: str
) -> None:
    page = open_page(same_page(forced_colors="active", color_scheme="dark"), home, address)

    assert violations(page) == []


@every_page
def test_a_page_is_light_and_fits_a_phone_and_a_finger(
    new_page: Callable[..., Page], real_site: Path, home: str, address: str
) -> None:
    page = new_page(viewport=PHONE, reduced_motion="reduce")
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108  # the handler is marked
    open_page(page, home, address)

    assert_light(page, real_site, home, address, requests)
    assert page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET) == []
    assert page.evaluate(_BROKEN) == []

    page.set_viewport_size(SMALLEST)
    for text in ("", "large", "largest"):
        page.evaluate("text => document.documentElement.setAttribute('data-text', text)", text)

        assert (text, page.evaluate(_TOO_WIDE)) == (text, [])
        assert (text, page.evaluate(_COVERING)) == (text, [])

    page.emulate_media(forced_colors="active", color_scheme="dark")

    assert page.evaluate(_TOO_WIDE) == []
    assert page.evaluate(_UNSEEN) == []


def assert_light(
    page: Page, real_site: Path, home: str, address: str, requests: list[Request]
) -> None:
    """What the open page asked for is little, and no font."""
    # The icon is asked for when the browser likes.
    icon = page.locator("link[rel=icon]").get_attribute("href")
    asked = {request.url for request in requests} | {
        page.evaluate("path => new URL(path, location).href", icon)
    }
    files = [served_file(real_site, url.removeprefix(home)) for url in asked]
    most_bytes, most_requests = FIRST_VIEW_OF_TABLES if address in TABLES else FIRST_VIEW

    assert len(asked) <= most_requests
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= most_bytes
    assert "font" not in {request.resource_type for request in requests}
    assert page.evaluate("() => document.fonts.size") == 0


@pytest.mark.counted
@pytest.mark.parametrize("address", INVENTED)
def test_invented_reports_in_every_state_are_accessible_too(
    same_page: Callable[..., Page], example_site: Path, served: Callable[[Path], str], address: str
) -> None:
    page = open_page(same_page(reduced_motion="reduce"), served(example_site), address)

    assert violations_in_all_looks(page) == {}
    assert page.evaluate(_SMALL_TARGETS, SMALLEST_TARGET) == []

    page.set_viewport_size(SMALLEST)

    assert page.evaluate(_TOO_WIDE) == []


def served_file(site: Path, path: str) -> Path:
    file = site / path / "index.html" if path.endswith("/") or not path else site / path
    return file if file.is_file() else site / "404.html"


@every_page
def test_a_page_reads_without_javascript(
    same_page: Callable[..., Page], home: str, address: str
) -> None:
    page = open_page(same_page(java_script_enabled=False), home, address)

    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert page.locator("main a[href]").count() > 0
    assert page.evaluate(_UNREADABLE) == []
    assert page.evaluate(_USED_TWICE) == []


def test_a_broken_policy_would_be_seen(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page()
    page.watch.expect("Content Security Policy")  # type: ignore[attr-defined]  # set by the fixture
    page.watch.expect("favicon.ico")  # type: ignore[attr-defined]  # the page has none
    page.add_init_script(_VIOLATIONS)
    tmp_path.joinpath("index.html").write_text("<p style='color: red'>字</p>", encoding="utf-8")
    with serve_folder(tmp_path, {"Content-Security-Policy": POLICY}) as address:
        page.goto(address)

        assert page.evaluate("() => window.policyViolations") == ["style-src-attr inline"]


def test_a_reader_without_javascript_walks_from_home_to_a_report(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(home + HOME)
    page.locator("main").get_by_role("link", name=re.compile("河北省")).first.click()
    assert page.url == home + PROVINCE
    page.locator("main").get_by_role("link", name=re.compile("石家庄市")).first.click()
    page.locator("main").get_by_role("link", name=re.compile("^鹿泉区")).first.click()
    if page.url == home + COUNTY:
        page.locator("main").get_by_role("link", name=re.compile("2024")).first.click()

    assert page.url == home + REPORT
    assert "鹿泉区委网信办 2024" in page.locator("h1").inner_text()
    assert page.locator("#money ~ div table").first.is_visible()
