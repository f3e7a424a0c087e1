"""Nothing that a reader does is against the content policy, on any kind of page.

The example is shown by nginx with the settings that the program prints, so the policy stands in the
page and in the headers. Every control of a page is used, and the page printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.first_view import heaviest
from tests.browser.nginx_site import behind_nginx

pytestmark = pytest.mark.browser

SUGGESTION = "#search-suggestions [role=option]"
KINDS = (
    *("home", "place", "report", "year", "years", "topic", "topics", "check", "checks"),
    *("coverage", "corrections", "data", "written", "search", "compare", "explore"),
)
ASKED = {"search": "?q=%E7%94%B2", "explore": "?table=projects"}

_LISTEN = """
document.addEventListener("securitypolicyviolation", event =>
  heardViolation(event.violatedDirective + " " + event.blockedURI + " " + location.pathname));
"""

# Uses every control once, those too that another one made; tells what it used. A control that is
# made anew, as the rows of a table are, is the one that it was: so often as its like are seen at
# once, so often they are used. What was typed or chosen is taken back, and what was
# closed is opened again, so that nothing stays hidden.
_USE_ALL = """async () => {
  const used = new Set(), told = [], most = new Map();
  const like = each => [each.localName, each.type, each.name || each.getAttribute("aria-label")
    || each.closest(".tabulator-col")?.getAttribute("tabulator-field")
    || each.textContent.trim()].filter(Boolean).join(" ");
  const next = () => {
    const seen = new Map();
    for (const each of document.querySelectorAll("button, summary, select, input"))
      if (each.checkVisibility() && !each.disabled && !each.matches("form.find > button"))
        seen.set(like(each), [...(seen.get(like(each)) ?? []), each]);
    for (const [name, all] of seen) most.set(name, Math.max(most.get(name) ?? 0, all.length));
    return [...seen].filter(([name]) => told.filter(one => one === name).length < most.get(name))
      .flatMap(([, all]) => all).find(each => !used.has(each));
  };
  const rest = () => new Promise(resolve => setTimeout(resolve, 20));
  const changed = async (each, kind) => {
    each.dispatchEvent(new Event(kind, { bubbles: true }));
    await rest();
  };
  for (let each = next(); each && told.length < 300; each = next()) {
    used.add(each);
    told.push(like(each));
    if (each.localName === "select") {
      const before = each.selectedIndex;
      each.selectedIndex = each.options.length - 1;
      await changed(each, "change");
      const now = [...document.querySelectorAll("select")].find(one => like(one) === like(each));
      now.selectedIndex = before;
      await changed(now, "change");
    } else if (each.matches("input:not([type=checkbox], [type=radio])")) {
      each.focus();
      for (const value of ["甲", ""]) {
        each.value = value;
        await changed(each, "input");
      }
    } else {
      each.click();
      await rest();
      if (each.localName === "summary" && !each.parentElement.open) each.click();
    }
  }
  return told;
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, example_site: Path) -> Iterator[str]:
    """The example behind nginx."""
    with behind_nginx(example_site, tmp_path_factory.mktemp("public")) as address:
        yield address


@pytest.fixture
def heard() -> list[str]:
    """The violations that the browser reports."""
    return []


@pytest.fixture
def page(new_page: Callable[..., Page], heard: list[str]) -> Page:
    """A page that reports violations, also over a change of page."""
    opened = new_page(permissions=["clipboard-read", "clipboard-write"])
    opened.context.expose_binding("heardViolation", lambda _, said: heard.append(said))
    opened.context.add_init_script(_LISTEN)
    return opened


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_a_reader_does_is_against_the_policy(
    page: Page, home: str, example_site: Path, heard: list[str], kind: str
) -> None:
    answer = page.goto(f"{home}{heaviest(example_site)[kind]}/{ASKED.get(kind, '')}")
    page.wait_for_load_state("networkidle")
    used = page.evaluate(_USE_ALL)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
    page.pdf()
    page.wait_for_load_state("networkidle")

    assert answer is not None
    assert "frame-ancestors" in answer.headers["content-security-policy"]
    assert heard == []
    assert len(used) >= {"explore": 40, "report": 7, "home": 10}.get(kind, 3)


def test_searching_and_comparing_from_page_to_page_is_within_the_policy(
    page: Page, home: str, heard: list[str]
) -> None:
    page.goto(home)
    page.locator("#search-box").press_sequentially("jx")
    page.locator(SUGGESTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("jiaxian"))
    page.goto(f"{home}shili/dongshi/jiaxian/2024/")
    page.get_by_role("button", name="加入对比").click()
    page.get_by_role("link", name="对比（1）").click()
    page.locator("#add-report").fill("binghe")
    page.locator("#report-suggestions [role=option]").first.click()
    page.locator("#side-by-side table").first.wait_for()
    page.get_by_label("只看不同的行").check()
    page.get_by_role("button", name=re.compile("移走")).first.click()
    page.go_back()
    page.wait_for_load_state("networkidle")

    assert heard == []


def test_what_is_against_the_policy_is_heard(page: Page, home: str, heard: list[str]) -> None:
    for part in ("Content Security Policy", "192.0.2.1"):
        page.watch.expect(part)  # type: ignore[attr-defined]  # set by the fixture
    page.goto(home)
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.wasRun = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='1'>字</p>");
      const image = document.createElement("img");
      image.src = "http://192.0.2.1/x.png";
      document.body.append(image);
    }""")
    page.wait_for_timeout(100)

    assert page.evaluate("() => window.wasRun") is None
    assert {each.rsplit(" ", 1)[0] for each in heard} >= {
        "script-src-elem inline",
        "style-src-attr inline",
        "script-src-attr inline",
        "img-src http://192.0.2.1/x.png",
    }


class Handlers(HTMLParser):
    """What a strict policy refuses in the source of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {name}" for name, _ in attrs if re.match(r"style$|on", name)]


def test_no_page_of_any_output_holds_a_handler_or_a_style(example_site: Path) -> None:
    pages = [*example_site.rglob("*.html")]

    assert len(pages) > 90
    found = {page: each for page in pages if (each := Handlers(page.read_text("utf-8")).found)}
    assert found == {}
    assert Handlers("<a onclick=1><b style='x'><i once='x'>").found == [
        "a onclick", "b style", "i once",
    ]  # fmt: skip
