from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cache import reports as module
from generator.cache.memory import DiskMemory
from generator.reading import edition_of
from tests.conftest import EXAMPLE


def test_only_a_few_reports_are_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_HELD", 2)
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    memory = DiskMemory(tmp_path / "a.sqlite", content)
    edition = edition_of(content, memory=memory)
    [first, *_] = edition.dataset.reports
    before = first.report
    for entry in edition.dataset.reports:
        assert edition.of(entry)
        assert entry.report.year == str(entry.year)

    assert first.report is not before
    assert first.report == before


def test_a_value_that_is_asked_twice_is_read_once(tmp_path: Path) -> None:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    edition = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    entry = edition.dataset.reports[0]

    assert entry.report is entry.report
    assert entry.card is entry.card
