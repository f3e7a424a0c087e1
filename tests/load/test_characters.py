from __future__ import annotations

import pytest

from generator.findings import Level
from generator.load.characters import character_findings
from generator.load.yaml_tree import Document, read_tree

FILE = "a.yml"


def found(value: str) -> list[tuple[str, Level]]:
    text = f'a: "{value}"\n'
    document = read_tree(text.encode(), FILE)
    assert isinstance(document, Document), document
    return [(each.rule, each.level) for each in character_findings(document, text, FILE)]


@pytest.mark.parametrize(
    "character",
    [
        *("\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\ue000", "\U000e0041", "\u2028"),
        *("\ufffd", "\ufdd0", "\U0001ffff", "\U0001bca0", "\U00013430"),
    ],
)
def test_a_character_that_no_reader_sees_is_refused(character: str) -> None:
    assert found(f"前{character}后") == [("character-forbidden", Level.ERROR)]


def test_a_character_written_as_an_escape_is_refused_too() -> None:
    assert found("前\\u202e后") == [("character-forbidden", Level.ERROR)]


@pytest.mark.parametrize("escape", ["\\r", "\\t", "\\x85", "\\x1b"])
def test_a_control_written_as_an_escape_is_refused(escape: str) -> None:
    assert found(f"前{escape}后") == [("character-forbidden", Level.ERROR)]


def test_the_finding_names_the_code_point_and_where_in_the_value_it_stands() -> None:
    text = 'a: "前\u200b后"\n'
    document = read_tree(text.encode(), FILE)
    assert isinstance(document, Document)
    (finding,) = character_findings(document, text, FILE)

    assert str(finding) == (
        "a.yml:1:4: error[character-forbidden] 第 2 个字符 U+200B 看不见或会改变显示顺序。"
        "删去这个字符，重新键入这段文字"
    )


def test_marks_piled_on_a_letter_are_refused() -> None:
    assert found("e" + "\u0301" * 4) == [("character-combining", Level.ERROR)]
    assert found("e\u0301") == []
    for mark in ("\u1dc4", "\u0651", "\u05b0", "\u0e49", "\ufe20"):
        assert found("e" + mark * 4) == [("character-combining", Level.ERROR)]


def test_full_width_digits_are_read_with_a_warning() -> None:
    assert found(chr(0xFF13) + "5") == [("digits-full-width", Level.WARNING)]


@pytest.mark.parametrize(
    "value", ["江华瑶族自治县", "“六进”活动——网络安全", "①全年 365 天*24 小时；", "≥85，㎡", "𠮷"]
)
def test_ordinary_chinese_text_passes(value: str) -> None:
    assert found(value) == []
