from __future__ import annotations

from generator.views.county_year.projects import project_blocks
from generator.views.table import CellKind, RowKind
from tests.builders import Texts, a_report, a_source
from tests.reading import cell, fact, grid, said, table

TWO = {"a": {"name": "甲", "executed": "10.5"}, "b": {"name": "乙", "executed": "5"}}
KEPT = {"x": {"name": "其余", "amount": "20", "part_of": "项目支出", "reason": "内容涉密"}}


def blocks(**report: Texts) -> list[object]:
    return list(project_blocks(a_source(a_report(**report))))


def test_a_report_without_projects_says_so() -> None:
    assert "报告没有列出项目。" in said(blocks())


def test_projects_without_amounts_are_named() -> None:
    found = blocks(projects={"a": {"name": "甲"}, "b": {"name": "未说明"}})

    assert fact(found, "项目") == "甲"
    assert "（报告未写项目名称）" in said(found)
    assert "报告没有写各项目的金额。" in said(found)


def test_each_project_has_its_row_and_its_permalink() -> None:
    found = blocks(projects={"a": {"name": "甲", "executed": "10.5", "purpose": "买设备"}})

    assert cell(found, "projects.a").small == "买设备"
    assert cell(found, "projects.a.executed").text == "10.5"
    assert "报告没有给出各项目的预算" in table(found, "table-projects").caption


def test_sum_and_printed_total_stand_below_each_other() -> None:
    found = table(
        blocks(projects=TWO, spending={"project_expenditure": {"executed": "16"}}),
        "table-projects",
    )

    assert grid(found)[-2:] == [["以上各项（本站相加）", "15.5"], ["报告所写合计", "16"]]
    assert [row.kind for row in found.rows[-2:]] == [RowKind.COMPUTED, RowKind.TOTAL]
    assert found.rows[-1].cells[1].anchor == ""


def test_what_is_withheld_has_a_row_and_enters_the_sum_by_its_printed_amount() -> None:
    found = table(blocks(projects=TWO, withheld=KEPT), "table-projects")

    assert ["其余", "20"] in grid(found)
    assert grid(found)[-1] == ["以上各项（本站相加）", "35.5"]
    assert "依法不予公开（报告称内容涉密）" in said(found)


def test_nothing_is_recomputed_around_a_withheld_amount() -> None:
    kept = {"x": KEPT["x"] | {"amount": "依法不予公开"}}
    found = blocks(
        projects=TWO, withheld=kept, spending={"project_expenditure": {"executed": "100"}}
    )

    assert "本站相加" not in said(found)
    assert "84.5" not in said(found)
    states = [each for row in table(found, "table-projects").rows for each in row.cells]
    assert {each.kind for each in states if each.text == "依法不予公开"} == {CellKind.STATE}


def test_what_the_report_says_of_its_projects_together_is_shown() -> None:
    found = blocks(
        projects=TWO,
        self_evaluation={"projects_count": "2个", "projects_rate": "100%", "evaluated_count": "2"},
    )

    assert fact(found, "项目个数") == "2 个"
    assert fact(found, "项目执行率") == "100%"
    assert fact(found, "参评项目数") == "2"
