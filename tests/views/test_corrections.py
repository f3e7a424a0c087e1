from __future__ import annotations

from generator.model.edition import Edition
from generator.views.corrections import corrections_page, newest_corrections
from generator.views.draft import made
from generator.views.table import Table
from tests.builders import a_report, an_edition


def test_corrections_stand_newest_first(example: Edition) -> None:
    found = newest_corrections(example)

    assert [item.corrected_on for _, _, item in found] == ["2025-06-20", "2025-06-18"]


def test_the_page_shows_what_was_and_what_is(example: Edition) -> None:
    [page] = made(corrections_page(example))
    [table] = page.sections[0].blocks
    assert isinstance(table, Table)
    shown = [[cell.text for cell in row.cells] for row in table.rows]

    assert page.sub == "2 处"
    assert page.head.data_date == "2025-06-20"
    assert shown[1][2:] == ["130.01", "130.10", "录入时两位数字写反"]
    assert shown[0][2] == "未说明"
    assert shown[1][1] == "项目支出：实际支出"
    assert table.rows[1].cells[1].small == "甲县委网信办 2024"
    assert table.rows[1].cells[1].href == (
        "../shili/dongshi/jiaxian/2024/#spending.project_expenditure.executed"
    )


def test_a_site_without_corrections_says_so() -> None:
    [page] = made(corrections_page(an_edition(a_report())))

    assert "还没有更正过" in page.sections[0].blocks[0].words[0].text  # type: ignore[union-attr]  # a paragraph
    assert page.head.data_date == ""
