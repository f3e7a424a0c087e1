from __future__ import annotations

import json
from pathlib import Path

from generator.cli.differences import Shape, difference_lines
from generator.release.against import ChangedReport, Difference
from generator.release.figures import Change
from generator.release.pages import PageChanges
from generator.release.published import Published, PublishedReport
from tests.builders import a_report, an_entry

CHANGE = Change("spending.total.executed", "实际支出", "1", "2", "value", "value")
PAGES = PageChanges(("new/",), ("a/",), ("old/",), 9)


def difference(**report: object) -> Difference:
    entry = an_entry(a_report(**report))
    changed = ChangedReport(entry, "a/2024", PublishedReport({}, {}), (CHANGE,))
    return Difference(Published(Path(), {}), ("b/2024",), ("c/2024",), (changed,))


def test_people_are_told_reports_then_figures_then_pages() -> None:
    assert list(difference_lines(difference(), PAGES, Shape.TEXT)) == [
        "新增报告 /b/2024/",
        "少了报告 /c/2024/",
        (
            "content/reports/hebei/shijiazhuang/p130110/2024-wangxinban-whole_agency.yml:1:1: "
            "spending.total.executed（实际支出）1 → 2（没有更正记录）"
        ),
        "新增页面 /new/",
        "改了页面 /a/",
        "少了页面 /old/",
        "报告：新增 1 份，少了 1 份；数字改了 1 处；页面：新增 1 页，改了 1 页，少了 1 页",
    ]


def test_programs_are_told_an_object_a_line() -> None:
    lines = [json.loads(each) for each in difference_lines(difference(), PAGES, Shape.JSON)]

    assert [(each["kind"], each["change"]) for each in lines] == [
        ("report", "added"),
        ("report", "removed"),
        ("figure", "changed"),
        ("page", "added"),
        ("page", "changed"),
        ("page", "removed"),
    ]
    assert lines[2]["address"] == "a/2024/#spending.total.executed"
    assert (lines[2]["old"], lines[2]["new"], lines[2]["has_correction"]) == ("1", "2", False)
    assert (lines[2]["old_state"], lines[2]["new_state"]) == ("value", "value")


def test_a_change_with_its_correction_is_told_so() -> None:
    correction = {"path": CHANGE.path, "old": "1", "new": "2", "reason": "录入有误"}
    shown = difference(corrections={"a": correction})

    assert any("有更正记录" in each for each in difference_lines(shown, PAGES, Shape.TEXT))
