"""Results in words, and the targets that belong to them."""

from __future__ import annotations

from tests.intake.truth import doubts, read_lines, values

MONEY = ("二、收支情况", "项目支出预算10万元，主要是舆情监测项目10万元。")


def test_results_belong_to_their_project() -> None:
    found = values(
        read_lines(
            *MONEY,
            "三、目标完成情况",
            "舆情监测项目完成情况：已推送舆情次数不少于1万条，转发6万，处置率100%。",
        )
    )

    at = "projects.yuqing-jiance.indicators"
    actual = [
        value for path, value in found.items() if path.startswith(at) and path.endswith("actual")
    ]
    assert actual == ["不少于1万条", "6万", "100%"]


def test_a_target_finds_its_result() -> None:
    found = read_lines(
        "一、绩效目标", "开展网络安全培训次数不少于4次。",
        "三、目标完成情况", "已开展网络安全培训次数5次，全部及时整改到位。",
    )  # fmt: skip
    path = next(each for each in values(found) if each.endswith("target"))

    assert values(found)[path] == "不少于4次"
    assert path in doubts(found)
    assert "全部及时整改到位" in values(found).values()


def test_a_target_without_a_like_result_is_left_for_a_person() -> None:
    found = read_lines("一、绩效目标", "建设示范点3个。", "三、目标完成情况", "培训干部5次。")

    assert not any(each.endswith("target") for each in values(found))
    assert [each.words for each in found.unplaced] == ["建设示范点3个。"]
