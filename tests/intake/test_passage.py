"""A folded text reads in one form and leads back to what was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.passage import folded, passage


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("执行率为 100. 00%", "执行率为100.00%"),
        ("\uff11\uff12\uff0e\uff15\uff10\uff05", "12.50%"),
        ("$75 \\leq$ 得分 < 85 分", "75≤得分<85分"),
        ("预算1,234,567.00元,支出5元", "预算1,234,567.00元，支出5元"),
        ("西发(2019)5号", "西发（2019）5号"),
        ("[bookmark: _GoBack]（四）统筹", "（四）统筹"),
        ("1. 50万元", "1、50万元"),
        ("1.50万元", "1.50万元"),
        ("**合计**", "合计"),
    ],
)
def test_widths_spaces_and_debris_fall_away(raw: str, text: str) -> None:
    assert folded(raw) == text


def test_a_value_broken_over_lines_is_one_value() -> None:
    of = passage(1, [("第1行", "实际支出 100."), ("第2行", "00万元")])

    start = of.text.index("100")
    assert of.printed(start, len(of.text)) == "100.00万元"
    assert (of.where(0), of.where(len(of.text) - 1)) == ("第1行", "第2行")


@given(st.text(max_size=200))
def test_every_character_leads_back_to_the_original(raw: str) -> None:
    of = passage(1, [("第1行", raw)])

    assert len(of.text) == len(of.offsets)
    assert list(of.offsets) == sorted(set(of.offsets))
    assert all(0 <= at < len(raw) for at in of.offsets)
