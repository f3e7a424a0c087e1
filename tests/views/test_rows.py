from __future__ import annotations

from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.views.blocks import Crumb, Head, Page, Paragraph, Section
from generator.views.draft import at_once, made
from generator.views.place import places
from generator.views.rows import (
    ADDRESS,
    TABLE,
    shown_rows,
    with_rows,
    with_rows_where_divided,
)
from generator.views.table import Cell, Column, Mark, Row, Table
from generator.views.words import words


def a_page(*tables: Table) -> Page:
    section = Section("a", "甲", tables)
    return Page("hebei", Head("题", "述", "list"), (Crumb("首页", "../"),), "题", (section,))


def a_table(caption: str, titles: tuple[str, ...], *cells: Cell) -> Table:
    return Table("t", caption, tuple(Column(title) for title in titles), (Row(cells),))


def test_rows_are_those_shown_with_where_they_lead() -> None:
    mark = Mark(Verdict.CONTRADICTS, "✕", "前后不一 1", "2024/#verification")
    cells = (
        Cell("甲县", href="jiaxian/2024/"),
        Cell("1.00", small="增加 0.5"),
        Cell("", marks=(mark,)),
    )
    columns, rows = shown_rows(a_page(a_table("表一", ("报告", "预算", "核对"), *cells)))

    assert columns == (TABLE, "报告", "预算", "预算（附注）", "核对", ADDRESS)
    assert rows == (("表一", "甲县", "1.00", "增加 0.5", "前后不一 1", "hebei/jiaxian/2024/"),)


def test_a_row_may_lead_to_a_place_on_a_page_above() -> None:
    cell = Cell("甲", href="../topics/qita/#projects")
    _, rows = shown_rows(a_page(a_table("表", ("名称",), cell)))

    assert rows[0][-1] == "topics/qita/#projects"


def test_tables_with_other_columns_stand_in_one_file() -> None:
    one = a_table("一", ("年度", "预算"), Cell("2024"), Cell("1"))
    other = a_table("二", ("报告", "预算"), Cell("甲"), Cell("2"))
    columns, rows = shown_rows(a_page(one, other))

    assert columns == (TABLE, "年度", "预算", "报告", ADDRESS)
    assert rows == (("一", "2024", "1", "", ""), ("二", "", "2", "甲", ""))


def test_a_page_without_a_table_has_no_rows_and_no_link(example: Edition) -> None:
    page = a_page()
    [linked] = made(with_rows(at_once(lambda _: iter([page])))(example))

    assert shown_rows(page) == ((), ())
    assert linked is page


def test_the_link_stands_under_the_last_table(example: Edition) -> None:
    page = a_page(a_table("表", ("名称",), Cell("甲")))
    [linked] = made(with_rows(at_once(lambda _: iter([page])))(example))
    last = linked.sections[0].blocks[-1]

    assert isinstance(last, Paragraph)
    assert [span.href for span in last.words if span.href] == ["rows.csv"]
    assert last.words[-1:] == words("（1 行）。")


def test_figures_stay_figures_on_every_place(example: Edition) -> None:
    for page in made(places(example)):
        columns, rows = shown_rows(page)
        for row in rows:
            assert len(row) == len(columns)


def test_a_list_on_one_page_may_leave_its_rows_to_the_data_page(example: Edition) -> None:
    page = a_page(a_table("表", ("名称",), Cell("甲")))
    one, two = at_once(lambda _: iter([page])), at_once(lambda _: iter([page, page]))
    [alone] = with_rows_where_divided(one)(example)
    linked = list(with_rows_where_divided(two)(example))

    assert alone.make() is page
    assert not alone.has_rows
    assert all(draft.has_rows for draft in linked)
    assert list(made(linked)) == list(made(with_rows(two)(example)))
