"""What is recorded as withdrawn is gone from the files, or the build stops."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Level
from generator.load.content import read_content
from generator.load.withdrawn import still_there, withdrawal_findings
from generator.load.yaml_tree import Document
from tests.builders import a_report
from tests.conftest import EXAMPLE

STILL_THERE = ["withdrawn-still-there"]
GONE = {"withdrawn_on": "2026-01-31", "withdrawn_for": "国家秘密", "decided_by": "某办"}


def rules(path: str, **report: Any) -> list[str]:
    found = a_report(withdrawals={"a": {**GONE, "path": path}}, **report)
    return [each.rule for each in withdrawal_findings(found, Document({}, {}), "f")]


@pytest.mark.parametrize(
    ("path", "report", "expected"),
    [
        ("spending.total.executed", {}, STILL_THERE),
        ("spending.total.executed", {"spending": {"total": {"executed": "依法不予公开"}}}, []),
        ("spending.total", {"spending": {"total": "依法不予公开"}}, []),
        ("spending.total", {"spending": {"total": {"executed": "依法不予公开"}}}, STILL_THERE),
        ("title", {"title": "已撤下"}, []),
        ("title", {}, STILL_THERE),
        ("narrative.problems", {"narrative": {"problems": ["问题一"]}}, STILL_THERE),
        ("narrative.problems.0", {"narrative": {"problems": ["已撤下", "问题"]}}, []),
        ("corrections.a-b", {}, []),
        ("projects.a", {"projects": "依法不予公开"}, []),
        ("projects", {"projects": "依法不予公开"}, []),
        ("spending.totl.executed", {}, ["withdrawal-path-unknown"]),
        ("nothing.at.all", {}, ["withdrawal-path-unknown"]),
    ],
)  # fmt: skip
def test_what_is_withdrawn_is_gone(path: str, report: Any, expected: list[str]) -> None:
    assert rules(path, **report) == expected


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def test_a_report_taken_down_is_not_read_whatever_its_file_says(content: Path) -> None:
    path = content / "reports" / "shili" / "xishi" / "binghe" / "2021.yml"
    path.write_text("[[[", "utf-8")

    found = read_content(content)

    assert [(each.rule, each.level) for each in found.findings] == [
        ("withdrawn-file-there", Level.WARNING)
    ]
    assert found.dataset is not None
    assert [each.report.year for each in found.dataset.tombstones] == ["2021"]
    assert still_there("f").where.file == "f"


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("code: 990201", "code: 990299", "code-unknown", 3),
        ("withdrawn_for: 个人隐私", "withdrawn_for: 不想公开", "word-not-in-list", 8),
        ("withdrawn_on: 2025-05-20", "withdrawn_on: 去年", "date-not-iso", 7),
        ("  decided_by", "  decidet_by", "key-unknown", 9),
    ],
)
def test_what_is_wrong_in_the_list_is_named_with_its_line(
    content: Path, old: str, new: str, rule: str, line: int
) -> None:
    path = content / "withdrawn.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    found = read_content(content)

    assert (rule, line) in [(each.rule, each.where.line) for each in found.findings]
    assert found.dataset is None


def test_a_report_is_taken_down_once(content: Path) -> None:
    path = content / "withdrawn.yml"
    text = path.read_text("utf-8")
    path.write_text(text + text.partition("\n")[2].replace("binghe-2021", "again"), "utf-8")

    assert [each.rule for each in read_content(content).findings] == ["withdrawn-twice"]


def test_a_site_where_nothing_was_taken_down_needs_no_list(content: Path) -> None:
    (content / "withdrawn.yml").unlink()

    found = read_content(content)

    assert found.dataset is not None
    assert found.dataset.tombstones == ()
