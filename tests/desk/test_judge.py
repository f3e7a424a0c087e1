from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.desk.judge import judged, settings_of
from generator.desk.reports import open_report
from generator.errors import ContentError
from tests.desk.office import REPORT, Office, with_spent


def rules(office: Office, text: str) -> set[str]:
    file = open_report(office.desk.content, REPORT)
    return {each.rule for each in judged(file, office.desk.settings(), text).errors}


def test_a_good_file_has_comparisons_and_no_errors(office: Office) -> None:
    found = office.desk.judged(open_report(office.desk.content, REPORT))

    assert found.errors == ()
    assert found.edition is not None
    assert found.division is not None


def test_an_error_belongs_to_its_field(office: Office) -> None:
    file = open_report(office.desk.content, REPORT)
    found = judged(file, office.desk.settings(), with_spent(file.text, "x"))
    path = ("spending", "total", "executed")

    assert {each.rule for each in found.by_field[path]} == {"amount-not-a-number"}
    assert (
        "amount-not-a-number",
        found.by_field[path][0].message,
        ".".join(path),
    ) in found.faults()


def test_what_the_whole_reader_refuses_is_refused_here(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")

    assert "yaml-syntax" in rules(office, "a: [")
    assert "path-not-address" in rules(office, text.replace("year: 2024", "year: 2022", 1))
    assert "code-unknown" not in rules(office, text.replace("code: 990101", "code: 990999", 1))
    assert rules(office, "format: 1\n")
    assert rules(office, text.replace("topic: ", "topic: x"))


def test_settings_that_are_missing_are_told(tmp_path: Path, office: Office) -> None:
    shutil.copytree(office.desk.content, tmp_path / "copy")
    (tmp_path / "copy" / "site.yml").unlink()
    with pytest.raises(ContentError):
        settings_of(tmp_path / "copy")
