from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from generator.model.dataset import Tombstone
from generator.model.edition import Edition
from generator.model.withdrawal import Ground
from generator.model.withdrawn import WithdrawnReport
from generator.search.texts import page_text
from generator.views.withdrawn import (
    all_taken,
    ground_words,
    identity,
    places_left,
    taken_of,
    tombstones,
    withdrawals_section,
    withdrawals_table,
)
from tests.builders import a_place, a_report, an_edition

PLACE = {
    "withdrawn_on": "2026-01-31",
    "path": "spending.total.executed",
    "withdrawn_for": "国家秘密",
    "decided_by": "某办",
}


def a_tombstone(code: str = "130111") -> Tombstone:
    fields = {
        "code": code,
        "year": "2023",
        "department": "wangxinban",
        "kind": "整体支出",
        "withdrawn_on": "2026-01-20",
        "withdrawn_for": "个人隐私",
        "decided_by": "某县办",
    }
    report = TypeAdapter(WithdrawnReport).validate_python(fields)
    return Tombstone(report, a_place(code, "丙县"))


def taken_down(edition: Edition, *found: Tombstone) -> Edition:
    places = (*edition.dataset.divisions.all, *(each.division for each in found))
    divisions = type(edition.dataset.divisions)(places)
    dataset = replace(edition.dataset, tombstones=found, divisions=divisions)
    return replace(edition, dataset=dataset)


@pytest.fixture
def edition() -> Edition:
    report = a_report(withdrawals={"a": PLACE}, spending={"total": {"executed": "依法不予公开"}})
    return taken_down(an_edition(report), a_tombstone())


def test_withdrawals_are_listed_newest_first(edition: Edition) -> None:
    found = all_taken(edition)

    assert [(each.on, each.path, each.what) for each in found] == [
        ("2026-01-31", "spending.total.executed", "全年支出：实际支出"),
        ("2026-01-20", "", "整份报告"),
    ]
    assert found[1].identity == identity(edition.dataset.tombstones[0].report)
    assert [each.key for each in taken_of(edition, edition.dataset.reports[0])] == ["a"]


def test_an_address_says_when_and_why_and_not_what(edition: Edition) -> None:
    report, place = tombstones(edition)

    said = page_text(report)
    assert report.address == "hebei/shijiazhuang/p130111/2023"
    assert report.is_gone
    assert "丙县网信办 2023 年度整体支出绩效自评（已撤下）" in said
    assert "2026 年 1 月 20 日" in said
    assert "个人隐私（《政府信息公开条例》第十五条）" in said
    assert "某县办" in said
    assert place.address == "hebei/shijiazhuang/p130111"
    assert "报告都已撤下" in page_text(place)


def test_a_place_with_another_report_keeps_its_page(edition: Edition) -> None:
    assert [each.name for each in places_left(edition)] == ["丙县"]
    assert places_left(taken_down(an_edition(a_report()), a_tombstone("130110"))) == ()


def test_the_list_has_a_row_for_each(edition: Edition) -> None:
    section = withdrawals_section(edition, "corrections")

    assert section is not None
    assert section.blocks[1] == withdrawals_table(
        "corrections", all_taken(edition), "撤下记录（2 处）"
    )
    assert withdrawals_section(an_edition(a_report()), "corrections") is None


def test_a_ground_without_an_article_stands_alone() -> None:
    assert ground_words(Ground.OTHER) == "其他依法不予公开"
