"""A flattened table is put together only where its rows are certain, and else refused."""

from __future__ import annotations

from generator.intake.flattened import with_tables
from generator.intake.original import Grid
from tests.intake.truth import blocks_in, read_lines

CERTAIN = "\t项目名称\n\t自评得分\n\t等级\n\n\t舆情监测项目\n\t98\n\t优秀\n"


def test_cells_set_apart_by_tabs_and_empty_lines_are_a_table() -> None:
    blocks, refused = with_tables(blocks_in(CERTAIN))

    assert [each.rows for each in blocks if isinstance(each, Grid)] == [
        (("项目名称", "自评得分", "等级"), ("舆情监测项目", "98", "优秀"))
    ]
    assert refused == ()


def test_rows_of_unlike_length_are_refused() -> None:
    blocks, refused = with_tables(blocks_in(f"{CERTAIN}\n\t另一项目\n\t97\n"))

    assert blocks == ()
    assert len(refused) == 1


def test_cells_without_tabs_are_refused_with_the_reason() -> None:
    lines = ("项目名称", "预算金额", "得分", "舆情监测项目", "20", "98")
    found = read_lines("一、部门概况", "我单位设综合股。", *lines, "评价完毕，没有其他情况。")

    assert ["散成了单独的行" in each.words for each in found.draft.refused] == [True]
    assert not any(path[0] == "projects" for path in found.draft.readings)


def test_ordinary_lines_stay_lines() -> None:
    blocks = blocks_in("附件3\n某办\n自评报告\n一、概况\n正文。")

    assert with_tables(blocks) == (blocks, ())
