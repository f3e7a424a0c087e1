"""What is kept under `content/` can be published as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from generator.load.content import Content, read_content
from generator.load.schema import report_schema
from generator.model.record import Record

CONTENT = Path(__file__).parent.parent.parent / "content"
LONGEST_SUMMARY = 60
SUMMARIES = {
    "summary", "duties", "problems", "causes", "measures", "use_of_results", "other_matters",
    "conclusion", "organisation", "methods",
}  # fmt: skip


def content() -> Content:
    return read_content(CONTENT)


def summaries(value: object) -> list[str]:
    """Our own sentences, wherever they stand in a report."""
    if isinstance(value, Record):
        found = []
        for field in type(value).model_fields:
            each = getattr(value, field)
            if field in SUMMARIES and isinstance(each, tuple):
                found += each
            else:
                found += summaries(each)
        return found
    if isinstance(value, dict):
        return [line for each in value.values() for line in summaries(each)]
    return []


def test_the_content_has_no_findings() -> None:
    assert [str(finding) for finding in content().findings] == []


def test_the_five_reports_stand_at_their_addresses() -> None:
    dataset = content().dataset

    assert dataset is not None
    assert {(entry.division.address, entry.year) for entry in dataset.reports} >= {
        ("hebei/shijiazhuang/luquan", 2024),
        ("hebei/shijiazhuang/qiaoxi", 2025),
        ("hebei/shijiazhuang/shenze", 2023),
        ("hebei/tangshan/laoting", 2023),
        ("hunan/yongzhou/jianghua", 2024),
    }


def test_the_schema_for_editors_is_that_of_the_model() -> None:
    assert (CONTENT / "report.schema.json").read_text(encoding="utf-8") == report_schema()


def test_our_sentences_are_short() -> None:
    dataset = content().dataset

    assert dataset is not None
    lines = [line for entry in dataset.reports for line in summaries(entry.report)]
    assert lines
    assert [line for line in lines if len(line) > LONGEST_SUMMARY] == []


def test_a_report_narrower_than_the_public_has_a_recorded_decision() -> None:
    dataset = content().dataset

    assert dataset is not None
    narrow = [e for e in dataset.reports if e.report.disclosure.scope.value == "部门内部公开"]
    assert narrow
    assert all(entry.report.disclosure.decision for entry in narrow)


def test_hand_pages_are_plain_markdown() -> None:
    dataset = content().dataset

    assert dataset is not None
    assert {page.name for page in dataset.pages} >= {
        "about",
        "accessibility",
        "how-to-read",
        "method",
    }
    raw_html = re.compile(r"<[A-Za-z/!]")
    assert [page.name for page in dataset.pages if raw_html.search(page.markdown)] == []
