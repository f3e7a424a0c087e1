"""The browser fixtures themselves: a fault that a page commits must not pass unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.browser.watched import Watch, kept_page
from tests.waiting import until

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>公开</title>
<link rel="icon" href="data:,"></head><body><main><h1>鹿泉区 2024</h1></main></body></html>"""


def site(folder: Path, body: str) -> Path:
    folder.joinpath("index.html").write_text(body, encoding="utf-8")
    return folder


def watch_of(page: Page) -> Watch:
    return page.watch  # type: ignore[attr-defined,no-any-return]  # set by the fixture


def test_a_plain_page_is_read_and_accessible(
    page: Page, served: Callable[[Path], str], tmp_path: Path, axe_source: str
) -> None:
    page.goto(served(site(tmp_path, GOOD)))

    assert page.locator("h1").inner_text() == "鹿泉区 2024"
    assert violations(page) == []
    assert "axe" in axe_source


def test_axe_names_the_rule_and_the_place(
    page: Page, served: Callable[[Path], str], tmp_path: Path
) -> None:
    page.goto(served(site(tmp_path, GOOD.replace("</h1>", "</h1><img src='data:,' id='bare'>"))))

    assert [(v["id"], v["nodes"][0]["target"]) for v in violations(page)] == [
        ("image-alt", "#bare"),
    ]


def test_axe_runs_under_a_strict_content_policy(
    page: Page, served: Callable[[Path], str], tmp_path: Path
) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    strict = GOOD.replace("<title>", f"{policy}<title>").replace(
        '<link rel="icon" href="data:,">', ""
    )
    tmp_path.joinpath("favicon.ico").touch()
    page.goto(served(site(tmp_path, strict)))

    assert violations(page) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>console.error('坏')</script>", "console error: 坏"),
        ("<script>throw new Error('坏')</script>", "script error"),
        ("<img alt='' src='http://192.0.2.1/x.png'>", "request to another host"),
        ("<img alt='' src='missing.png'>", "404"),
    ],
)
def test_a_fault_is_seen(
    page: Page, served: Callable[[Path], str], tmp_path: Path, body: str, fault: str
) -> None:
    page.route("http://192.0.2.1/**", lambda route: route.abort())
    page.goto(served(site(tmp_path, GOOD.replace("</main>", f"{body}</main>"))))

    def is_seen() -> bool:
        page.wait_for_timeout(20)  # only then events are heard
        return any(fault in seen for seen in watch_of(page).unexpected())

    until(is_seen, fault)
    watch_of(page).expect("")


_KEPT = "() => [localStorage.length, sessionStorage.length, document.cookie]"


def test_a_page_that_tests_share_forgets_what_it_saw(
    browser: Browser, served: Callable[[Path], str], tmp_path: Path
) -> None:
    shared = kept_page(browser, "", {})
    page, address = shared.page, served(site(tmp_path, GOOD))
    page.goto(address)
    page.evaluate("() => { localStorage.a = sessionStorage.a = 1; document.cookie = 'a=1'; }")

    assert page.evaluate(_KEPT) == [1, 1, "a=1"]
    assert shared.put_away()
    page.goto(address)
    assert page.evaluate(_KEPT) == [0, 0, ""]
    page.context.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.on("request", lambda _: None),
        lambda page: page.route("**/*", lambda route: route.abort()),
        lambda page: page.add_init_script("1"),
        lambda page: page.context.new_cdp_session(page),
        lambda page: page.context.new_page(),
    ],
)
def test_a_page_that_a_test_has_changed_for_good_is_not_shared(
    browser: Browser, change: Callable[[Page], object]
) -> None:
    shared = kept_page(browser, "", {})

    assert shared.put_away()
    change(shared.page)
    assert not shared.put_away()
    shared.page.context.close()


def test_without_javascript_a_page_is_read(
    new_page: Callable[..., Page], served: Callable[[Path], str], tmp_path: Path
) -> None:
    page = new_page(java_script_enabled=False)
    change = "<script>document.querySelector('h1').textContent = '改'</script>"
    page.goto(served(site(tmp_path, GOOD.replace("</main>", f"{change}</main>"))))

    assert page.locator("h1").inner_text() == "鹿泉区 2024"
