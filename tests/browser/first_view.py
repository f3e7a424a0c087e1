"""What a view of a page costs a reader, as the browser counts it, and pages by their kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

FIRST_VIEW: Final = (6, 100_000)
"""Requests and packed bytes, at most."""

FIRST_VIEW_OF_TABLES: Final = (6, 300_000)
"""Of the pages `explore` and `compare`, with all that they show before a reader asks for more."""

ROWS_OF_COMPARISON: Final = 1
"""Requests beside those of the reports, once a link to the comparison names some."""

TABLES: Final = frozenset({"explore", "compare"})

_YEAR: Final = re.compile(r"20\d\d")
_CODE: Final = re.compile(r"\d{6}")
_OWN: Final = frozenset({"explore", "compare", "search", "coverage", "corrections", "data"})
_LISTED: Final = {"years": "year", "topics": "topic", "checks": "check"}


@dataclass(frozen=True, slots=True)
class View:
    """One view of a page: what came over the network, what the browser had, and the bytes."""

    fetched: tuple[str, ...]
    kept: tuple[str, ...]
    size: int

    @property
    def cost(self) -> tuple[int, int]:
        """How many requests, how many bytes."""
        return len(self.fetched), self.size


class Meter:
    """Counts what a page asks for, as the browser's own network panel does."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._urls: dict[str, str] = {}
        self._kept: set[str] = set()
        self._sizes: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.requestServedFromCache", lambda each: self._kept.add(each["requestId"]))
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def view(self, url: str) -> View:
        """Open a page and wait until it asks for nothing more."""
        for each in (self._urls, self._kept, self._sizes):
            each.clear()
        self._page.goto(url)
        self._page.wait_for_load_state("networkidle")
        fetched = tuple(url for each, url in self._urls.items() if each not in self._kept)
        kept = tuple(url for each, url in self._urls.items() if each in self._kept)
        return View(fetched, kept, sum(self._sizes.values()))

    def _sent(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            self._urls[event["requestId"]] = event["request"]["url"]

    def _received(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._kept.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._urls:
            self._sizes[event["requestId"]] = int(event["encodedDataLength"])


def kind_of(page: str) -> str:
    """The kind of the page at an address of a built site, by the address alone."""
    parts = page.split("/") if page else []
    if not parts:
        return "home"
    if parts[0] in _OWN:
        return parts[0] if len(parts) == 1 else f"{parts[0]}: part"
    if parts[0] in _LISTED:
        kind = _LISTED[parts[0]]
        return f"{kind}s" if len(parts) == 1 else kind if len(parts) == 2 else f"{kind}: part"
    if parts[0] in {"about", "glossary"}:
        return "written"
    if _CODE.fullmatch(parts[0]):
        return "redirect"
    return "report" if any(map(_YEAR.fullmatch, parts)) else "place"


def heaviest(site: Path) -> dict[str, str]:
    """Of each kind of page the one whose HTML is largest, packed."""
    found: dict[str, tuple[int, str]] = {}
    for file in site.rglob("index.html"):
        page = file.parent.relative_to(site).as_posix().lstrip(".")
        raw = file.stat().st_size
        kind = kind_of(page)
        if raw < found.get(kind, (0, ""))[0]:
            continue  # packed sizes follow, near enough, and packing all of a country takes long
        found[kind] = raw, page
    return {kind: page for kind, (_, page) in sorted(found.items()) if kind != "redirect"}
