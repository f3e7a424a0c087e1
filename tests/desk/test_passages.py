from __future__ import annotations

from generator.desk.passages import Piece, passages
from generator.desk.remarks import Remark
from generator.intake.original import Grid, Line, Original

ORIGINAL = Original(
    "a.docx",
    "",
    (
        Line("第1段", "标题"),
        Line("第2段", "2024年基本支出20万元，占20.5%"),
        Grid("第1个表", (("名称", "金额"), ("甲", "20"))),
        Line("第3段", "又是20万元"),
    ),
)


def test_the_place_of_a_remark_is_shown_with_what_stands_around_it() -> None:
    (found,) = passages(ORIGINAL, Remark("第2段", "20万元"), ["20"])

    assert (found.where, found.before, found.after) == ("第2段", "标题", "")
    assert found.words == (
        Piece("2024年基本支出"), Piece("20", is_value=True), Piece("万元，占20.5%"),
    )  # fmt: skip


def test_a_row_of_a_table_is_pointed_at() -> None:
    (found,) = passages(ORIGINAL, Remark("第1个表第2行", "甲，金额：20"), ["20"])

    assert found.row == 1
    assert found.rows[1] == ((Piece("甲"),), (Piece("20", is_value=True),))


def test_without_a_remark_the_places_that_print_it_are_shown() -> None:
    assert [each.where for each in passages(ORIGINAL, Remark(), ["20"])] == [
        "第2段",
        "第1个表",
        "第3段",
    ]
    assert passages(ORIGINAL, Remark(), ["2"]) == []
    assert passages(ORIGINAL, Remark(), []) == []


def test_without_the_original_the_words_of_the_remark_are_shown() -> None:
    (found,) = passages(None, Remark("第2段", "基本支出20万元"), ["20"])

    assert found.words[1] == Piece("20", is_value=True)
    assert passages(None, Remark(), ["20"]) == []
    (lost,) = passages(ORIGINAL, Remark("第9段", "别处"), ["20"])
    assert lost.words == (Piece("别处"),)
