from __future__ import annotations

from generator.model.edition import Edition
from generator.views.blocks import Chart
from generator.views.draft import made
from generator.views.place import places
from generator.views.table import Table
from tests.builders import a_report, an_edition
from tests.reading import grid, page_at, parts, said, table


def test_the_years_of_an_office_stand_side_by_side_with_their_change(example: Edition) -> None:
    page = page_at(example, "shili/dongshi/jiaxian")
    years = table(page, "table-years")

    assert [row[0] for row in grid(years)[1:]] == ["2024", "2023"]
    assert "330.00" in grid(years)[1]
    assert "＋10.00（＋3.13%）" in {cell.small for cell in years.rows[0].cells}
    assert {cell.small for cell in years.rows[-1].cells} == {""}
    assert [chart.id for chart in parts(page, Chart)] == ["chart-years"]


def test_offices_of_one_place_are_never_years_of_each_other(example: Edition) -> None:
    page = page_at(example, "shili/dongshi/yishan")

    assert [each.id for each in parts(page, Table)] == ["table-reports"]
    assert "乙山县科学技术局" in said(page)


def test_each_office_has_its_own_years() -> None:
    shown = an_edition(
        *(
            a_report(year=year, department=department, spending={"total": {"executed": "1"}})
            for year in ("2023", "2024")
            for department in ("wangxinban", "kejiju")
        )
    )
    ids = [each.id for page in made(places(shown)) for each in parts(page, Table)]

    assert "table-years" in ids
    assert "table-years-kejiju-whole-agency" in ids


def test_years_of_unlike_coverage_show_no_change() -> None:
    spending = {"total": {"executed": "1"}}
    shown = an_edition(
        a_report(year="2023", coverage="全部支出", spending=spending),
        a_report(year="2024", coverage="只含专项资金", spending=spending),
    )
    years = table(list(made(places(shown))), "table-years")

    assert {cell.small for row in years.rows for cell in row.cells} == {""}
