"""A pack for review in a browser: opened from a disk, printed on A4, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.publish.writer import add_files
from generator.reading import edition_of
from generator.release.asked import Against
from generator.review.pack import review_pack
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

A4_POINTS = (595, 842)
A4_WIDTH_PX = 178 * 96 // 25  # between the margins
CONTENT = ROOT / "content"
CUT = """() => [...document.querySelectorAll('body *')]
  .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(each => each.tagName + ' ' + each.textContent.slice(0, 20))"""
ROWS_THAT_BREAK = """() => [...document.querySelectorAll('tr, .comparison, .facts > div, .chart')]
  .filter(each => getComputedStyle(each).breakInside !== 'avoid').length"""


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    edition = edition_of(CONTENT)
    root = tmp_path_factory.mktemp("packs")
    for number, entry in enumerate(edition.dataset.reports):
        made = review_pack(ROOT / "site_templates", CONTENT, edition, entry, Against())
        add_files(root / str(number), made)
    return sorted(root.glob("*/index.html"))


def test_every_pack_prints_on_a4_and_nothing_is_cut(page: Page, packs: list[Path]) -> None:
    assert len(packs) == 5
    page.set_viewport_size({"width": A4_WIDTH_PX, "height": 1000})
    page.emulate_media(media="print")
    for pack in packs:
        page.goto(pack.as_uri())

        assert page.evaluate(CUT) == [], pack
        assert page.evaluate(ROWS_THAT_BREAK) == 0
        paper = page.pdf(prefer_css_page_size=True)
        sizes = {
            (round(float(width)), round(float(height)))
            for width, height in re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", paper)
        }
        assert sizes == {A4_POINTS}
        assert 5 < len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) < 30


def test_the_style_is_allowed_and_signatures_begin_a_sheet(
    new_page: Callable[..., Page], packs: list[Path]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(packs[0].as_uri())

    assert page.locator(".signatures tbody tr").count() == 4
    assert page.locator(".sign").evaluate("each => getComputedStyle(each).breakBefore") == "page"
    heights = page.locator(".signatures tbody tr").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert all(height > 70 for height in heights), "room for a pen"
    assert page.locator("thead").first.evaluate("each => getComputedStyle(each).display") == (
        "table-header-group"
    )
