from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.load.notes import note_findings
from tests.builders import a_report, an_entry

KEYS = {"projects-sum": ("executed", "initial_budget"), "score-sum": ()}


def findings(**note: Any) -> list[str]:
    entry = an_entry(a_report(notes={"shuoming": note}))
    entry = replace(
        entry, places={("notes", "shuoming"): (80, 5), ("notes", "shuoming", "check"): (81, 12)}
    )
    return [str(each).removeprefix(entry.file) for each in note_findings(entry, KEYS)]


def test_a_note_on_a_comparison_of_the_report_passes() -> None:
    assert findings(check="projects-sum", key="executed") == []
    assert findings(check="projects-sum", key="未说明") == []
    assert findings(check="score-sum", key="未说明") == []


def test_a_note_on_an_unknown_check_is_refused_with_the_nearest_name() -> None:
    assert findings(check="project-sum", key="executed") == [
        ":81:12: error[note-check-unknown] 没有“project-sum”这条核对。是不是想写 projects-sum？"
    ]
    assert findings(check="合计", key="executed") == [
        ":81:12: error[note-check-unknown] 没有“合计”这条核对。核对的名称见网站的核对目录"
    ]


def test_a_note_on_a_comparison_that_the_report_has_not_is_refused() -> None:
    (received,) = findings(check="projects-sum", key="received")
    (total_score,) = findings(check="score-sum", key="total_score")

    assert received == (
        ":80:5: error[note-key-unknown] projects-sum 里没有“received”这一条。"
        "可以写：executed、initial_budget"
    )
    assert total_score == (
        ":80:5: error[note-key-unknown] score-sum 里没有“total_score”这一条。"
        "这份报告没有这条核对的结果"
    )
