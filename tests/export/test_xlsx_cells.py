from __future__ import annotations

import pytest

from generator.export.xlsx_cells import Cells, string_items, xml_text
from generator.export.xlsx_frame import Styles
from generator.model.columns import ColumnType

STYLES = Styles("1", "2", "3", "4", tuple(str(10 + places) for places in range(16)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("甲", "甲"),
        ("a & <b>", "a &amp; &lt;b&gt;"),
        ("\x00\r\x1f", "_x0000__x000D__x001F_"),
        ("\t\n", "\t\n"),
        ("\ufffe\uffff", "_xFFFE__xFFFF_"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x0041_x0041_", "_x005F_x0041_x005F_x0041_"),
        ("_xyz", "_xyz"),
    ],
)
def test_what_xml_cannot_hold_is_written_by_its_number(text: str, written: str) -> None:
    assert xml_text(text) == written


def test_spaces_at_the_ends_are_kept() -> None:
    assert list(string_items(["a b", " a", "a\n"])) == [
        "<si><t>a b</t></si>",
        '<si><t xml:space="preserve"> a</t></si>',
        '<si><t xml:space="preserve">a\n</t></si>',
    ]


def test_a_row_names_its_texts_and_holds_its_figures() -> None:
    cells = Cells(STYLES, "ABC", {"甲": 0})
    rows = [("乙", "", "12.50"), ("甲", "=1", "x")]
    types = (ColumnType.TEXT, ColumnType.TEXT, ColumnType.DECIMAL)

    assert "".join(cells.rows(rows, types)) == (
        '<row r="2"><c r="A2" s="2" t="s"><v>1</v></c><c r="C2" s="12"><v>12.50</v></c></row>'
        '<row r="3"><c r="A3" s="2" t="s"><v>0</v></c><c r="B3" s="3" t="s"><v>2</v></c>'
        '<c r="C3" s="2" t="s"><v>3</v></c></row>'
    )
    assert list(cells.new_texts()) == ["乙", "=1", "x"]
    assert cells.used == 4


@pytest.mark.parametrize("figure", ["1234567890123456", "0.0000000000000001", "1e5", "\uff11"])
def test_a_figure_that_a_spreadsheet_would_change_is_text(figure: str) -> None:
    cells = Cells(STYLES, "A", {})

    assert ' t="s"' in "".join(cells.rows([(figure,)], [ColumnType.DECIMAL]))
    assert list(cells.new_texts()) == [figure]
