from __future__ import annotations

from generator.model.edition import Edition
from generator.views.blocks import Chart, LinkCard
from generator.views.draft import made
from generator.views.place import crumbs, places, places_with_reports
from generator.views.table import Table
from generator.views.words import Span
from tests.builders import a_report, an_edition
from tests.reading import grid, page_at, parts, said, table


def test_every_place_above_a_report_has_its_page(example: Edition) -> None:
    assert [page.address for page in made(places(example))] == [
        "shili",
        "shili/dongshi",
        "shili/dongshi/jiaxian",
        "shili/dongshi/yishan",
        "shili/xishi",
        "shili/xishi/binghe",
    ]


def test_places_are_named_as_they_are_called_today_above_a_report(example: Edition) -> None:
    names = {place.address: place.name for place in places_with_reports(example)}

    assert names["shili"] == "示例省"
    assert set(names) == {page.address for page in made(places(example))}


def test_the_way_to_a_place_begins_at_home(example: Edition) -> None:
    county = example.dataset.divisions.at_address("shili/dongshi/jiaxian")
    assert county is not None

    way = crumbs(example, county, "shili/dongshi/jiaxian/2024")

    assert [step.title for step in way] == ["首页", "示例省", "东示市", "甲县"]
    assert [step.href for step in way] == ["../../../../", "../../../", "../../", "../"]


def test_the_years_of_an_office_stand_side_by_side_with_their_change(example: Edition) -> None:
    page = page_at(example, "shili/dongshi/jiaxian")
    years = table(page, "table-years")

    assert [row[0] for row in grid(years)[1:]] == ["2024", "2023"]
    assert "330.00" in grid(years)[1]
    assert "＋10.00（＋3.13%）" in {cell.small for cell in years.rows[0].cells}
    assert {cell.small for cell in years.rows[-1].cells} == {""}
    assert [chart.id for chart in parts(page, Chart)] == ["chart-years"]


def test_offices_of_one_place_are_never_years_of_each_other(example: Edition) -> None:
    page = page_at(example, "shili/dongshi/yishan")

    assert [each.id for each in parts(page, Table)] == ["table-reports"]
    assert "乙山县科学技术局" in said(page)


def test_each_office_has_its_own_years() -> None:
    shown = an_edition(
        *(
            a_report(year=year, department=department, spending={"total": {"executed": "1"}})
            for year in ("2023", "2024")
            for department in ("wangxinban", "kejiju")
        )
    )
    ids = [each.id for page in made(places(shown)) for each in parts(page, Table)]

    assert "table-years" in ids
    assert "table-years-kejiju-whole-agency" in ids


def test_years_of_unlike_coverage_show_no_change() -> None:
    spending = {"total": {"executed": "1"}}
    shown = an_edition(
        a_report(year="2023", coverage="全部支出", spending=spending),
        a_report(year="2024", coverage="只含专项资金", spending=spending),
    )
    years = table(list(made(places(shown))), "table-years")

    assert {cell.small for row in years.rows for cell in row.cells} == {""}


def test_a_province_leads_to_the_places_below_it(example: Edition) -> None:
    cards = list(parts(page_at(example, "shili"), LinkCard))

    assert [(card.title, card.href) for card in cards] == [
        ("东示市", "dongshi/"),
        ("西示市", "xishi/"),
    ]
    assert "6 份报告" in cards[0].line


def test_a_prefecture_shows_its_own_report_and_those_below(example: Edition) -> None:
    page = page_at(example, "shili/dongshi")

    assert [section.id for section in page.sections] == ["reports", "places", "below", "follow"]


def test_a_place_can_be_followed(example: Edition) -> None:
    for page in made(places(example)):
        [paragraph] = page.sections[-1].blocks
        assert [span.href for span in parts(paragraph, Span) if span.href] == ["feed.xml"]
        assert page.head.feed == "feed.xml"
