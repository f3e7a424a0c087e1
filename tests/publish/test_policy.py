"""No page may run or load what is not the site's own, and every page says so first."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.publish.offline import offline_page
from generator.publish.policy import META, POLICY

DATA = "application/ld+json"


class Head(HTMLParser):
    """The tags in the head, and whatever a strict policy would refuse anywhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.refused: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "style" or (tag == "script" and "src" not in found and found["type"] != DATA):
            self.refused.append(tag)
        self.refused += [name for name in found if name == "style" or name.startswith("on")]
        if (found.get("href") or "").lower().startswith(("javascript:", "data:")):
            self.refused.append(str(found["href"]))


@pytest.fixture(scope="module")
def pages(example_site: Path) -> dict[str, str]:
    """Every page of the example, with redirects and the page for what is not there."""
    found = {
        path.relative_to(example_site).as_posix(): path.read_text("utf-8")
        for path in example_site.rglob("*.html")
    }
    assert {"404.html", "990101/index.html", "search/index.html"} <= found.keys()
    return found


def test_the_policy_is_the_first_thing_after_the_charset(pages: dict[str, str]) -> None:
    wrong = []
    for name, page in pages.items():
        metas = [found for tag, found in Head(page).tags if tag not in {"html", "head"}][:2]
        policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
        if metas != [{"charset": "utf-8"}, policy]:
            wrong.append(name)

    assert wrong == []


def test_no_page_holds_what_the_policy_refuses(pages: dict[str, str]) -> None:
    assert {name: found for name, page in pages.items() if (found := Head(page).refused)} == {}


def test_what_a_policy_refuses_would_be_seen() -> None:
    page = "<p style='x'><script type=''>1</script><style></style><a href='data:,' onclick='1'>"

    assert Head(page).refused == ["style", "script", "style", "onclick", "data:,"]


def test_the_policy_allows_nothing_unsafe_and_no_other_host() -> None:
    assert "unsafe" not in POLICY
    assert "frame-ancestors" not in POLICY
    assert re.findall(r"https?:|\*", POLICY) == []
    assert re.findall(r"[a-z-]+(?= [^;]*data:)", POLICY) == ["img-src"]


def test_on_a_disk_there_is_no_policy_to_misread(pages: dict[str, str]) -> None:
    assert META in pages["index.html"]
    assert META not in offline_page(pages["index.html"])
