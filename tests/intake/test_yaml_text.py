"""A draft's text: the form's order, sources as comments, and text that stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.draft import Confidence, Draft, Reading
from generator.intake.yaml_text import is_figure, one_line, scalar, yaml_text
from generator.load.yaml_tree import Document, read_tree
from generator.model.report import Report
from tests.intake.truth import read_lines


def text_of(draft: Draft) -> str:
    return yaml_text(draft, "../report.schema.json", ("先看这里",))


def tree_of(draft: Draft) -> dict[str, object]:
    found = read_tree(text_of(draft).encode(), "draft")
    assert isinstance(found, Document), found
    assert isinstance(found.tree, dict)
    return found.tree


def test_an_empty_draft_has_every_required_key_in_order() -> None:
    required = [name for name, field in Report.model_fields.items() if field.is_required()]

    assert list(tree_of(Draft())) == required
    assert tree_of(Draft())["coverage"] == "待核对"
    assert tree_of(Draft())["withheld"] == "未说明"


def test_a_value_carries_words_place_and_confidence() -> None:
    draft = Draft()
    reading = Reading("88.45", "第三段", "实际支出88.45万元", Confidence.LOW, "看不准")
    draft.put(("spending", "total", "executed"), reading)

    assert (
        "    executed: 88.45  # 来源：第三段 “实际支出88.45万元”；把握：低；请核对：看不准"
        in text_of(draft)
    )


def test_words_to_shorten_stand_above_their_key_as_comments() -> None:
    text = text_of(read_lines("五、存在的问题", "指标没有细化。").draft)

    assert "  # 原文，供概括（第3段）：指标没有细化。\n  problems: 待核对" in text


def test_second_printings_are_listed() -> None:
    draft = Draft()
    path = ("staff", "staff_in_post")
    draft.put(path, Reading("6人", "1", ""))
    draft.put(path, Reading("7人", "9", ""), "存在的问题")

    assert tree_of(draft)["restated"] == {
        "chongfu-1": {"path": "staff.staff_in_post", "printed": "7人", "place": "存在的问题"}
    }
    assert not is_figure(("agency", "rank"), Reading("正科级", "1", ""))


def test_the_list_for_a_person_ends_the_file() -> None:
    assert text_of(Draft()).endswith("按重要程度排列 ----\n# 1. 先看这里\n")


@pytest.mark.parametrize(
    "text", ["100. 00%", "- 一", "a: b", "#", "“引”", "''", "无", "≥85分", "1 #2"]
)
def test_every_text_is_read_back(text: str) -> None:
    found = read_tree(f"a: {scalar(text)}\n".encode(), "t")

    assert isinstance(found, Document)
    assert found.tree == {"a": text}


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=60))
def test_no_text_breaks_the_file(text: str) -> None:
    found = read_tree(f"a: {scalar(text)}  # {one_line(text)}\n".encode(), "t")

    assert isinstance(found, Document)
    assert isinstance(found.tree, dict)
    assert list(found.tree) == ["a"]
