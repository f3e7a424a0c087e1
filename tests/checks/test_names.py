from __future__ import annotations

import pytest

from generator.checks.names import NAMES_CHECKS, is_near, plain_name
from tests.builders import a_report, yardsticks


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("2024年舆情中心运行费项目", "舆情中心运行费"),
        ("舆情中心运行费", "舆情中心运行费"),
        ("2024年区网络文明建设服务项目", "网络文明建设服务"),
        ("2025 年网络安全 经费项目", "网络安全经费"),
        ("安全监测系统续购项目资金", "安全监测系统续购"),
        ("安全监测系统续购专项项目经费", "安全监测系统续购"),
        ("县级网络安全（二期）项目", "网络安全二期"),
        ("“清朗”行动项目", "清朗行动"),
        ("ＡＰＰ监测项目", "APP监测"),
        ("项目", "项目"),
        ("2024年", "2024年"),
    ],
)
def test_a_plain_name_keeps_what_tells_projects_apart(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("舆情监测", "网络舆情监测服务", True),
        ("舆情监测服务", "舆情监测直报", True),
        ("网信经费", "网络安全和信息化经费", True),
        ("退役士兵安置", "涉军岗位工资", False),
        ("网络文明建设服务", "网络安全技术支持", False),
    ],
)
def test_near_names_share_most_of_their_characters(first: str, second: str, *, near: bool) -> None:
    assert is_near(first, second) is near
    assert is_near(second, first) is near


def test_both_names_are_shown_with_their_places() -> None:
    agree = NAMES_CHECKS[0].of_report
    assert agree is not None
    report = a_report(
        projects={
            "anzhi": {
                "name": "退役士兵安置项目",
                "other_names": {"a": {"name": "2024年涉军岗位工资项目", "place": "第四部分"}},
            }
        }
    )
    (found,) = agree(report, yardsticks())

    assert found.printed[0].figure == "退役士兵安置项目"
    assert (found.parts[0].label, found.parts[0].figure) == ("第四部分", "2024年涉军岗位工资项目")
    assert found.reason == ""


def test_a_name_listed_twice_shows_only_its_lines() -> None:
    distinct = NAMES_CHECKS[1].of_report
    assert distinct is not None
    report = a_report(
        projects={
            "a": {"name": "舆情监测项目"},
            "b": {"name": "2024年舆情监测"},
            "c": {"name": "网络安全"},
        }
    )
    (found,) = distinct(report, yardsticks())

    assert [operand.path for operand in found.printed] == [
        ("projects", "a", "name"),
        ("projects", "b", "name"),
    ]
