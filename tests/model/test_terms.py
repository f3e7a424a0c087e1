"""One thing, one name: every key of a report and every column of a download is in the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from generator.export.data_products import DOWNLOADS
from generator.model.columns import column_term
from generator.model.edition import Edition
from generator.model.record import Record
from generator.model.report import Report
from generator.model.reported import State
from generator.model.terms import TERMS, chinese, glossary
from generator.model.verdict import Verdict


def records(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in model.model_fields.values():
        for each in (field.annotation, *get_args(field.annotation)):
            if isinstance(each, type) and issubclass(each, Record):
                yield from records(each)


def test_every_key_of_a_report_has_its_word_and_its_sentence() -> None:
    keys = {name for record in records(Report) for name in record.model_fields}

    assert {"spending", "execution_rate", "deviation_reason", "corrected_on"} <= keys
    assert sorted(keys - TERMS.keys()) == []


def test_every_column_of_a_download_has_its_word_and_its_sentence(example: Edition) -> None:
    tables = [download.table(example) for download in DOWNLOADS]
    columns = [column_term(table.name, name) for table in tables for name in table.columns]

    assert all(term.chinese and term.plain for term in columns)


@pytest.mark.parametrize("identifier", [each.value for each in (*Verdict, *State)])
def test_every_verdict_and_every_state_has_its_word(identifier: str) -> None:
    assert chinese(identifier)


def test_a_sentence_is_one_sentence() -> None:
    assert [term.identifier for term in TERMS.values() if not term.plain.endswith("。")] == []
    assert [term.identifier for term in TERMS.values() if not term.chinese] == []


def test_verdicts_are_called_by_different_words() -> None:
    assert len({chinese(each.value) for each in Verdict}) == len(Verdict)


def test_the_glossary_explains_what_citizens_meet() -> None:
    words = {term.chinese for term in glossary()}

    assert {"一般公共预算", "基本支出", "预算执行率", "依法不予公开", "截位"} <= words
    assert all(term.in_glossary for term in glossary())
