"""A real browser for the tests in this folder: Debian's Chromium, driven by Playwright.

Without the browser these tests fail, because `make test` prepares it. To leave them out on
purpose: `DISCLOSE_NO_BROWSER=1 make test`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from generator.folders import Folders
from generator.pipeline import build
from tests.browser.axe import AXE, DESKTOP
from tests.browser.serving import serve_folder
from tests.waiting import BROWSER_PATIENCE

ROOT = Path(__file__).parent.parent.parent
# The same engine twice: without windows that nobody sees, a page costs less than half.
CHROMIUMS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = next((path for path in CHROMIUMS if path.is_file()), CHROMIUMS[0])
ARGUMENTS = [
    "--headless",
    "--no-sandbox",  # root in a container; the tests open only pages of their own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OWN_HOSTS = {"127.0.0.1", "localhost", None}


@dataclass
class Watch:
    """What a page did that no page of the site may do."""

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, part: str) -> None:
        """Let faults pass whose text holds `part`: say so before it happens."""
        self.expected.append(part)

    def on(self, context: BrowserContext) -> None:
        context.on("console", lambda said: self._console(said.type, said.text, said.location))
        context.on("weberror", lambda raised: self._fault(f"script error: {raised.error}"))
        context.on("request", self._request)

    def unexpected(self) -> list[str]:
        return [fault for fault in self.faults if not any(part in fault for part in self.expected)]

    def _console(self, kind: str, text: str, location: Any) -> None:
        if kind == "error":
            self._fault(f"console error: {text} ({location.get('url')})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname not in OWN_HOSTS:
            self._fault(f"request to another host: {request.url}")

    def _fault(self, text: str) -> None:
        self.faults.append(text)


expect.set_options(timeout=BROWSER_PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if os.environ.get("DISCLOSE_NO_BROWSER") == "1":
        pytest.skip("DISCLOSE_NO_BROWSER=1: the browser tests were left out on purpose")
    assert CHROMIUM.is_file(), (
        f"未找到浏览器 {CHROMIUM}。Not found: "
        "run `make test`, or apt-get install chromium-headless-shell fonts-noto-cjk"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, timeout=BROWSER_PATIENCE
        )
        browser.on("context", lambda context: context.set_default_timeout(BROWSER_PATIENCE))
        yield browser
        browser.close()


def _opened(browser: Browser, watch: Watch, options: dict[str, Any]) -> Page:
    context = browser.new_context(**{"locale": "zh-CN", "viewport": DESKTOP} | options)
    watch.on(context)
    page = context.new_page()
    page.watch = watch  # type: ignore[attr-defined]  # tests read it as `page.watch`
    return page


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages with any options of a browser context; all of them are watched.

    `new_page(java_script_enabled=False)`, `new_page(viewport={"width": 390, "height": 844})`,
    `new_page(color_scheme="dark")`. The page's `watch` can be told which fault is expected.
    """
    watch = Watch()
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        page = _opened(browser, watch, options)
        contexts.append(page.context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.unexpected() == []


@pytest.fixture(scope="module")
def _kept_pages(browser: Browser) -> Iterator[dict[str, tuple[Page, Watch]]]:
    kept: dict[str, tuple[Page, Watch]] = {}
    yield kept
    for page, _ in kept.values():
        page.context.close()


@pytest.fixture
def same_page(
    browser: Browser, _kept_pages: dict[str, tuple[Page, Watch]]
) -> Iterator[Callable[..., Page]]:
    """Opens pages as `new_page` does, but tests of a file that ask for the same share the page.

    For tests that only look, of which there are many: a page of one's own, with a process of its
    own, costs more than to look at it. What a page kept in the browser is forgotten between them.
    """
    used: list[tuple[Page, Watch]] = []

    def opened(**options: Any) -> Page:
        key = repr(sorted(options.items()))
        if key not in _kept_pages:
            watch = Watch()
            _kept_pages[key] = _opened(browser, watch, options), watch
        page, watch = _kept_pages[key]
        used.append((page, watch))
        page.set_viewport_size(options.get("viewport", DESKTOP))
        page.emulate_media(color_scheme=options.get("color_scheme", "light"))
        return page

    yield opened
    for page, watch in used:
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.context.clear_cookies()
        page.goto("about:blank")
        faults, watch.expected = watch.unexpected(), []
        watch.faults.clear()
        assert faults == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page on a desktop; the test fails on a console error or a request to another host."""
    return new_page()


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serves folders until the session ends: `served(folder)` is the address, ending in `/`."""
    with ExitStack() as stack:
        addresses: dict[Path, str] = {}

        def address(folder: Path) -> str:
            if folder not in addresses:
                addresses[folder] = stack.enter_context(serve_folder(folder))
            return addresses[folder]

        yield address


@pytest.fixture(scope="session")
def build_content(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Builds a content folder: `build_content(folder)` is the folder of the finished site."""

    def built(content: Path) -> Path:
        folders = Folders(ROOT, content, tmp_path_factory.mktemp("site"))
        build(folders, lambda _: None)
        return folders.site

    return built


@pytest.fixture(scope="session")
def home(real_site: Path, served: Callable[[Path], str]) -> str:
    """The address of the site's home page."""
    return served(real_site)


@pytest.fixture(scope="session")
def axe_source() -> str:
    assert AXE.is_file(), "axe 未安装。axe is not installed; run `make test` or scripts/browser.sh"
    return AXE.read_text(encoding="utf-8")
