"""A report on paper: A4, everything unfolded, nothing that only a screen needs."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator

import pdfplumber
import pytest
from playwright.sync_api import Page

from tests.browser.pages import REPORT, REPORTS
from tests.browser.test_palette import luminance

pytestmark = pytest.mark.browser

A4_POINTS = (595, 842)


def test_paper_has_what_paper_needs(page: Page, home: str) -> None:
    page.goto(home + REPORT)
    page.emulate_media(media="print")
    displays = page.evaluate(
        "() => [...document.querySelectorAll('thead')].map(each => getComputedStyle(each).display)"
    )

    assert set(displays) == {"table-header-group"}
    for part in ("header.top", ".aside", ".contents", ".reading", ".skip"):
        assert page.locator(part).count() > 0
        assert not page.locator(part).first.is_visible(), part


def test_folded_comparisons_are_unfolded_without_a_script(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(home + REPORT)
    page.emulate_media(media="print")

    assert page.locator("details li").first.is_visible()


def test_paper_is_white_even_for_a_reader_of_the_dark_palette(
    new_page: Callable[..., Page], home: str
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(home + REPORT)
    page.locator(".reading button[data-set=theme]").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.emulate_media(media="print")
    ink, paper, mark = page.evaluate(
        """() => [getComputedStyle(document.body).color,
                  getComputedStyle(document.body).backgroundColor,
                  getComputedStyle(document.querySelector(".mark.contradicts")).color]"""
    )

    assert luminance(paper) == 1
    assert luminance(ink) == 0
    assert luminance(mark) < 0.2


@pytest.mark.parametrize("address", [REPORT, REPORTS[-1]])
def test_a_report_is_printed_on_sheets_of_a4(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    paper = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", paper)
    sizes = {
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", paper)
    }

    assert len(sheets) > 1
    assert sizes == {A4_POINTS}
    assert page.locator("details:not([open])").count() == 0


_HEADS = """() => [
  ...document.querySelectorAll("h2, h3, caption, .verdict-title, thead"),
].map(each => each.textContent)"""


@pytest.mark.parametrize("address", REPORTS)
def test_no_sheet_ends_with_the_head_of_what_follows(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    heads = {plain(each) for each in page.evaluate(_HEADS)}
    lines = [plain(each) for each in last_lines(page.pdf(prefer_css_page_size=True))]

    assert len(heads) > 10
    assert len(lines) > 3
    assert [line for line in lines[:-1] if line in heads] == []


def last_lines(paper: bytes) -> Iterator[str]:
    """What stands at the foot of each sheet."""
    with pdfplumber.open(io.BytesIO(paper)) as sheets:
        for sheet in sheets.pages:
            yield (sheet.extract_text() or "").rstrip().rpartition("\n")[2]


def plain(text: str) -> str:
    """Without spaces, and with signs of the same look as one."""
    return "".join(unicodedata.normalize("NFKC", text).split())
