from __future__ import annotations

from dataclasses import replace

from generator.cache.values import Values
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views.groups import (
    Group,
    area,
    by_area,
    by_own_place,
    by_province_and_year,
    is_of_one_place,
    kept_by_area,
    province,
)
from tests.builders import a_report, an_edition, an_entry


def test_every_report_is_in_one_group_in_order(example: Edition) -> None:
    reports = [entry for group in by_area(example) for entry in group.reports]
    by_year = [entry for group in by_province_and_year(example) for entry in group.reports]

    assert reports == list(example.dataset.reports)
    assert sorted(by_year, key=lambda each: each.file) == sorted(
        reports, key=lambda each: each.file
    )
    assert [group.name for group in by_province_and_year(example)] == [
        *("shili 2022", "shili 2023", "shili 2024"),
    ]
    assert {province(entry) for entry in reports} == {"shili"}
    assert {area(entry) for entry in reports} == {"shili/dongshi", "shili/xishi"}


def test_a_state_changes_with_a_report_of_the_group_alone() -> None:
    one, other = an_entry(a_report(year="2023")), an_entry(a_report())
    before = an_edition(one, other)
    after = an_edition(one, replace(other, digest="1" * 64))
    states = [[group.state for group in by_area(each)] for each in (before, after, before)]

    assert states[0] == states[2] != states[1]


def test_a_place_has_its_own_reports_alone(example: Edition) -> None:
    for group in by_own_place(example):
        assert {entry.division.address for entry in group.reports} == {group.name}
    reports = [entry for group in by_own_place(example) for entry in group.reports]
    assert reports == list(example.dataset.reports)


def test_what_is_made_of_an_area_is_asked_for_where_something_is_new_there() -> None:
    counties = ("hebei/shijiazhuang/luquan", "hebei/tangshan/laoting", "hunan/yongzhou/jianghua")
    division = an_entry(a_report()).division
    places = [replace(division, address=each) for each in counties]
    entries = [an_entry(a_report(), place) for place in places]
    asked: list[str] = []
    keep = Values()

    def size(area: Group) -> int:
        asked.append(area.name)
        return len(area.reports)

    def sizes(*reports: Entry) -> list[tuple[str, int]]:
        asked.clear()
        shown = replace(an_edition(*reports), keep=keep)
        return [(area.name, found) for area, found in kept_by_area(shown, "size", size)]

    whole = sizes(*entries)
    areas = ["hebei/shijiazhuang", "hebei/tangshan", "hunan/yongzhou"]
    assert (whole, asked) == ([(area, 1) for area in areas], areas)
    assert (sizes(*entries), asked) == (whole, [])
    other = replace(entries[1], digest="1" * 64)
    assert (sizes(entries[0], other, entries[2]), asked) == (whole, [areas[1]])
    assert (sizes(entries[0], entries[2]), asked) == ([whole[0], whole[2]], [])
    assert (sizes(*entries), asked) == (whole, [areas[1]])


def test_a_province_alone_is_no_area(example: Edition) -> None:
    assert all(map(is_of_one_place, by_area(example)))
    own = replace(an_entry(a_report()).division, address="hebei")
    [group] = by_area(an_edition(an_entry(a_report(), own)))
    assert (group.name, is_of_one_place(group)) == ("hebei", False)
