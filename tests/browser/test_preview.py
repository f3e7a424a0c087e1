"""An officer saves a file, and the page in the browser shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cli.test_preview import PAGE, Running, started

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, example_output: Path) -> Iterator[Running]:
    found = started(tmp_path_factory.mktemp("serve"), example_output)
    yield found
    found.end()


def test_the_page_shows_what_is_saved_and_what_is_wrong_with_it(
    page: Page, running: Running
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(running.home + PAGE)
    expect(page.locator("#live")).to_contain_text("只有这台电脑能看到")
    running.save("\ntitle: ", "\ntitle: 改过的")
    expect(page.locator("main")).to_contain_text("改过的")

    running.save("\ncoverage: ", "\ncovrage: ")
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("内容有错误")
    expect(page.locator("#live li").first).to_contain_text("2024.yml:")
    expect(page.locator("main")).to_contain_text("改过的")

    running.save("\ncovrage: ", "\ncoverage: ")
    expect(banner).to_have_count(0)
    assert said == []


def test_another_page_follows_when_the_whole_site_is_built(page: Page, running: Running) -> None:
    page.goto(running.home + "data/")
    running.save("\ntitle: ", "\ntitle: 又")
    page.goto(running.home + PAGE)
    expect(page.locator("main")).to_contain_text("又")
    expect(page.locator("#live")).to_be_visible()
