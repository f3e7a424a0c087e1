from __future__ import annotations

import pytest

from generator.model.agency import full_name
from generator.views.county_year.people import people_section
from generator.views.table import CellKind
from tests.builders import Texts, a_report, a_source
from tests.reading import cell, fact, grid, said, table


def people(**report: Texts) -> object:
    return people_section(a_source(a_report(**report)))


def test_posts_and_people_are_counted_with_their_date() -> None:
    found = people(staff={"staff_as_of": "2024年末", "established_posts": "7人", "retired": "无"})

    assert table(found, "table-staff").caption == "编制和人数（单位：人，2024年末）"
    assert grid(table(found, "table-staff"))[1:] == [["编制", "7"], ["离退休人数", "无"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("0 人", CellKind.FIGURE), ("无", CellKind.TEXT), ("依法不予公开", CellKind.STATE)],
)
def test_each_state_of_a_count_is_told_apart(text: str, kind: CellKind) -> None:
    assert cell(people(staff={"retired": text}), "staff.retired").kind is kind


def test_a_full_name_is_only_what_the_report_prints() -> None:
    short = a_report(agency={"short_name": "某县委网信办"}).agency
    full = a_report(agency={"short_name": "某办", "full_name": "中共某县委某办公室"}).agency

    assert full_name(short) == "某县委网信办"
    assert full_name(full) == "中共某县委某办公室"


def test_sections_keep_the_reports_own_count_and_nature() -> None:
    sections = {"a": {"name": "综合股", "nature": "行政股室"}, "b": {"name": "应急股"}}
    found = people(agency={"sections_count": "三室", "sections": sections})

    assert fact(found, "内设机构") == "三室：综合股（行政股室）、应急股"


def test_assets_in_yuan_are_told_in_wan_yuan_too() -> None:
    found = people(assets={"assets_total": "563662 元", "vehicles": "1 部"})

    assert table(found, "table-assets").caption == "资产（单位：元）"
    assert "合 56.3662 万元（本站换算）。" in said(found)


def test_vehicles_are_told_where_no_amount_is() -> None:
    found = people(assets={"vehicles": "2辆", "assets_total": "不适用"})

    assert "车辆 2 辆。" in said(found)
    assert cell(found, "assets.assets_total").text == "不适用"


def test_what_does_not_apply_is_not_called_silent() -> None:
    assert "“三公”经费、政府采购：" in said(people(three_public="未说明"))
    assert "“三公”经费、政府采购：" not in said(people(three_public="不适用"))


def test_what_is_silent_is_named_calmly() -> None:
    assert "“三公”经费、政府采购：" in said(people())
    assert "政府采购：" not in said(people(procurement={"procurement_executed": "1"}))
