"""Records of reviews as they are read: offices, no people, and the right report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load.content import read_content
from generator.load.reviews import address_of, is_office
from generator.model.review import Outcome
from tests.builders import a_report, an_entry
from tests.conftest import EXAMPLE
from tests.reviewing import a_record, digest_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def told(content: Path, text: str) -> list[str]:
    (content / "reviews.yml").write_text(text, "utf-8")
    return [str(each) for each in read_content(content).findings]


def test_content_without_the_file_has_no_records(content: Path) -> None:
    found = read_content(content).dataset

    assert found is not None
    assert found.reviews == {}


def test_records_are_read_in_their_order(content: Path) -> None:
    (content / "reviews.yml").write_text(
        a_record(content, key="b", outcome="不同意", text="改一处") + a_record(content, key="a"),
        "utf-8",
    )
    found = read_content(content).dataset

    assert found is not None
    assert list(found.reviews) == ["b", "a"]
    assert found.reviews["b"].outcome is Outcome.REFUSED
    assert found.reviews["b"].text == "改一处"
    assert found.reviews["a"].digest == digest_of(content)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"outcome": "可以"},
            "6:12: error[word-not-in-list] “可以”不在可选的词里。可以写：同意公开",
        ),
        ({"reviewed_on": "九月"}, "4:16: error[date-not-iso]"),
        ({"digest": "abc"}, "3:11: error[digest-not-sha256]"),
        ({"address": "/A/"}, "2:12: error[review-address] “/A/”不是报告的地址"),
        ({"reviewed_by": "张三"}, "5:16: error[review-by-a-person] “张三”不像部门或者职务"),
        ({"address": "shili/dongshi/jiaxian/2023"}, "3:11: error[review-of-another-report]"),
        ({"colour": "红"}, "7:11: error[key-unknown]"),
    ],
)
def test_what_cannot_be_a_record_is_refused_at_its_place(
    content: Path, changes: dict[str, str], said: str
) -> None:
    (found,) = told(content, a_record(content, **changes))

    assert found.startswith(f"content/reviews.yml:{said}")


@pytest.mark.parametrize("text", ["", "a: 1\na: 2\n", "- 一\n", "a: 好\n"])
def test_a_file_that_is_no_list_of_records_is_refused(content: Path, text: str) -> None:
    assert told(content, text)[0].startswith("content/reviews.yml")


def test_a_site_that_shows_names_may_keep_them(content: Path) -> None:
    site = content / "site.yml"
    site.write_text(site.read_text("utf-8").replace("names: 否", "names: 是"), "utf-8")

    assert told(content, a_record(content, reviewed_by="张三")) == []


@pytest.mark.parametrize(
    "text",
    ["办公室", "保密办", "分管领导", "主要负责人", "网信办副主任", "县委保密委员会",
     "常务副主任", "编办主任",
     "党组书记", "网络安全科", "县保密局（国家保密局）", "核稿人", "县政府"],
)  # fmt: skip
def test_offices_and_posts_may_be_named(text: str) -> None:
    assert is_office(text)


@pytest.mark.parametrize(
    "text", ["张三", "王主任", "办公室李副主任", "欧阳某", "网信办陈科长", "13800000000"]
)
def test_people_may_not(text: str) -> None:
    assert not is_office(text)


def test_the_place_of_a_file_is_its_address() -> None:
    assert (
        address_of(an_entry(a_report()))
        == "hebei/shijiazhuang/p130110/2024-wangxinban-whole_agency"
    )
