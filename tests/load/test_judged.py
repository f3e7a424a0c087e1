from __future__ import annotations

from dataclasses import replace

from generator.load.content import read_settings
from generator.load.judged import at_odds, unpublishable
from generator.load.settings import Settings
from generator.load.yaml_tree import Document, read_tree
from generator.model.report import Report
from tests.builders import a_report
from tests.load.test_content import EXAMPLE

FILE = "content/reports/a/2024.yml"


def document(text: str) -> Document:
    found = read_tree(text.encode(), FILE)
    assert isinstance(found, Document)
    return found


def settings() -> Settings:
    found = read_settings(EXAMPLE)
    assert isinstance(found, Settings)
    return found


def judged(report: Report, given: Settings) -> list[str]:
    return [each.rule for each in at_odds(report, given, document("year: 2024\n"), FILE)]


def test_private_data_and_markings_are_both_told() -> None:
    text = "a: 13912345678\nb: 机密★10年\n"

    found = [each.rule for each in unpublishable(document(text), text, FILE)]

    assert len(set(found)) == 2
    assert found[0] == "telephone"


def test_what_the_settings_do_not_know_is_told() -> None:
    report = a_report(projects={"a": {"name": "甲", "topic": "qita"}})
    known = settings()
    unknown = replace(known, topics={})

    assert "topic-unknown" not in judged(report, known)
    assert "topic-unknown" in judged(report, unknown)
