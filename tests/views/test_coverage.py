from __future__ import annotations

from generator.model.edition import Edition
from generator.views.coverage import coverage
from generator.views.draft import made
from generator.views.table import CellKind
from tests.reading import grid, said, table


def test_each_place_says_which_years_are_here(example: Edition) -> None:
    [page] = made(coverage(example))

    assert grid(table(page, "table-990000")) == [
        ["地方", "2022", "2023", "2024"],
        ["东示市", "未收录", "未收录", "已收录"],
        ["东示市 甲县", "未收录", "已收录", "已收录"],
        ["东示市 乙山县", "未收录", "已收录", "未收录"],
        ["西示市 丙河县", "已收录", "未收录", "未收录"],
    ]


def test_what_is_not_here_is_set_apart_and_blames_no_one(example: Edition) -> None:
    [page] = made(coverage(example))
    cells = [cell for row in table(page, "table-990000").rows for cell in row.cells]

    assert {cell.kind for cell in cells if cell.text == "未收录"} == {CellKind.STATE}
    assert "不说明该单位没有编制或没有公开" in said(page)
