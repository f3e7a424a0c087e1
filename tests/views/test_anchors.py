"""A link to a figure leads to it, or to the nearest thing around it."""

from __future__ import annotations

from generator.views.anchors import anchors, nearest
from generator.views.blocks import Fact, Facts, Section
from generator.views.table import Cell, Column, Row, Table
from generator.views.words import words


def a_section() -> Section:
    table = Table(
        "table-x", "表", (Column("甲"), Column("乙")), (Row((Cell("a"), Cell("1", anchor="x.y"))),)
    )
    facts = Facts((Fact("名", words("值"), "process.stages"), Fact("无", words("值"))))
    return Section("money", "钱", (table, facts))


def test_headings_tables_cells_and_facts_are_anchors() -> None:
    assert anchors((a_section(),)) == {"money", "table-x", "x.y", "process.stages"}


def test_a_value_without_a_cell_leads_to_the_group_around_it() -> None:
    known = anchors((a_section(),))

    assert nearest(("x", "y"), known) == "x.y"
    assert nearest(("process", "stages", "first", "starts_on"), known) == "process.stages"
    assert nearest(("unit",), known) == ""
