"""Texts in the encodings that Windows writes; pipe tables are tables."""

from __future__ import annotations

import pytest

from generator.intake.original import Grid, IntakeError, Line
from generator.intake.text_file import read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_an_encoding_is_known(encoding: str) -> None:
    blocks = read_text("绩效自评报告\n正文。".encode(encoding), "a.txt")

    assert [(each.where, each.text) for each in blocks if isinstance(each, Line)] == [
        ("第1行", "绩效自评报告"),
        ("第2行", "正文。"),
    ]


def test_gaps_and_tabs_are_kept() -> None:
    first, second = read_text("甲\n\n\t乙".encode(), "a.txt")

    assert isinstance(second, Line)
    assert (second.has_gap, second.is_inset) == (True, True)
    assert first == Line("第1行", "甲")


def test_a_pipe_table_is_a_table() -> None:
    table, line = read_text("| 项目 | 分 |\n|---|---|\n| 甲 | 9 |\n正文".encode(), "a.md")

    assert table == Grid("第1行起的表", (("项目", "分"), ("甲", "9")))
    assert line == Line("第4行", "正文")


def test_a_binary_file_is_no_text() -> None:
    with pytest.raises(IntakeError, match="不是文本文件"):
        read_text(b"\x00\x01\x02\xff", "a.txt")
