from __future__ import annotations

import pytest

from generator.search.entities import EntityKind
from generator.search.own_names import MOST_PAGES, NamedPage, OwnName, merged_names, own_names
from generator.search.readings import reading
from tests.builders import a_report, an_edition


@pytest.fixture(scope="module")
def found() -> tuple[OwnName, ...]:
    report = a_report(
        agency={"short_name": "青山区委网信办", "full_name": "中共青山区委网信办"},
        projects={
            "jiance": {
                "name": "舆情监测项目",
                "other_names": {"b": {"name": "舆情服务", "place": "附表"}},
            }
        },
    )
    edition = an_edition(report)
    return own_names(edition, edition.dataset.reports[0], reading)


def a_page(place: str, year: int, *names: OwnName) -> NamedPage:
    return NamedPage(f"{place}/{year}", year, names)


def project(name: str, key: str = "a", where: str = "某县") -> OwnName:
    return OwnName(name, key, where, "x")


def test_an_office_is_read_as_its_place_is(found: tuple[OwnName, ...]) -> None:
    said = {own.name: own.syllables for own in found if not own.key}

    assert said["青山区委网信办"] == "qing shan qu wei wang xin ban"
    assert "中共青山区委网信办" in said


def test_a_project_has_all_its_names(found: tuple[OwnName, ...]) -> None:
    assert [own.name for own in found if own.key == "jiance"] == ["舆情监测项目", "舆情服务"]
    assert {own.where for own in found} == {"河北省石家庄市青山区"}


def test_a_name_leads_to_the_newest_report_that_gives_it() -> None:
    pages = [a_page("a", year, project("舆情", f"k{year}")) for year in (2022, 2024, 2023)]
    (one,) = merged_names(pages)

    assert (one.href, one.detail) == ("a/2024#projects.k2024", "3 份报告")
    assert one.pages == ("a/2024", "a/2023", "a/2022")


def test_a_name_in_one_report_says_where() -> None:
    (one,) = merged_names([a_page("a", 2024, project("舆情", where="青山区"))])

    assert (one.kind, one.detail) == (EntityKind.PROJECT, "青山区 2024")


def test_offices_of_the_same_name_are_told_apart_by_place() -> None:
    office = OwnName("网信办", "", "甲县", "wang xin ban")
    found = merged_names(
        [a_page("a", 2024, office), a_page("b", 2024, office._replace(where="乙县"))]
    )

    assert [(each.kind, each.detail, each.pages) for each in found] == [
        (EntityKind.OFFICE, "甲县", ("a/2024",)),
        (EntityKind.OFFICE, "乙县", ("b/2024",)),
    ]


def test_a_widespread_name_lists_no_pages() -> None:
    pages = [a_page(f"p{number:02}", 2024, project("舆情")) for number in range(MOST_PAGES + 1)]

    assert merged_names(pages[1:])[0].pages != ()
    assert merged_names(pages)[0].pages == ()
    assert merged_names(pages)[0].href == "p00/2024#projects.a"
