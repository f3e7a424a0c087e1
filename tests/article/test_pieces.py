"""A page as headings, paragraphs and grids, with links that work elsewhere or notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.article.pieces import Grid, Heading, Line, Piece, pieces
from generator.model.edition import Edition
from generator.views import address
from generator.views.blocks import Chart, Facts, Section
from generator.views.county_year.page import CountyYearPage, county_years
from generator.views.draft import made
from generator.views.table import Table
from generator.views.words import Words, link, words
from tests.builders import a_site


def leading(page: CountyYearPage) -> CountyYearPage:
    """The page with every kind of link in its lead."""
    data = link("数据", address.href(page.address, address.DATA))
    within, mail = link("上面", "#top"), link("信箱", "mailto:a@example.cn")
    return replace(page, lead=words("见", data, "、", data, "、", within, "、", mail, "。"))


@pytest.fixture
def page(example: Edition) -> CountyYearPage:
    return next(made(county_years(example)))


def runs(found: tuple[Piece, ...]) -> list[Words]:
    lines = [each.words for each in found if isinstance(each, Line)]
    grids = [each for each in found if isinstance(each, Grid)]
    return lines + [slot.words for grid in grids for row in grid.rows for slot in row]


def hrefs(found: tuple[Piece, ...]) -> list[str]:
    return [span.href for run in runs(found) for span in run if span.href]


def test_sections_and_tables_keep_their_order(page: CountyYearPage) -> None:
    found = pieces(page, a_site(address="https://gk.example.cn/"))
    titles = [each.text for each in found if isinstance(each, Heading) and each.level == 2]
    captions = [each.caption for each in found if isinstance(each, Grid) and each.caption]
    wanted = [each for each in page.sections if each.id != "citation"]

    assert titles == [each.title for each in wanted]
    tables = [b for each in wanted for b in each.blocks if isinstance(b, Table)]
    assert captions == [each.caption for each in tables]
    assert any(isinstance(b, Chart) for each in wanted for b in each.blocks)


def test_a_table_has_all_its_cells_and_marks_in_words(page: CountyYearPage) -> None:
    found = {e.caption: e for e in pieces(page, a_site()) if isinstance(e, Grid)}
    tables = [b for each in page.sections for b in each.blocks if isinstance(b, Table)]

    for table in tables:
        grid = found[table.caption]
        assert len(grid.rows) == len(table.rows)
        for slots, row in zip(grid.rows, table.rows, strict=True):
            for slot, cell in zip(slots, row.cells, strict=True):
                text = "".join(span.text for span in slot.words)
                assert text.startswith(cell.text)
                assert all(mark.word in text for mark in cell.marks)


def test_links_are_whole_where_the_site_has_an_address(page: CountyYearPage) -> None:
    found = pieces(leading(page), a_site(address="https://gk.example.cn/jx"))

    data = "https://gk.example.cn/jx/data/"
    assert hrefs(found)[:3] == [data, data, "mailto:a@example.cn"]
    assert f"https://gk.example.cn/jx/{page.address}/" in hrefs(found)
    assert not any("〔" in span.text for run in runs(found) for span in run)


def test_links_are_notes_where_it_has_none(page: CountyYearPage) -> None:
    found = pieces(leading(page), a_site())
    lead, end = found[1], found[-1]

    assert isinstance(lead, Line)
    assert isinstance(end, Line)
    assert "".join(span.text for span in lead.words) == "见数据〔1〕、数据〔1〕、上面、信箱。"
    assert end.words[0].text == "〔1〕见本数据网站的 /data/"
    assert [each.href for each in lead.words if each.href] == ["mailto:a@example.cn"]


def test_the_article_says_which_data_it_is_of(page: CountyYearPage) -> None:
    (said,) = (w for w in runs(pieces(page, a_site())) if w and w[0].text.startswith("数据日期"))

    assert page.head.data_digest in said[0].text


def test_facts_without_items_are_no_table(page: CountyYearPage) -> None:
    bare = replace(page, sections=(Section("a", "甲", (Facts(()),)),))

    assert [each for each in pieces(bare, a_site()) if isinstance(each, Grid)] == []
