"""A made-up country that is small and has everything a long list is divided by.

Two provinces, one with two prefectures of two counties, one with a county of its own; reports of
provinces, prefectures and counties; two years; projects and corrections in each report.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.model.edition import Edition
from generator.places.division import Division, Divisions, kind_of
from generator.views.grouped import MOST_ROWS
from tests.builders import a_report, an_edition, an_entry

YEARS: Final = ("2023", "2024")
PLACES: Final = (
    ("110000", "北示市", "", "beishi"),
    ("110101", "一区", "110000", "beishi/yiqu"),
    ("130000", "南示省", "", "nanshi"),
    ("130100", "东州市", "130000", "nanshi/dongzhou"),
    ("130110", "甲县", "130100", "nanshi/dongzhou/jiaxian"),
    ("130111", "乙县", "130100", "nanshi/dongzhou/yixian"),
    ("130200", "西州市", "130000", "nanshi/xizhou"),
    ("130210", "丙县", "130200", "nanshi/xizhou/bingxian"),
    ("130211", "丁县", "130200", "nanshi/xizhou/dingxian"),
)

_CORRECTION: Final = {
    "path": "spending.total.executed",
    "old": "80.0",
    "new": "8.00",
    "reason": "录入时看错小数点",
}


def a_long_topic(*others: str) -> Edition:
    """Two reports with more projects of one kind than a page has rows, and other kinds by key."""
    projects = {f"p{each}": {"name": "甲", "topic": "qita"} for each in range(MOST_ROWS)}
    shown = an_edition(*(a_report(code=code, projects=projects) for code in ("130110", "130111")))
    own = shown.dataset.topics
    more = dict.fromkeys(others, own["qita"])
    return replace(shown, dataset=replace(shown.dataset, topics={**own, **more}))


def a_country(years: tuple[str, ...] = YEARS) -> Edition:
    """Every place with a report of each year, each of two projects, with one correction."""
    places = [
        Division(code, name, kind_of(code), parent, "", address, "", "", ())
        for code, name, parent, address in PLACES
    ]
    shown = an_edition(
        *(
            an_entry(
                a_report(
                    code=place.code,
                    year=year,
                    agency={"short_name": f"{place.name}网信办"},
                    spending={"total": {"initial_budget": "10", "executed": "8.00"}},
                    projects={"a": {"name": "甲", "executed": "1.00"}, "b": {"name": "乙"}},
                    corrections={"c": _CORRECTION},
                ),
                place,
            )
            for place in places
            for year in years
        )
    )
    return replace(shown, dataset=replace(shown.dataset, divisions=Divisions(tuple(places))))
