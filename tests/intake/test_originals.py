"""How much of the five real reports is read, in four formats, measured against every printed value.

The figures are pinned: a reader that reads less, or reads something wrongly, fails here. The
originals are not kept in the repository; without them these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.files import open_original
from generator.intake.reader import read
from generator.intake.run import drafted
from generator.load.schema import Shape, model_from
from generator.load.yaml_tree import Document, read_tree
from generator.model.report import Report
from tests.content.test_transcription import (
    ORIGINALS,
    REPORTS,
    document,
    each_report,
    names_of_people,
    original,
    report,
    texts,
)
from tests.intake.making import blocks_of, written
from tests.intake.measure import measure
from tests.intake.truth import names_in, printed_rows, settings

# Right, wrong, wrong and marked, missed: the same in every format.
PINNED = {
    "luquan-2024": (99, 0, 0, 0),
    "laoting-2023": (61, 0, 0, 0),
    "qiaoxi-2025": (50, 0, 0, 0),
    "shenze-2023": (50, 0, 0, 0),
    "jianghua-2024": (59, 0, 0, 0),
}
KINDS = ("txt", "md", "docx", "pdf")


def file_of(name: str, kind: str, folder: Path) -> Path:
    text = original(name)
    if kind == "txt":
        return ORIGINALS / report(name).provenance.original_file
    return written(folder, name, blocks_of(text), kind)


@each_report
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_report_prints_is_read_into_its_field(
    name: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = read(open_original(file_of(name, kind, tmp_path)), settings().topics)

    known = dict(texts(document(name).tree))
    share = measure(printed_rows(name), found.draft, names_in(name), known)
    with capsys.disabled():
        print(f"\n{name} {kind}: {share.share} % ({share})")  # noqa: T201  # the figures are shown
    assert (share.right, share.wrong, share.marked, share.missed) == PINNED[name], share.details


@each_report
def test_a_draft_names_its_place_and_its_year(name: str, tmp_path: Path) -> None:
    result = drafted(open_original(file_of(name, "txt", tmp_path)), settings())

    assert str(result.path) == f"reports/{REPORTS[name]}"


@each_report
def test_a_draft_holds_no_name_of_a_person(name: str, tmp_path: Path) -> None:
    result = drafted(open_original(file_of(name, "docx", tmp_path)), settings())

    assert [who for who in names_of_people(name) if who in result.text] == []


@each_report
def test_only_what_a_person_owes_keeps_a_draft_from_being_read(name: str, tmp_path: Path) -> None:
    result = drafted(open_original(file_of(name, "txt", tmp_path)), settings())

    missing = {"value-missing", "scope-without-decision"}
    assert {finding.rule for finding in result.trial.findings} <= missing
    assert result.trial.edition is not None


@each_report
def test_answered_a_draft_is_a_report(name: str, tmp_path: Path) -> None:
    result = drafted(open_original(file_of(name, "txt", tmp_path)), settings())
    answers = {
        "coverage: 待核对": "coverage: 全部支出",
        "transcribed_on: 待核对": "transcribed_on: 2026-01-05",
        "checked_on: 待核对": "checked_on: 2026-01-05",
        "待核对": "见报告原文",
    }
    text = result.text
    for open_place, answer in answers.items():
        text = text.replace(open_place, answer)

    tree = read_tree(text.encode(), "draft")
    assert isinstance(tree, Document)
    assert isinstance(model_from(Shape(Report), tree, "draft"), Report)
