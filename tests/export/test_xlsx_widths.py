from __future__ import annotations

import re

import pytest

from generator.export.xlsx_widths import Widths


@pytest.mark.parametrize(
    ("cells", "width"),
    [
        (("ab", "abcd", ""), 6),
        (("中文", "abc"), 6),
        (("\uff21\uff22", "ab"), 6),
        (("x" * 46,), 48),
        (("x" * 400, "中" * 400), 48),
        (("中" * 23,), 48),
        (("中" * 22,), 46),
    ],
)
def test_a_column_is_as_wide_as_its_longest_cell(cells: tuple[str, ...], width: int) -> None:
    found = Widths().of_columns([cells[0]], [(cell,) for cell in cells[1:]])

    assert re.findall(r'width="(\d+)\.', found) == [str(width)]


def test_every_column_has_its_own_width() -> None:
    found = Widths().of_columns(["a", "bb"], [("ccc", "d")])

    assert re.findall(r'min="(\d+)" max="(\d+)" width="(\d+)', found) == [
        ("1", "1", "5"),
        ("2", "2", "4"),
    ]
