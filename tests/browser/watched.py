"""Pages that are watched, and pages that tests share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page, Request

from tests.browser.axe import DESKTOP

OWN_HOSTS = {"127.0.0.1", "localhost", None}


@dataclass
class Watch:
    """What a page did that no page of the site may do."""

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)

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
        self.origins.add(f"{parts.scheme}://{parts.netloc}")
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname not in OWN_HOSTS:
            self._fault(f"request to another host: {request.url}")

    def _fault(self, text: str) -> None:
        self.faults.append(text)


def opened_page(browser: Browser, watch: Watch, options: dict[str, Any]) -> Page:
    """A page with a context of its own, which is watched."""
    context = browser.new_context(**{"locale": "zh-CN", "viewport": DESKTOP} | options)
    watch.on(context)
    page = context.new_page()
    page.watch = watch  # type: ignore[attr-defined]  # tests read it as `page.watch`
    return page


@dataclass
class Kept:
    """A page that tests share, until one of them changes what the page is for good."""

    page: Page
    watch: Watch
    protocol: CDPSession
    is_changed: bool = False

    def heed(self, owner: Page | BrowserContext, name: str) -> None:
        """Take the page for changed once a function is called."""
        call = getattr(owner, name)

        def called(*arguments: Any, **options: Any) -> Any:
            self.is_changed = True
            return call(*arguments, **options)

        setattr(owner, name, called)

    def put_away(self) -> bool:
        """Have the browser forget the sites that were seen; tells whether it may be used again."""
        if self.is_changed or self.page.context.pages != [self.page]:
            return False
        try:
            self._forget()
        except Error:  # the test failed with a page that does not answer
            return False
        return True

    def _forget(self) -> None:
        for origin in self.watch.origins:
            self.protocol.send(
                "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"}
            )
        if self.watch.origins:
            self.page.evaluate("() => sessionStorage.clear()")
        self.page.context.clear_cookies()
        self.page.goto("about:blank")
        self.watch.origins.clear()


# What neither gets rid of.
_FOR_GOOD = ("add_init_script", "expose_binding", "expose_function", "on", "once", "route")
_FOR_GOOD_OF_CONTEXT = (*_FOR_GOOD, "grant_permissions", "new_cdp_session", "set_offline")


def kept_page(browser: Browser, script: str, options: dict[str, Any]) -> Kept:
    """A new page to be shared; `script` runs before those of each page."""
    watch = Watch()
    page = opened_page(browser, watch, options)
    page.add_init_script(script)
    kept = Kept(page, watch, page.context.new_cdp_session(page))
    for name in _FOR_GOOD:
        kept.heed(page, name)
    for name in _FOR_GOOD_OF_CONTEXT:
        kept.heed(page.context, name)
    return kept
