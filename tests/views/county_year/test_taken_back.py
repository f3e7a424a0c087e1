from __future__ import annotations

from generator.views.blocks import Fact, Facts, Paragraph, Section
from generator.views.county_year.taken_back import marked, taken_back
from generator.views.table import Cell, Column, Row, Table
from generator.views.words import words
from tests.builders import a_report, a_source

GONE = {"withdrawn_on": "2026-01-31", "withdrawn_for": "国家秘密", "decided_by": "某办"}
SAID = "已撤下（2026 年 1 月 31 日）"


def test_the_day_stands_where_the_value_stood() -> None:
    source = a_source(
        a_report(
            spending={"total": "依法不予公开"},
            withdrawals={"a": {**GONE, "path": "spending.total"}},
        )
    )
    cells = (Cell("依法不予公开", anchor="spending.total.executed"), Cell("1", anchor="other"))
    table = Table("t", "表", (Column("甲"), Column("乙")), (Row(cells),))
    facts = Facts((Fact("名", words("依法不予公开"), "spending.total"), Fact("名", words("甲"))))
    before = Section("s", "节", (table, facts, Paragraph(words("文字"))))

    [after] = marked(source, (before,))

    first, second, third = after.blocks
    assert isinstance(first, Table)
    assert isinstance(second, Facts)
    assert [each.small for each in first.rows[0].cells] == [SAID, ""]
    assert "".join(each.text for each in second.items[0].words) == f"依法不予公开（{SAID}）"
    assert second.items[1] == facts.items[1]
    assert third == before.blocks[2]


def test_a_report_that_took_nothing_back_is_as_it_was() -> None:
    source = a_source(a_report())
    section = Section("s", "节", (Facts((Fact("名", words("甲"), "title"),)),))

    assert marked(source, (section,)) == (section,)
    assert taken_back(source) is None


def test_what_was_taken_back_is_listed() -> None:
    withdrawals = {"a": {**GONE, "path": "title"}}
    table = taken_back(a_source(a_report(title="已撤下", withdrawals=withdrawals)))

    assert table is not None
    assert table.caption == "撤下记录（1 处）"
    assert [each.text for each in table.rows[0].cells][-1] == "某办"
