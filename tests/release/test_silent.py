from __future__ import annotations

from typing import Any

import pytest

from generator.findings import Finding, Level
from generator.load.yaml_tree import Document, read_tree
from generator.release.figures import Change
from generator.release.published import PublishedReport
from generator.release.silent import change_findings, is_explained, kept_findings, vanished
from tests.builders import a_report, an_entry

CHANGE = Change("spending.total.executed", "实际支出", "130.01", "130.10", "value", "value")
RIGHT = {
    "path": CHANGE.path, "old": "130.01", "new": "130.10", "reason": "录入时写反",
    "corrected_on": "2026-01-08",
}  # fmt: skip
ROW = {
    "corrected_on": "2026-01-08", "path": CHANGE.path, "old": "130.01", "old_state": "value",
    "new": "130.10", "new_state": "value", "reason": "录入时写反",
}  # fmt: skip
NOTHING = PublishedReport({}, {})


def told(
    corrections: Any = "无", was: PublishedReport = NOTHING, change: Change = CHANGE
) -> list[Finding]:
    entry = an_entry(a_report(corrections=corrections))
    return list(change_findings(entry, was, [change], "2026-01-31"))


def test_a_change_without_an_entry_is_an_error_with_the_entry_to_paste() -> None:
    [finding] = told()

    assert (finding.rule, finding.level) == ("figure-changed-without-correction", Level.ERROR)
    assert "上次发布的是“130.01”，现在是“130.10”，没有更正记录" in finding.message
    assert finding.hint.endswith(
        "spending-total-executed: {corrected_on: 2026-01-31, path: spending.total.executed, "
        'old: "130.01", new: "130.10", reason: todo}'
    )


@pytest.mark.parametrize("text", ["“引号”, 逗号", 'a "b" {c}', "≥95%：", "#1", "- x", "\\"])
def test_the_entry_can_be_pasted_whatever_it_says(text: str) -> None:
    change = Change("projects.a.goal", "目标", text, "5", "value", "value")
    [finding] = told(change=change)
    line = finding.hint[finding.hint.index("projects-a-goal: {") :]

    document = read_tree(f"corrections:\n  {line}\n".encode(), "f")

    assert isinstance(document, Document), document
    assert isinstance(document.tree, dict)
    pasted = document.tree["corrections"]
    assert pasted["projects-a-goal"] | {"reason": "录入有误"} == {  # type: ignore[index,call-overload,operator]  # a tree of texts
        "corrected_on": "2026-01-31", "path": "projects.a.goal",
        "old": text, "new": "5", "reason": "录入有误",
    }  # fmt: skip
    pasted["projects-a-goal"]["reason"] = "录入有误"  # type: ignore[index,call-overload]  # as above
    assert told(pasted, change=change) == []


def test_the_entry_is_refused_until_its_reason_is_written() -> None:
    [finding] = told()

    assert "reason: todo" in finding.hint
    assert "todo 换成原因" in finding.hint


def test_with_the_entry_nothing_is_wrong() -> None:
    assert told({"zhichu": RIGHT}) == []


@pytest.mark.parametrize(("field", "text"), [("old", "130.1"), ("new", "130.1"), ("old", "未说明")])
def test_an_entry_that_says_otherwise_is_told_with_what_is_right(field: str, text: str) -> None:
    [finding] = told({"zhichu": RIGHT | {field: text}})

    assert finding.rule == "correction-does-not-match"
    assert "上次发布的是“130.01”，现在是“130.10”" in finding.message
    assert "zhichu: {corrected_on: 2026-01-08, " in finding.hint
    assert 'old: "130.01", new: "130.10", reason: "录入时写反"}' in finding.hint


def test_an_older_entry_on_the_same_figure_does_not_count() -> None:
    was = PublishedReport({}, {"zhichu": ROW | {"old": "1", "new": "130.01"}})
    corrections = {"zhichu": RIGHT | {"old": "1", "new": "130.01"}}

    [finding] = told(corrections, was)

    assert finding.rule == "figure-changed-without-correction"
    assert "corrections 下面加一行" in finding.hint
    assert told({**corrections, "zhichu-2": RIGHT}, was) == []


def test_a_second_entry_gets_a_key_of_its_own() -> None:
    was = PublishedReport({}, {"spending-total-executed": ROW})
    [finding] = told({"spending-total-executed": RIGHT | {"old": "1", "new": "2"}}, was)

    assert "spending-total-executed-2: {" in finding.hint


def test_several_steps_explain_a_change_since_an_older_release() -> None:
    steps = a_report(
        corrections={
            "b": RIGHT | {"old": "130.05", "corrected_on": "2026-01-09"},
            "a": RIGHT | {"new": "130.05"},
        }
    ).corrections

    assert is_explained(CHANGE, tuple(steps.values()))  # type: ignore[union-attr]  # a list of items
    assert not is_explained(CHANGE, ())


@pytest.mark.parametrize("corrections", ["无", {"zhichu": RIGHT | {"reason": "别的理由"}}])
def test_a_published_correction_stays_as_it_was(corrections: Any) -> None:
    entry = an_entry(a_report(corrections=corrections))
    [finding] = kept_findings(entry, PublishedReport({}, {"zhichu": ROW}))

    assert finding.rule == "published-correction-changed"
    assert "zhichu: {corrected_on: 2026-01-08, path: spending.total.executed" in finding.hint


def test_a_published_correction_that_stands_there_is_fine() -> None:
    silent = {"old": "未说明", "new": "5"}
    rows = {"a": ROW, "b": ROW | {"old": None, "old_state": "not_stated", "new": "5"}}
    entry = an_entry(a_report(corrections={"a": RIGHT, "b": RIGHT | silent}))

    assert list(kept_findings(entry, PublishedReport({}, rows))) == []


def test_a_report_that_went_is_an_error_unless_it_may() -> None:
    finding = vanished("hebei/a/2024", "content", is_allowed=False)

    assert str(finding.where) == "content/reports/hebei/a/2024.yml"
    assert finding.level is Level.ERROR
    assert vanished("hebei/a/2024", "content", is_allowed=True).level is Level.WARNING
