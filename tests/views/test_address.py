from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.edition import Edition
from generator.views import address
from tests.builders import a_place, a_report, a_site, an_entry

STEPS = st.lists(st.sampled_from(["hebei", "luquan", "2024", "data", "a"]), max_size=4).map(
    "/".join
)


@pytest.mark.parametrize(
    ("changes", "tail"),
    [
        ({}, "2024"),
        ({"department": "kejiju"}, "2024/kejiju"),
        ({"kind": "项目支出"}, "2024/wangxinban/project"),
        ({"department": "kejiju", "kind": "项目支出"}, "2024/kejiju/project"),
    ],
)
def test_only_the_sites_own_department_has_the_short_address(
    changes: dict[str, str], tail: str
) -> None:
    entry = an_entry(a_report(**changes))

    assert address.report(entry, a_site()) == f"{entry.division.address}/{tail}"


def test_the_address_of_a_report_is_the_path_of_its_file(example: Edition) -> None:
    for entry in example.dataset.reports:
        path = f"content/reports/{address.report(entry, example.dataset.site)}.yml"
        assert entry.file == path


def test_pages_have_the_addresses_that_were_promised() -> None:
    assert address.place(a_place()) == "hebei/shijiazhuang/p130110"
    assert address.year(2024) == "years/2024"
    assert address.topic("qita") == "topics/qita"
    assert address.check("total-sum") == "checks/total-sum"
    assert (address.hand_page("about"), address.hand_page("method")) == ("about", "about/method")


def test_a_figure_is_found_by_its_path_in_the_file() -> None:
    assert address.figure(("projects", "yuqing", "executed")) == "projects.yuqing.executed"


def test_a_comparison_is_found_by_check_and_key(example: Edition) -> None:
    anchors = [
        address.comparison(item)
        for entry in example.dataset.reports[1:2]
        for item in example.of(entry)
    ]

    assert len(set(anchors)) == len(anchors)
    assert all(each.startswith("check.") for each in anchors)


@pytest.mark.parametrize(
    ("origin", "target", "fragment", "link"),
    [
        ("", "hebei", "", "hebei/"),
        ("hebei", "", "", "../"),
        ("hebei/luquan/2024", "hebei/luquan", "", "../"),
        ("hebei/luquan/2024", "checks/total-sum", "", "../../../checks/total-sum/"),
        ("hebei", "hebei", "", "./"),
        ("hebei", "hebei", "top", "#top"),
        ("hebei", "", "top", "../#top"),
        ("", "", "", "./"),
    ],
)
def test_links_are_relative(origin: str, target: str, fragment: str, link: str) -> None:
    assert address.href(origin, target, fragment) == link


@given(STEPS, STEPS)
def test_a_link_leads_where_it_should_under_any_sub_path(origin: str, target: str) -> None:
    for base in ("", "county/portal"):
        link = address.href(origin, target)
        steps: list[str] = [step for step in f"{base}/{origin}".split("/") if step]
        for step in PurePosixPath(link).parts:
            if step == "..":
                steps.pop()
            elif step != ".":
                steps.append(step)
        assert steps == [step for step in f"{base}/{target}".split("/") if step]


@given(STEPS, STEPS, STEPS)
def test_a_link_is_the_shortest_way(shared: str, origin: str, target: str) -> None:
    here, there = (posixpath.join(shared, each) for each in (origin, target))
    wanted = posixpath.relpath(f"/{there}", f"/{here}")

    assert address.href(here.strip("/"), there.strip("/")) == f"{wanted}/"
    assert address.file_href(here.strip("/"), there.strip("/")) == wanted


def test_a_file_is_linked_without_a_slash_at_the_end() -> None:
    assert address.file_href("data", "data/divisions.csv") == "divisions.csv"
    assert address.file_href("hebei/luquan", "data/divisions.csv") == "../../data/divisions.csv"


def test_the_explore_page_is_asked_in_its_address() -> None:
    assert address.explore("years/2024") == "../../explore/"
    assert address.explore("", year="2024", withheld="yes") == "explore/?year=2024&withheld=yes"


def test_a_part_of_a_list_is_at_its_place_and_year() -> None:
    assert address.list_part("checks/a", "") == "checks/a"
    assert address.list_part("checks/a", "hebei/baoding", "2024") == "checks/a/hebei/baoding/2024"
    assert address.list_part("checks/a", "hebei", "2024", is_own=True) == (
        "checks/a/hebei/benji/2024"
    )


def test_a_part_of_the_facts_tells_its_province_and_year() -> None:
    assert address.province_and_year(address.fact_part("hebei", "2024")) == ("hebei", "2024")
    assert address.province_and_year(address.table_file("reports", "csv")) == ("", "")
    assert address.province_and_year(address.table_file("x", "csv", "hebei")) == ("hebei", "")
