from __future__ import annotations

from generator.model.edition import Edition
from generator.views.blocks import LinkCard
from generator.views.draft import made
from generator.views.place import crumbs, places, places_with_reports, provinces
from generator.views.words import Span
from tests.reading import page_at, parts


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


def test_those_of_provinces_are_the_same_pages_alone(example: Edition) -> None:
    everything = {page.address: page for page in made(places(example))}

    assert list(made(provinces(example))) == [everything["shili"]]


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
