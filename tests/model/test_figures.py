from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.figures import FigureError, read_count, read_date


@pytest.mark.parametrize(
    ("text", "value", "printed", "unit"),
    [
        ("6", 6, "6", ""),
        ("6 人", 6, "6", "人"),
        ("1 部", 1, "1", "部"),
        ("两个", 2, "两", "个"),
        ("三室", 3, "三", "室"),
        ("一中心", 1, "一", "中心"),
    ],
)
def test_a_count_is_read_in_digits_or_as_one_word(
    text: str, value: int, printed: str, unit: str
) -> None:
    count = read_count(text)

    assert (count.value, count.printed, count.unit) == (Decimal(value), printed, unit)


@pytest.mark.parametrize("text", ["三两", "十六个", "6.5", "-1", "六六", "3O", "个"])
def test_a_count_is_one_whole_number(text: str) -> None:
    with pytest.raises(FigureError):
        read_count(text)


@pytest.mark.parametrize("text", ["年底", "年末"])
def test_the_end_of_the_year_needs_no_year(text: str) -> None:
    date = read_date(text)

    assert date.printed == text
    assert (date.value.year, date.value.month, date.value.day) == (None, None, None)
