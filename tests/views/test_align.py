from __future__ import annotations

import pytest

from generator.views.align import pad_classes
from generator.views.table import Cell, CellKind, Column, Row, Table


def pads(*texts: str, kind: CellKind = CellKind.FIGURE) -> list[str]:
    rows = tuple(Row((Cell("甲"), Cell(text, kind))) for text in texts)
    table = Table("t", "表", (Column("项"), Column("数", is_figure=True)), rows)
    return [row[1] for row in pad_classes(table)]


@pytest.mark.parametrize(
    ("texts", "classes"),
    [
        (["12.50", "3"], ["", "r2 rd"]),
        (["12.50", "3.1"], ["", "r1"]),
        (["12", "3"], ["", ""]),
        (["1.1234567", "3"], ["", "r6 rd"]),
        (["12.50", "92.4%"], ["", ""]),
        (["12.50", "563662 元"], ["", ""]),
    ],
)
def test_a_figure_makes_room_for_the_decimals_it_lacks(
    texts: list[str], classes: list[str]
) -> None:
    assert pads(*texts) == classes


@pytest.mark.parametrize("kind", [CellKind.STATE, CellKind.TEXT])
def test_words_and_states_stand_where_they_are(kind: CellKind) -> None:
    assert pads("12.50", "3", kind=kind) == ["", ""]


def test_every_cell_has_an_answer() -> None:
    rows = (Row((Cell("甲"), Cell("1.5", CellKind.FIGURE))), Row((Cell("乙"), Cell(""))))
    table = Table("t", "表", (Column("项"), Column("数", is_figure=True)), rows)

    assert pad_classes(table) == (("", ""), ("", ""))
