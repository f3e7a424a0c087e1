from __future__ import annotations

from generator.checks import CHECKS
from generator.model.edition import Edition
from generator.views.check_catalogue import check_catalogue
from generator.views.draft import made
from generator.views.table import Cell, Row, Table
from tests.builders import a_report, an_edition
from tests.reading import page_at, parts, said, table


def test_every_check_has_its_page_and_its_place_in_the_catalogue(example: Edition) -> None:
    catalogue, *pages = made(check_catalogue(example))
    linked = {cell.href for cell in parts(catalogue, Cell)}

    assert [page.address for page in pages] == [f"checks/{check.id}" for check in CHECKS]
    assert {f"{check.id}/" for check in CHECKS} <= linked


def test_a_check_says_why_it_is_made_and_where_it_is_from(example: Edition) -> None:
    for check in CHECKS:
        text = said(page_at(example, f"checks/{check.id}"))
        assert check.sentence in text
        assert check.why in text
        assert (check.source or "报告自己的数字") in text


def test_a_check_lists_the_reports_it_concerns_worst_first(example: Edition) -> None:
    rows = table(page_at(example, "checks/total-sum"), "table-reports").rows
    found = [(row.cells[0].text, row.cells[1].marks[0].word) for row in rows]

    assert found[0] == ("甲县委网信办 2024", "前后不一")
    assert found[-1][1] == "相符"
    assert rows[0].cells[1].marks[0].href.endswith("jiaxian/2024/#check.total-sum.executed")


def test_a_check_that_no_report_needed_says_so() -> None:
    page = page_at(an_edition(a_report()), "checks/total-sum")

    assert "还没有用到这一条" in said(page)


def test_of_many_results_those_that_agree_are_counted_only(example: Edition) -> None:
    everything = made(check_catalogue(example))
    few = {page.address: page for page in made(check_catalogue(example, most=1))}
    for page in everything:
        rows = [row for shown in parts(page, Table) for row in shown.rows]
        agreeing = [row for row in rows if row.cells[1].marks[:1] and word_of(row) == "相符"]
        if page.address.count("/") != 1 or len(rows) < 2 or not agreeing:
            continue
        listed = [
            row
            for address, each in few.items()
            if f"{address}/".startswith(f"{page.address}/")
            for shown in parts(each, Table)
            if shown.id == "table-reports"
            for row in shown.rows
        ]

        assert f"另有相符 {len(agreeing)} 处" in said(few[page.address]), page.address
        assert "相符" not in {word_of(row) for row in listed}
        assert len(listed) == len(rows) - len(agreeing)
        assert page.sub == few[page.address].sub


def word_of(row: Row) -> str:
    return row.cells[1].marks[0].word
