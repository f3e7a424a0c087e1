from __future__ import annotations

import pytest

from generator.load.near_states import near_state_findings
from generator.load.yaml_tree import Document, read_tree


def told(value: str) -> list[str]:
    document = read_tree(f'rank: "{value}"'.encode(), "f")
    assert isinstance(document, Document)
    return [f"{each.where}: {each.hint}" for each in near_state_findings(document, "f")]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("末说明", "未说明"),
        ("未 说明", "未说明"),
        ("未说明。", "未说明"),
        ("未说朋", "未说明"),
        ("不适应", "不适用"),
        ("末安排", "未安排"),
        ("依法不公开", "依法不予公开"),
        ("依法不予公幵", "依法不予公开"),
        ("依法不予以公开", "依法不予公开"),
    ],
)
def test_a_word_that_is_nearly_a_state_is_told(value: str, word: str) -> None:
    assert told(value) == [f"f:1:7: 是不是想写“{word}”？"]


@pytest.mark.parametrize(
    "value",
    [
        "未说明",
        "依法不予公开",
        "不适用",
        "未安排",
        "无",
        "无变动",
        "正科级",
        "说明",
        "依法公开信息",
        "",
    ],
)
def test_a_state_and_an_ordinary_word_are_let_be(value: str) -> None:
    assert told(value) == []
