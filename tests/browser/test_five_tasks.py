"""What readers come for, each in at most three actions from the home page.

An action is a click, a choice in a list, or words typed and sent.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_queries import JIANGHUA, LUQUAN, REPORTS

pytestmark = pytest.mark.browser

MOST_ACTIONS = 3
ROWS = ".rows .tabulator-row"


class Reader:
    """A reader at the home page who counts what it takes."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.actions = 0
        page.goto(home)

    def types(self, words: str) -> None:
        """Words into the box of the header."""
        self._acts()
        self.page.fill("#search-box", words)

    def takes(self, suggestion: str) -> None:
        self._acts()
        self.page.locator("#search-suggestions li", has_text=suggestion).first.click()

    def follows(self, name: str, *, within: str = "body") -> None:
        self._acts()
        self.page.locator(within).get_by_role("link", name=name).first.click()

    def presses(self, name: str) -> None:
        self._acts()
        self.page.get_by_role("button", name=name, exact=True).click()

    def _acts(self) -> None:
        self.actions += 1
        assert self.actions <= MOST_ACTIONS


@pytest.fixture
def reader(page: Page, home: str) -> Reader:
    return Reader(page, home)


def test_the_report_of_a_county_by_its_initials(reader: Reader) -> None:
    reader.types("lq")
    reader.takes("鹿泉区")
    reader.follows("鹿泉区委网信办 2024", within="main")

    reader.page.wait_for_url(f"**/{REPORTS[LUQUAN]}/")
    expect(reader.page.locator("h1")).to_contain_text("鹿泉区委网信办")


def test_who_withheld_money(reader: Reader) -> None:
    reader.follows("探索", within="header")
    reader.follows("哪些报告写明依法不予公开")

    expect(reader.page.locator(f"{ROWS} .what a")).to_have_count(1)
    link = reader.page.locator(f"{ROWS} .what a").get_attribute("href")
    assert link is not None
    assert link.endswith(f"{REPORTS[JIANGHUA]}/")


def test_what_counties_spend_on_watching_opinion(reader: Reader) -> None:
    reader.follows("项目", within="header")
    reader.follows("舆情监测", within="main")

    table = reader.page.locator("#table-projects")
    expect(table.locator("caption")).to_contain_text("万元")
    assert table.locator("tbody tr").count() >= 2


def test_which_reports_state_no_score(reader: Reader) -> None:
    reader.follows("探索", within="header")
    reader.follows("哪些报告没有写自评得分")

    expect(reader.page.locator(ROWS)).to_have_count(4)
    scores = reader.page.locator(f"{ROWS} [tabulator-field=total_score]").all_inner_texts()
    assert {each.strip() for each in scores} == {"未说明"}


def test_this_table_as_csv(reader: Reader) -> None:
    reader.follows("探索", within="header")
    reader.follows("哪些报告没有写自评得分")
    expect(reader.page.locator(ROWS)).to_have_count(4)
    with reader.page.expect_download() as waiting:
        reader.presses("CSV")
    text = Path(waiting.value.path()).read_text("utf-8-sig")

    assert len(list(csv.reader(io.StringIO(text)))) == 1 + 4


def test_a_list_page_as_csv(reader: Reader) -> None:
    reader.follows("年度", within="header")
    reader.follows("2024 年", within="main")
    with reader.page.expect_download() as waiting:
        reader.follows("rows.csv")
    text = Path(waiting.value.path()).read_text("utf-8-sig")

    assert len(list(csv.reader(io.StringIO(text)))) >= 1 + 2
