from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.export import feeds as module
from generator.export.feeds import MOST_ENTRIES, feed_products, identifier
from generator.model.edition import Edition
from generator.views.place import places_with_reports
from tests.builders import a_report, a_site, an_edition, an_entry
from tests.plans import files_of

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = {"address": "https://gk.example.com/a/"}
CORRECTION = {
    "path": "spending.total.executed", "old": "1.00", "new": "<2.00>", "reason": "录入有误",
    "corrected_on": "2026-03-04",
}  # fmt: skip


def feeds(shown: Edition) -> list[tuple[str, bytes]]:
    return list(files_of(feed_products(shown)))


def feed(shown: Edition, path: str = "feed.xml") -> ET.Element:
    return ET.fromstring(dict(feeds(shown))[path])  # noqa: S314  # our own text


def ids(shown: Edition, path: str = "feed.xml") -> list[str]:
    return [each.findtext(f"{ATOM}id", "") for each in feed(shown, path).iter(f"{ATOM}entry")]


def test_the_site_and_every_place_has_a_feed(example: Edition) -> None:
    places = {f"{place.address}/feed.xml" for place in places_with_reports(example)}

    assert {path for path, _ in feeds(example)} == {"feed.xml", *places}


@pytest.mark.parametrize("site", [{}, ADDRESS], ids=["no-address", "address"])
def test_an_independent_parser_finds_nothing_wrong(site: dict[str, str]) -> None:
    feedparser = pytest.importorskip("feedparser")
    shown = an_edition(a_report(corrections={"zhichu": CORRECTION}), site=site)
    for path, raw in feeds(shown):
        found = feedparser.parse(raw)
        assert not found.bozo, path
        assert found.version == "atom10"
        assert len(found.entries) == 2
        assert all(each.id and each.title and each.updated_parsed for each in found.entries)


def test_a_correction_is_one_new_entry_and_no_other_id_changes() -> None:
    before = an_edition(a_report(), site=ADDRESS)
    after = an_edition(a_report(corrections={"zhichu": CORRECTION}), site=ADDRESS)

    [new] = set(ids(after)) - set(ids(before))
    assert set(ids(before)) < set(ids(after))
    assert new == "tag:gk.example.com,2026:hebei/shijiazhuang/p130110/2024/corrections/zhichu"
    assert ids(after)[0] == new


def test_what_a_correction_says_is_escaped() -> None:
    shown = an_edition(a_report(corrections={"zhichu": CORRECTION}))
    summary = next(feed(shown).iter(f"{ATOM}entry")).findtext(f"{ATOM}summary", "")

    assert "原来是 1.00，现在是 <2.00>" in summary
    assert b"<2.00>" not in dict(feeds(shown))["feed.xml"]


def test_ids_do_not_depend_on_what_is_in_a_page() -> None:
    other = a_report(title="另一个标题", spending={"total": {"executed": "5"}})

    assert ids(an_edition(a_report())) == ids(an_edition(other))


def test_a_site_without_an_address_has_ids_that_are_well_formed() -> None:
    uuid = r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    site = a_site()

    assert all(re.fullmatch(uuid, each) for each in ids(an_edition(a_report())))
    assert identifier(site, "a") != identifier(site, "b")


def test_dates_are_those_of_the_content(example: Edition) -> None:
    known = {each.report.provenance.checked_on for each in example.dataset.reports}
    for path, raw in feeds(example):
        days = set(re.findall(r"<updated>(\S{10})T00:00:00\+08:00</updated>", raw.decode()))
        assert days <= known | {"2025-05-20", "2025-06-10", "2025-06-18", "2025-06-20"}, path


def test_a_feed_tells_what_is_new_and_not_everything() -> None:
    many = [
        an_entry(a_report(code=f"1301{number:02}", year=str(year)))
        for number in range(10, 90)
        for year in (2022, 2023, 2024)
    ]

    assert len(ids(an_edition(*many))) == MOST_ENTRIES


def test_a_feed_has_the_newest_of_all_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    correction = {
        "path": "spending.total.executed", "old": "1", "new": "2", "reason": "录入有误",
    }  # fmt: skip
    many = []
    for number in range(12):
        day = f"2026-03-{1 + number * 5 % 7:02}"
        corrections = {"a": {**correction, "corrected_on": f"2026-03-{20 - number}"}}
        report = a_report(
            code=f"1301{10 + number}",
            provenance={"checked_on": day},
            corrections=corrections if number % 4 == 0 else {},
        )
        many.append(an_entry(report))
    shown = an_edition(*many)
    everything = entries_of(shown)

    for most in range(1, len(everything) + 1):
        monkeypatch.setattr(module, "MOST_ENTRIES", most)
        assert entries_of(shown) == everything[:most]


def entries_of(edition: Edition) -> list[str]:
    """The entries of the site's feed, each whole."""
    return [ET.tostring(each, "unicode") for each in feed(edition).iter(f"{ATOM}entry")]


def test_links_of_a_place_lead_from_the_place() -> None:
    found = feed(an_edition(a_report()), "hebei/feed.xml")
    [entry] = found.iter(f"{ATOM}entry")

    assert entry.find(f"{ATOM}link").attrib["href"] == "shijiazhuang/p130110/2024/"  # type: ignore[union-attr]  # it has a link


def test_a_report_is_told_once_for_all_feeds_it_stands_in(example: Edition) -> None:
    kept: dict[str, Any] = {}
    made: list[str] = []

    def keep(name: str, state: bytes, make: Callable[[], Any]) -> Any:
        if (name, state) not in kept:
            made.append(name)
            kept[name, state] = make()
        return kept[name, state]

    assert list(files_of(feed_products(example, keep))) == feeds(example)
    assert len(made) == len(set(made)) == len(ids(example))
