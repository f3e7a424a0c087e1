from __future__ import annotations

import pytest

from generator.withdraw.elsewhere import lines_with, sought


@pytest.mark.parametrize(
    ("said", "line", "is_found"),
    [
        ("88.80", "合计 88.8 万元", True),
        ("88.80", "合计 888,000 元", True),
        ("88.80", "合计\uff18\uff18\uff0e\uff18\uff10万元", True),
        ("88.80", "合计 188.80 万元", False),
        ("88.80", "合计 88.801", False),
        ("99.91%", "执行率 0.9991", True),
        ("563662 元", "56.3662", True),
        ("特定的一句话", "又写了特定的 一句话", False),
        ("特定的一句话", "又写了特定的一句话。", True),
        ("未说明", "未说明", False),
    ],
)
def test_a_thing_is_found_in_whatever_form(said: str, line: str, *, is_found: bool) -> None:
    found = sought([said])

    assert list(lines_with(found, f"第一行\n{line}\n")) == ([2] if is_found else [])


@pytest.mark.parametrize(("said", "is_complete"), [("5", False), ("12 人", False), ("甲", False)])
def test_what_is_too_short_is_not_looked_for(said: str, *, is_complete: bool) -> None:
    found = sought([said, "未说明"])

    assert found.is_complete is is_complete
    assert list(lines_with(found, "5 12 甲")) == []
