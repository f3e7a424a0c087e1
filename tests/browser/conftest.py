"""A real browser for the tests in this folder: Debian's Chromium, driven by Playwright.

Without the browser these tests fail, because `make test` prepares it. To leave them out on
purpose: `DISCLOSE_NO_BROWSER=1 make test`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)

from generator.folders import Folders
from generator.pipeline import build
from tests.browser.axe import AXE, DESKTOP
from tests.browser.serving import serve_folder
from tests.browser.watched import Kept, Watch, kept_page, opened_page
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


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages with any options of a browser context; all of them are watched.

    `new_page(java_script_enabled=False)`, `new_page(viewport={"width": 390, "height": 844})`,
    `new_page(color_scheme="dark")`. The page's `watch` can be told which fault is expected.
    """
    watch = Watch()
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        page = opened_page(browser, watch, options)
        contexts.append(page.context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.unexpected() == []


@pytest.fixture(scope="module")
def _kept_pages() -> Iterator[dict[str, Kept]]:
    kept: dict[str, Kept] = {}
    yield kept
    for each in kept.values():
        each.page.context.close()


@pytest.fixture
def same_page(browser: Browser, _kept_pages: dict[str, Kept]) -> Iterator[Callable[..., Page]]:
    """Opens pages as `new_page` does, but tests of a file that ask for the same share the page.

    A page of one's own, with a process of its own, often costs more than what is looked at. What
    was kept in the browser is forgotten between tests, and a page that a test listens to, or gives
    a script of its own, is that test's alone. `script` runs before those of each page.
    """
    used: dict[str, Kept] = {}

    def opened(script: str = "", **options: Any) -> Page:
        key = repr((script, sorted(options.items())))
        if key not in _kept_pages:
            _kept_pages[key] = kept_page(browser, script, options)
        used[key] = kept = _kept_pages[key]
        kept.page.set_viewport_size(options.get("viewport", DESKTOP))
        kept.page.emulate_media(
            color_scheme=options.get("color_scheme", "light"),
            media="null",
            forced_colors=options.get("forced_colors", "none"),
            reduced_motion=options.get("reduced_motion", "no-preference"),
        )
        return kept.page

    yield opened
    faults = []
    for key, each in used.items():
        if not each.put_away():
            del _kept_pages[key]
            each.page.context.close()
        faults += each.watch.unexpected()
        each.watch.faults.clear()
        each.watch.expected.clear()
    assert faults == []


@pytest.fixture
def page(same_page: Callable[..., Page]) -> Page:
    """One page on a desktop; the test fails on a console error or a request to another host."""
    return same_page()


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
