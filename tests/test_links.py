"""Every link of the built example site leads somewhere; no page holds what a policy forbids."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from generator.publish.bundles import OWN
from tests.conftest import ROOT

LINKS = {"href", "src", "srcset", "action", "data", "poster", "xlink:href"}
BASE = "/shili/"
"""Where the example site stands on its host: the page for what is not found is served at any depth,
so its links, and no others, begin at the root."""


class Seen(HTMLParser):
    """What a page points at, what can be pointed at in it, and what stands inline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self._is_in_script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LINKS and (tag, name) != ("link", "canonical"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            if name == "style" or name.startswith("on"):
                self.inline.append(f"<{tag} {name}>")
        if tag == "style":
            self.inline.append("<style>")
        # A data block is no script: no browser runs it, and no policy asks about it.
        self._is_in_script = tag == "script" and ("type", "application/ld+json") not in attrs

    def handle_endtag(self, tag: str) -> None:
        self._is_in_script = self._is_in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._is_in_script and data.strip():
            self.inline.append(f"<script>{data.strip()[:40]}")


@pytest.fixture(scope="module")
def pages(example_site: Path) -> dict[Path, Seen]:
    return {path: Seen(path.read_text("utf-8")) for path in sorted(example_site.rglob("*.html"))}


def own(site: Path, path: Path, link: str) -> tuple[Path, str] | None:
    """The file and fragment of a link within the site; None for one that leaves it."""
    address, fragment = urldefrag(link)
    parts = urlsplit(address)
    if parts.scheme not in {"", "http", "https"} or parts.netloc:
        return None
    target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
    if parts.path.startswith(BASE):
        target = site / parts.path.removeprefix(BASE)
    return (target / "index.html" if target.is_dir() else target), unquote(fragment)


def test_every_internal_link_and_fragment_leads_to_something(
    example_site: Path, pages: dict[Path, Seen]
) -> None:
    site = example_site.resolve()
    broken = []
    for path, seen in pages.items():
        for link in seen.links:
            found = own(site, path.resolve(), link)
            if found is None:
                continue
            target, fragment = found
            known = pages.get(example_site / target.relative_to(site)) if target.is_file() else None
            if not target.is_file() or (fragment and (known is None or fragment not in known.ids)):
                broken.append(f"{path.relative_to(example_site)}: {link}")

    assert sum(len(seen.links) for seen in pages.values()) > 1000
    assert broken == []


def test_every_page_works_under_another_sub_path(pages: dict[Path, Seen]) -> None:
    assert [
        f"{path.name}: {link}"
        for path, seen in pages.items()
        for link in seen.links
        if link.startswith("/") and path.name != "404.html"
    ] == []


def test_no_id_stands_twice_on_a_page(example_site: Path, pages: dict[Path, Seen]) -> None:
    twice = {
        str(path.relative_to(example_site)): sorted(
            {each for each in seen.ids if seen.ids.count(each) > 1}
        )
        for path, seen in pages.items()
        if len(set(seen.ids)) < len(seen.ids)
    }

    assert twice == {}


def test_no_page_holds_inline_style_script_or_handler(
    example_site: Path, pages: dict[Path, Seen]
) -> None:
    found = {
        str(path.relative_to(example_site)): seen.inline
        for path, seen in pages.items()
        if seen.inline
    }

    assert found == {}


def test_no_page_asks_anything_of_another_host(pages: dict[Path, Seen]) -> None:
    """Only words may lead elsewhere, and the page's own canonical address."""
    allowed = ("https://gk.example.com/shili/", "https://www.example.com/", "mailto:")
    elsewhere = {
        link
        for seen in pages.values()
        for link in seen.links
        if urlsplit(link).netloc or urlsplit(link).scheme
    }

    assert [link for link in sorted(elsewhere) if not link.startswith(allowed)] == []


NAMESPACE = re.compile(r"http://(?:www\.w3|schemas\.openxmlformats)\.org/")


@pytest.mark.parametrize("name", ["*.css", "*.js"])
def test_no_own_style_or_script_names_another_host(name: str) -> None:
    own_files = sorted((ROOT / OWN).glob(name))

    assert own_files
    assert [
        path.name for path in own_files if "://" in NAMESPACE.sub("", path.read_text("utf-8"))
    ] == []
