"""Sections and institutions as listed; posts without names."""

from __future__ import annotations

from tests.intake.truth import read_lines, values


def test_sections_are_listed_with_their_number() -> None:
    found = values(
        read_lines(
            "（一）部门概况",
            "我办设综合股、网络宣传和舆情管理股两个行政股室及网络舆情中心一个事业单位。",
        )
    )

    assert found["agency.sections_count"] == "两个"
    names = [value for path, value in found.items() if path.endswith(".name")]
    assert names == ["综合股", "网络宣传和舆情管理股", "网络舆情中心"]


def test_rooms_and_centres_are_told_apart() -> None:
    found = values(read_lines("机构设置情况", "我办设二室一中心：综合室、管理室和举报中心。"))

    assert found["agency.institutions_count"] == "一中心"
    assert found["agency.institutions.jubao-zhongxin.name"] == "举报中心"


def test_a_member_is_a_post_and_never_a_name() -> None:
    found = read_lines(
        "六、评价工作组人员名单及签字", "张三丰\t某县委网信办\t副主任", "李四 某县委网信办主任"
    )

    assert "张三丰" not in str(found.draft.readings)
    assert "李四" not in str(found.draft.readings)
    assert values(found)["process.group.fuzhu-ren.post"] == "副主任"
    assert values(found)["process.group.zhuren.body"] == "某县委网信办"
    assert values(found)["process.names_in_report"] == "列有姓名"
