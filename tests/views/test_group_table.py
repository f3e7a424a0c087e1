from __future__ import annotations

from generator.model.dataset import Entry
from generator.views.group_table import (
    Measure,
    count,
    group_table,
    report_measures,
    where_rows_are,
)
from generator.views.grouped import Group, grouped_lots
from generator.views.tally import Tally, added, all_lots
from generator.views.words import words
from tests.country import a_country
from tests.reading import grid, said

LENGTH: Measure[Entry, Tally] = count("报告", lambda part: part.size)


def divided(most: int) -> Group[Entry, Tally]:
    return grouped_lots(tuple(all_lots(a_country())), "list", added, most=most)


def test_each_part_is_counted_and_leads_to_its_page() -> None:
    table = group_table(divided(14), "各地", (LENGTH,), (words("注"),))

    assert grid(table) == [["省份", "报告"], ["北示市", "4"], ["南示省", "14"]]
    assert [row.cells[0].href for row in table.rows] == ["beishi/", "nanshi/"]
    assert table.notes == (words("注"),)
    assert table.is_sortable


def test_years_of_parts_that_are_divided_by_year_are_one_step_away() -> None:
    table = group_table(divided(3).parts[1], "各地", (LENGTH,))

    assert grid(table) == [
        ["地区", "报告", "2024 年", "2023 年"],
        ["南示省本级", "2", "1", "1"],
        ["东州市", "6", "3", "3"],
        ["西州市", "6", "3", "3"],
    ]
    assert [cell.href for cell in table.rows[1].cells] == [
        "dongzhou/",
        "",
        "dongzhou/2024/",
        "dongzhou/2023/",
    ]
    assert table.rows[0].cells[2].href == ""


def test_parts_by_year_are_named_by_their_years() -> None:
    table = group_table(divided(3).parts[1].parts[1], "各年", (LENGTH,))

    assert grid(table) == [["年度", "报告"], ["2024 年", "3"], ["2023 年", "3"]]


def test_reports_are_counted_by_coverage_and_with_what_was_compared() -> None:
    everything = divided(14)
    table = group_table(everything, "各地", report_measures(everything.tally))

    assert grid(table)[0] == ["省份", "报告", "数据核对", "全部支出"]
    assert [grid(table)[2][at] for at in (1, 3)] == ["14", "14"]
    assert table.rows[1].cells[2].text or table.rows[1].cells[2].marks


def test_a_list_says_in_which_table_all_its_rows_stand() -> None:
    paragraph = where_rows_are(divided(14), "reports", "报告")

    assert said(paragraph.words).startswith("共 18 行")
    assert [span.href for span in paragraph.words if span.href] == ["../data/#reports"]
