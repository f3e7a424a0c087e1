"""A report on paper: whole in one file, nothing runs, nothing is asked for."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from generator.model.edition import Edition
from generator.render.paper import on_paper, paper_html, style_in
from generator.render.templates import Templates
from generator.views.county_year.page import CountyYearPage, county_years
from generator.views.draft import made
from tests.conftest import ROOT
from tests.test_hostile_text import Elements

FOLDER = ROOT / "site_templates"


@pytest.fixture
def page(example: Edition) -> CountyYearPage:
    return on_paper(next(made(county_years(example))))


def printed(page: CountyYearPage) -> str:
    return paper_html(Templates(FOLDER), "report.html.j2", style_in(FOLDER), page)


def test_every_word_of_the_page_is_on_paper(page: CountyYearPage) -> None:
    text = "".join(Elements(printed(page)).text)

    for section in page.sections:
        assert section.title in text
    for card in page.cards:
        assert card.figure in text


def test_nothing_runs_and_nothing_is_asked_for(page: CountyYearPage) -> None:
    text = printed(page)
    tags = {each.split(" ")[0] for each in Elements(text).elements}
    asking = re.findall(r'(?:src|href|action|data)="(?!#)[^"]*"', text)

    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "img", "details"}
    assert asking == []
    assert not re.search(r"\son\w+=|\sstyle=", text)


def test_the_style_sheet_is_the_only_one_that_the_page_allows(page: CountyYearPage) -> None:
    text = printed(page)
    style = re.search(r"<style>(.*)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()

    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;" in text
    assert f'content:"/{page.address}/　版本 {page.head.data_digest}"' in style[1]


def test_every_link_within_leads_somewhere(page: CountyYearPage) -> None:
    text = printed(page)

    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'id="([^"]+)"', text))


def test_an_address_that_is_none_is_a_defect(page: CountyYearPage) -> None:
    with pytest.raises(ValueError, match="evil"):
        printed(replace(page, address='a"}evil'))
