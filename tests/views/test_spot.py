from __future__ import annotations

from generator.views.spot import spots
from tests.country import a_country


def test_a_report_belongs_to_its_place_from_the_province_down_and_its_year() -> None:
    shown = a_country()
    spot = spots(shown)
    entry = next(each for each in shown.dataset.reports if each.division.name == "甲县")

    assert [step.name for step in spot(entry).chain] == ["南示省", "东州市", "甲县"]
    assert spot(entry).year == str(entry.year)


def test_it_is_looked_up_once() -> None:
    shown = a_country()

    assert spots(shown) is spots(shown)
    for entry in shown.dataset.reports:
        assert spots(shown)(entry) is spots(shown)(entry)
