from __future__ import annotations

from generator.model.edition import Edition
from generator.views.anchors import anchors
from generator.views.county_year.page import county_years
from generator.views.draft import made
from generator.views.side_by_side.measures import MeasureKind, measure_groups
from generator.views.source import source_of
from tests.builders import a_report, a_source


def test_every_row_has_a_key_of_its_own_and_a_heading() -> None:
    rows = [each for group in measure_groups() for each in group.measures]

    assert len({each.key for each in rows}) == len(rows)
    assert all(each.title and group.title for group in measure_groups() for each in group.measures)


def test_the_rows_are_in_the_order_of_the_reports_page() -> None:
    assert [group.title for group in measure_groups()][:6] == [
        "报告说的是什么", "全年支出", "基本支出", "基本支出中的人员经费",
        "基本支出中的日常公用经费", "项目支出",
    ]  # fmt: skip


def test_what_is_computed_here_is_named_so_and_never_subtracted() -> None:
    for group in measure_groups():
        for each in group.measures:
            assert each.is_computed == any(
                mark in each.title for mark in ("本站相加", "本站计算")
            ), each.title
            assert not each.is_computed or each.kind is MeasureKind.FIGURE


def test_a_silent_report_has_a_word_in_every_row() -> None:
    source = a_source(a_report())

    assert all(
        (cell := each.read(source)).text or cell.lines
        for group in measure_groups()
        for each in group.measures
    )


def test_every_cell_leads_to_an_anchor_of_the_reports_page(example: Edition) -> None:
    pages = {page.address: anchors(page.sections) for page in made(county_years(example))}
    lost = []
    for entry in example.dataset.reports:
        source = source_of(example, entry)
        for group in measure_groups():
            for each in group.measures:
                cell = each.read(source)
                targets = {cell.anchor, *(line.anchor for line in cell.lines)} - {""}
                lost += [(source.page, target) for target in targets - pages[source.page]]

    assert lost == []
