"""Each kind of value takes what reports print and refuses the rest in Chinese, by name."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.kinds import (
    LONGEST_LINE,
    MOST_ITEMS,
    AmountField,
    CountField,
    DateField,
    Digest,
    IsoDate,
    Length,
    LineField,
    Lines,
    QuantityField,
    RateField,
    ReportedLine,
    ReportedLines,
    ScoreField,
    Shaped,
    Words,
    is_nothing,
    refused,
)
from generator.model.money import Money, Unit
from generator.model.reported import NOT_APPLICABLE, NOT_STATED, WITHHELD, Stated

FIGURES = {
    "金额": (AmountField, "355.53"),
    "百分比": (RateField, "99.91%"),
    "个数": (CountField, "6 人"),
    "分数": (ScoreField, "95分"),
    "数值": (QuantityField, "≥10000 条"),
    "日期": (DateField, "5月16日前"),
}
STATES = {"未说明": NOT_STATED, "依法不予公开": WITHHELD, "不适用": NOT_APPLICABLE}


def read(kind: Any, value: object, unit: Unit = Unit.WAN_YUAN) -> Any:
    return TypeAdapter(kind).validate_python(value, context={"unit": unit})


def refusal(kind: Any, value: object) -> tuple[str, str, str]:
    with pytest.raises(ValidationError) as refused_by:
        read(kind, value)
    [error] = refused_by.value.errors()
    return error["type"], error["msg"], error["ctx"]["hint"]


@pytest.mark.parametrize("what", FIGURES)
def test_a_figure_keeps_the_text_that_states_it(what: str) -> None:
    kind, text = FIGURES[what]

    figure = read(kind, text)

    assert isinstance(figure, Stated)
    assert text.startswith(figure.printed)


@pytest.mark.parametrize("what", FIGURES)
@pytest.mark.parametrize("word", STATES)
def test_every_figure_may_be_in_each_state(what: str, word: str) -> None:
    assert read(FIGURES[what][0], word) is STATES[word]


@pytest.mark.parametrize("what", FIGURES)
@pytest.mark.parametrize("value", ["", "todo", "TODO", "待填", "待核对"])
def test_no_figure_is_left_open(what: str, value: str) -> None:
    rule, _, hint = refusal(FIGURES[what][0], value)

    assert rule == "value-missing"
    assert "未说明" in hint


@pytest.mark.parametrize("what", FIGURES)
@pytest.mark.parametrize("value", [{"value": "1"}, ["1"], None, 1, True])
def test_a_figure_is_one_text(what: str, value: object) -> None:
    assert refusal(FIGURES[what][0], value)[0] == "value-not-one"


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (AmountField, "amount-not-a-number"),
        (RateField, "rate-not-a-percentage"),
        (CountField, "count-not-a-number"),
        (ScoreField, "score-not-a-number"),
        (DateField, "date-not-readable"),
    ],
)
def test_what_is_no_figure_is_refused_by_its_rule(kind: Any, rule: str) -> None:
    assert refusal(kind, "约莫不少")[0] == rule


@pytest.mark.parametrize(
    "text", ["1_000", "1e5", "٣٠٠", "3OO.00", "1,00", "--1", "1.", ".5", "05", "NaN", "Infinity"]
)
def test_no_number_but_a_printed_one_is_an_amount(text: str) -> None:
    rule, message, _ = refusal(AmountField, text)

    assert rule == "amount-not-a-number"
    assert text in message


def test_letters_that_look_like_digits_are_named() -> None:
    assert "O 是字母" in refusal(AmountField, "3OO.00")[1]
    assert "l 是字母" in refusal(ScoreField, "9l")[1]


def test_a_state_that_is_misspelt_is_suggested() -> None:
    assert refusal(AmountField, "末说明")[2] == "是不是想写“未说明”？"
    assert refusal(DateField, "不适合")[2] == "是不是想写“不适用”？"


def test_an_amount_is_in_the_unit_of_its_file_unless_it_names_one() -> None:
    in_yuan, own = read(AmountField, "12.50", Unit.YUAN), read(AmountField, "12.50万元", Unit.YUAN)

    assert in_yuan.value < own.value
    assert isinstance(own.value, Money)
    assert (in_yuan.unit, own.unit) == ("元", "万元")


@pytest.mark.parametrize(
    ("kind", "value", "rule"),
    [
        (LineField, "甲\n乙", "text-not-one-line"),
        (LineField, "甲" * (LONGEST_LINE + 1), "text-too-long"),
        (LineField, {"a": "b"}, "value-not-one"),
        (ReportedLine, "", "value-missing"),
        (Lines, [], "value-missing"),
        (Lines, {"a": "b"}, "value-missing"),
        (Lines, ["甲"] * (MOST_ITEMS + 1), "too-many-items"),
        (Lines, ["甲", ""], "value-missing"),
        (IsoDate, "2024-2-3", "date-not-iso"),
        (IsoDate, "2024-02-30", "date-not-iso"),
        (IsoDate, "2024年2月3日", "date-not-iso"),
        (Digest, "A" * 64, "digest-not-sha256"),
        (Digest, "a" * 63, "digest-not-sha256"),
        (Length, "0", "length-not-a-number"),
        (Length, "七", "length-not-a-number"),
    ],
)
def test_a_text_of_the_wrong_shape_is_refused_by_its_rule(
    kind: Any, value: object, rule: str
) -> None:
    assert refusal(kind, value)[0] == rule


def test_a_text_may_be_a_state_where_the_report_may_be_silent() -> None:
    assert read(ReportedLine, "未说明") is NOT_STATED
    assert read(LineField, "未说明") == "未说明"
    assert read(ReportedLines, "依法不予公开") is WITHHELD


def test_a_single_text_is_a_list_of_one() -> None:
    assert read(Lines, "查账") == ("查账",)
    assert read(ReportedLines, ["查账", "座谈"]) == ("查账", "座谈")


def test_a_list_of_nothing_is_told_from_a_list() -> None:
    assert is_nothing(("无",))
    assert is_nothing(("未安排",))
    assert not is_nothing(("无", "有"))
    assert not is_nothing(("没有问题",))


class Colour(Enum):
    RED = "红"
    BLUE = "蓝"


def test_a_closed_set_takes_its_words_and_lists_them() -> None:
    assert Words(Colour).read("红") is Colour.RED
    with pytest.raises(Exception, match="“绿”不在可选的词里") as refusal_of_green:
        Words(Colour).read("绿")

    assert refusal_of_green.value.context == {
        "said": "“绿”不在可选的词里",
        "hint": "可以写：红、蓝",
        "at": (),
    }


def test_a_shape_takes_the_whole_text() -> None:
    key = Shaped("key-not-a-key", "[a-z]+", "短名", "只用小写字母")

    assert key.read("abc") == "abc"
    for wrong in ("abc\n", "abcD", "", "ab c"):
        with pytest.raises(Exception, match="短名"):
            key.read(wrong)


@given(st.text())
def test_no_text_reaches_the_message_as_a_template(text: str) -> None:
    error = refused("rule", text, text)

    assert error.message() == text


@given(st.text(max_size=80))
def test_no_text_is_too_strange_for_an_amount(text: str) -> None:
    assert told(text) or read(AmountField, text) is not None


def told(text: str) -> bool:
    """Whether the text is refused, with a sentence and a hint for each fault."""
    try:
        read(AmountField, text)
    except ValidationError as error:
        return all(each["ctx"]["said"] and each["ctx"]["hint"] for each in error.errors())
    return False
