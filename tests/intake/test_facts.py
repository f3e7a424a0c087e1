"""People, assets, stages and disclosure, each by the words around it."""

from __future__ import annotations

import pytest

from tests.intake.truth import doubts, read_lines, values


@pytest.mark.parametrize(
    ("heading", "text", "path", "value"),
    [
        ("（二）人员情况", "年底共计6个事业编，8个行政编。", "staff.institution_posts", "6个"),
        ("（二）人员情况", "共有编制7人，其中行政编制4人。", "staff.established_posts", "7人"),
        ("（二）人员情况", "年末实有在职人员6人。", "staff.staff_in_post", "6人"),
        ("（二）人员情况", "新调入1名行政编制人员。", "staff.newly_arrived", "1名"),
        ("存在的问题", "派出2名工作人员驻村，实际工作4人。", "staff.seconded", "2名"),
        ("二、资产情况", "通用设备原值5元和图书3元，合计：8元。", "assets.assets_total", "8元"),
        ("二、资产情况", "固定资产5.93万元（含1部车辆）。", "assets.vehicles", "1部"),
        ("九、公开情况", "拟于5月16日前在江华县政府网站公开。", "disclosure.due_on", "5月16日前"),
        ("九、公开情况", "报告将在部门内部进行公开。", "disclosure.scope", "部门内部公开"),
        ("（一）部门概况", "机构规格正科级，加挂某办牌子。", "agency.rank", "正科级"),
    ],
)
def test_what_is_said_is_placed(heading: str, text: str, path: str, value: str) -> None:
    assert values(read_lines(heading, text))[path] == value


def test_stages_have_their_days() -> None:
    found = values(read_lines("二、自评工作开展情况", "（一）准备阶段（4月2日—4月4日）"))

    assert found["process.stages.zhunbei-jieduan.starts_on"] == "4月2日"
    assert found["process.stages.zhunbei-jieduan.ends_on"] == "4月4日"


def test_methods_are_a_list() -> None:
    found = values(
        read_lines("（二）评价方法", "采取定性分析，运用因素分析法、访谈等基本方法开展。")
    )

    assert [found["process.methods.0"], found["process.methods.1"]] == ["因素分析法", "访谈"]


def test_a_website_is_only_a_hint_at_the_scope() -> None:
    found = read_lines("九、公开情况", "拟于5月16日前在某县政府网站公开。")

    assert "disclosure.scope" in doubts(found)


def test_two_numbers_of_retired_people_are_marked() -> None:
    assert "staff.retired" in doubts(read_lines("（二）人员情况", "退休人员3人，离休人员1人。"))
