from __future__ import annotations

import pytest

from generator.search.readings import MOST_READINGS, homophones, other_readings, reading


def test_a_place_is_read_as_the_table_says() -> None:
    assert (
        reading("乐亭县委网信办", {"乐亭县": "lao ting xian"}) == "lao ting xian wei wang xin ban"
    )


def test_a_figure_in_a_name_is_read_as_it_is() -> None:
    assert reading("2025 年 项目", {}) == "2025 nian xiang mu"


@pytest.mark.parametrize(
    ("name", "syllables", "other"),
    [
        ("乐亭县", "lao ting xian", "letingxian"),
        ("石家庄市", "shi jia zhuang shi", "danjiazhuangshi"),
        ("长子县", "zhang zi xian", "changzixian"),
    ],
)
def test_usual_misreadings_are_known(name: str, syllables: str, other: str) -> None:
    assert other in other_readings(name, syllables)


def test_the_right_reading_is_none_of_the_others_and_they_are_few() -> None:
    found = other_readings("石家庄市", "shi jia zhuang shi")

    assert "shijiazhuangshi" not in found
    assert len(found) == len(set(found)) <= MOST_READINGS


def test_characters_that_sound_alike_are_known() -> None:
    found = homophones(["lu", "quan", "lv"])

    assert {"鹿", "路", "陆"} <= set(found["lu"])
    assert {"泉", "全"} <= set(found["quan"])
    assert "绿" in found["lv"]


def test_only_the_syllables_asked_for_are_given_in_order() -> None:
    assert list(homophones(["ze", "shen", "ze"])) == ["shen", "ze"]
