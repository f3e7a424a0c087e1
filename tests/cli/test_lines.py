"""Findings and comparisons on one line, for people, programs and code review."""

from __future__ import annotations

import json

import click

from generator.cli.lines import (
    Format,
    Shown,
    comparison_line,
    finding_line,
    shown_comparisons,
)
from generator.findings import Finding, Level, SourceRef
from generator.model.verdict import Verdict
from tests.builders import a_report, an_edition

A_FINDING = Finding(
    "key-missing", Level.ERROR, SourceRef("content/a.yml", 3, 5), "缺少 staff", "补上，100% 写明"
)


def shown(**changes: object) -> tuple[Shown, ...]:
    """The comparisons of one small report."""
    spending = {
        "basic_expenditure": {"executed": "3.00"},
        "project_expenditure": {"executed": "4.00"},
        "total": {"executed": "8.00"},
    }
    edition = an_edition(a_report(spending=spending, **changes))
    return tuple(shown_comparisons(edition, frozenset()))


def the_sum(**changes: object) -> Shown:
    """The comparison of the total with its two parts."""
    return next(each for each in shown(**changes) if each.item.check == "total-sum")


def test_a_finding_is_one_json_object() -> None:
    found = json.loads(finding_line(A_FINDING, Format.JSON))

    assert (found["kind"], found["id"], found["level"]) == ("finding", "key-missing", "error")
    assert (found["file"], found["line"], found["column"]) == ("content/a.yml", 3, 5)
    assert found["message"] == "缺少 staff。补上，100% 写明"


def test_a_finding_for_code_review_escapes_what_ends_a_command() -> None:
    line = finding_line(A_FINDING, Format.GITHUB)

    assert line.startswith("::error file=content/a.yml,line=3,col=5,title=key-missing::")
    assert line.endswith("100%25 写明")


def test_a_comparison_is_one_json_object_with_exact_sides() -> None:
    found = json.loads(comparison_line(the_sum(), Format.JSON))

    assert (found["kind"], found["verdict"]) == ("comparison", "contradicts")
    assert (found["expected"], found["actual"], found["difference"]) == ("80000", "70000", "-10000")
    assert found["path"] == "spending.total.executed"
    assert "3.00＋4.00＝7.00" in found["message"]


def test_a_comparison_for_people_names_place_verdict_and_check() -> None:
    line = click.unstyle(comparison_line(the_sum(), Format.TEXT))

    assert "前后不一[total-sum] 基本支出与项目支出之和应等于全年支出" in line


def test_a_contradiction_for_code_review_is_a_warning() -> None:
    assert comparison_line(the_sum(), Format.GITHUB).startswith("::warning ")


def test_a_note_explains_a_comparison() -> None:
    note = {
        "check": "total-sum",
        "key": "未说明",
        "noted_on": "2026-01-02",
        "by": "编制单位",
        "text": "年末追加。",
    }

    assert the_sum(notes={"a": note}).is_explained
    assert not the_sum().is_explained


def test_comparisons_of_other_files_are_left_out() -> None:
    edition = the_sum().edition

    assert not list(shown_comparisons(edition, frozenset({"content/other.yml"})))
    assert Verdict.CONTRADICTS in {each.item.verdict for each in shown()}
