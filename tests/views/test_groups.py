from __future__ import annotations

from dataclasses import replace

from generator.model.edition import Edition
from generator.views.groups import (
    area,
    by_area,
    by_own_place,
    by_province_and_year,
    is_of_one_place,
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


def test_a_province_alone_is_no_area(example: Edition) -> None:
    assert all(map(is_of_one_place, by_area(example)))
    own = replace(an_entry(a_report()).division, address="hebei")
    [group] = by_area(an_edition(an_entry(a_report(), own)))
    assert (group.name, is_of_one_place(group)) == ("hebei", False)
