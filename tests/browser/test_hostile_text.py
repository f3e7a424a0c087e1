"""Text that would be markup, script or template stays text in every slot of a page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT
from tests.browser.pages import ALL, NOWHERE, REPORT

pytestmark = pytest.mark.browser

HOSTILE = """</title><script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}"""

# Data for search engines: a block that no browser runs.
DATA = "[type='application/ld+json']"

# Keys whose value, and keys whose first list item, becomes the hostile text.
VALUES = {
    "site.yml": ("title", "tagline", "sponsor", "description", "licence"),
    "topics.yml": ("name", "description"),
    f"reports/{REPORT.rstrip('/')}.yml": (
        *("title", "full_name", "short_name", "coverage_note", "name", "issuer", "purpose"),
        "place",
    ),
}
LISTS = ("summary", "keywords", "words", "sections", "institutions", "duties", "staff_changes")

# Where a reader, a screen reader or a search engine meets the text on the report's page.
SLOTS = {
    "title": "() => document.title",
    "meta og:title": """() => document.querySelector("meta[property='og:title']").content""",
    "meta ArticleTitle": "() => document.querySelector('meta[name=ArticleTitle]').content",
    "meta ContentSource": "() => document.querySelector('meta[name=ContentSource]').content",
    "header": "() => document.querySelector('.brand').textContent",
    "heading": "() => document.querySelector('h1').textContent",
    "under the heading": "() => document.querySelector('.sub').textContent",
    "row heading": "() => document.querySelector('#table-projects tbody th').textContent",
    "caption": "() => [...document.querySelectorAll('caption')].map(e => e.textContent).join()",
    "region": "() => [...document.querySelectorAll('[role=region]')].map(e => e.ariaLabel).join()",
    "chart title": "() => document.querySelector('.chart title').textContent",
    "chart description": "() => document.querySelector('.chart desc').textContent",
    "chart label": "() => document.querySelector('.chart .label').textContent",
    "fact": "() => document.querySelector('.facts dd').textContent",
    "comparison": "() => document.querySelector('.comparison').parentElement.textContent",
    "folded comparison": "() => document.querySelector('details li').parentElement.textContent",
    "citation": "() => document.querySelector('.copy .text').textContent",
    "footer": "() => document.querySelector('footer').textContent",
}


@pytest.fixture(scope="module")
def hostile_home(
    tmp_path_factory: pytest.TempPathFactory,
    build_content: Callable[[Path], Path],
    served: Callable[[Path], str],
) -> str:
    """The real content with the hostile text in every name and sentence."""
    content = tmp_path_factory.mktemp("hostile") / "content"
    shutil.copytree(ROOT / "content", content)
    for name, keys in VALUES.items():
        file = content / name
        text = file.read_text(encoding="utf-8")
        for key in keys:
            text, count = re.subn(rf"(?m)^( *{key}: )(?!未说明).+$", _with_hostile, text)
            assert count, (name, key)
        text = re.sub(rf"(?m)^( *(?:{'|'.join(LISTS)}):\n *- ).+$", _with_hostile, text)
        file.write_text(text, encoding="utf-8")
    about = f"# {HOSTILE}\n\n{HOSTILE}\n\n## {HOSTILE}\n\n- {HOSTILE}\n"
    (content / "pages" / "about.md").write_text(about, encoding="utf-8")
    return served(build_content(content))


def _with_hostile(line: re.Match[str]) -> str:
    return f"{line[1]}'{HOSTILE}'"


@pytest.mark.parametrize("address", ALL, ids=lambda address: address or "home")
def test_no_page_gains_an_element_from_text(page: Page, hostile_home: str, address: str) -> None:
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    if address == NOWHERE:
        page.watch.expect("404 (Not Found)")  # type: ignore[attr-defined]  # set by the fixture
    page.goto(hostile_home + address)
    is_filled = address == "explore/"  # by scripts of its own
    if is_filled:
        page.locator(".tabulator-row").first.wait_for()

    assert opened == []
    own = [address[:-1]] if address in {"search/", "compare/", "explore/"} else []
    scripts = [
        each.get_attribute("src") or "" for each in page.locator(f"script:not({DATA})").all()
    ]
    assert [re.sub(r".*assets/|\.[0-9a-f]{8}\.js$", "", each) for each in scripts] == [
        "disclose",
        *own,
    ]
    for data in page.locator(f"script{DATA}").all_text_contents():
        assert HOSTILE in str(json.loads(data))
    assert page.locator("img").count() == 0
    assert page.locator("[onerror]").count() == 0
    assert HOSTILE in page.title()
    assert HOSTILE in (page.locator(".brand").text_content() or "")
    assert "49" not in page.title()


@pytest.mark.parametrize("slot", SLOTS)
def test_a_slot_shows_the_text_as_text(hostile_report: Page, slot: str) -> None:
    assert HOSTILE in hostile_report.evaluate(SLOTS[slot])


def test_a_description_of_the_site_is_text(page: Page, hostile_home: str) -> None:
    page.goto(hostile_home)

    assert page.locator("meta[name=description]").get_attribute("content") == HOSTILE


def test_a_topic_is_text_in_the_way_from_home(page: Page, hostile_home: str) -> None:
    page.goto(f"{hostile_home}topics/yuqing-jiance/")

    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator(".crumbs [aria-current]").inner_text() == HOSTILE


def test_a_heading_of_a_hand_page_is_text_in_the_side_contents(
    page: Page, hostile_home: str
) -> None:
    page.goto(f"{hostile_home}about/")

    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator("h2").inner_text() == HOSTILE
    assert page.locator(".aside li").inner_text() == HOSTILE


@pytest.fixture(scope="module")
def hostile_report(browser: Browser, hostile_home: str) -> Iterator[Page]:
    """One open page for all its slots."""
    page = browser.new_page()
    page.goto(hostile_home + REPORT)
    yield page
    page.close()
