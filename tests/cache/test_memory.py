"""What is kept on the disk is what was read, and is not read or compared again."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from generator.cache.memory import DiskMemory, Memory
from generator.cache.reports import StoredEntry
from generator.errors import CacheError, ContentError
from generator.load import content as load
from generator.model.edition import Edition
from generator.reading import edition_of
from tests.conftest import EXAMPLE

REPORT = Path("reports/shili/dongshi/yishan/2023/kejiju.yml")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def told(edition: Edition) -> list[object]:
    """All that is known of each report."""
    return [
        (
            *(entry.file, entry.digest, entry.year, entry.department, entry.kind),
            *(entry.checked_on, entry.has_rarities, entry.division, entry.report, entry.card),
            *(dict(entry.places), edition.of(entry), edition.counts(entry)),
            edition.results(entry),
        )
        for entry in edition.dataset.reports
    ]


def test_what_is_kept_is_what_was_read(content: Path, tmp_path: Path) -> None:
    fresh = edition_of(content)
    first = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    second = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))

    assert [each[:-1] for each in told(first)] == [each[:-1] for each in told(fresh)]  # type: ignore[index]  # a tuple
    assert told(second) == told(first)
    assert all(isinstance(entry, StoredEntry) for entry in second.dataset.reports)
    assert second.warnings == fresh.warnings


def test_only_what_changed_is_read_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    text = (content / REPORT).read_text("utf-8")
    (content / REPORT).write_text(
        text.replace("initial_budget: 88.80", "initial_budget: 88.90"), "utf-8"
    )
    read: list[str] = []
    real = load.read_tree
    monkeypatch.setattr(load, "read_tree", lambda raw, name: read.append(name) or real(raw, name))  # type: ignore[func-returns-value]  # tells first
    again = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))

    assert [name for name in read if "/reports/" in name] == [f"content/{REPORT.as_posix()}"]
    assert [each[8] for each in told(again)] == [each[8] for each in told(edition_of(content))]  # type: ignore[index]  # a tuple


def test_a_report_that_went_is_forgotten(content: Path, tmp_path: Path) -> None:
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    (content / REPORT).unlink()
    again = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    third = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))

    assert len(again.dataset.reports) == len(third.dataset.reports)
    assert not any(entry.file.endswith(REPORT.as_posix()) for entry in third.dataset.reports)


def test_a_report_that_another_run_changed_is_not_shown_as_the_old_one(
    content: Path, tmp_path: Path
) -> None:
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    before = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    text = (content / REPORT).read_text("utf-8")
    (content / REPORT).write_text(text.replace("88.80", "88.90"), "utf-8")
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    entry = next(e for e in before.dataset.reports if e.file.endswith(REPORT.as_posix()))

    with pytest.raises(CacheError, match="请再运行一次"):
        _ = entry.report
    assert [e.report.year for e in before.dataset.reports if e is not entry]


def test_other_settings_make_everything_be_read_again(content: Path, tmp_path: Path) -> None:
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    topics = content / "topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("网络安全", "网络和安全"), "utf-8")

    assert told(edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content)))
    again = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    assert again.dataset.topics == edition_of(content).dataset.topics


def test_one_process_keeps_what_it_has_of_the_same_schemes(content: Path) -> None:
    memory = Memory()
    first, second = (edition_of(content, memory=memory) for _ in range(2))

    for before, after in zip(first.dataset.reports, second.dataset.reports, strict=True):
        assert before is after
        assert first.compared[before.file] is second.compared[after.file]


def test_a_report_whose_cache_was_changed_is_not_shown(content: Path, tmp_path: Path) -> None:
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    memory = DiskMemory(tmp_path / "a.sqlite", content)
    edition = edition_of(content, memory=memory)
    store = memory._kept.store
    assert store is not None
    store.keep("UPDATE reports SET body = ? || substr(body, 2)", b"x")

    with pytest.raises(CacheError):
        _ = [entry.report for entry in edition.dataset.reports]


def test_settings_are_read_once_for_all_programs(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    read: list[str] = []
    real = load.read_tree
    monkeypatch.setattr(load, "read_tree", lambda raw, name: read.append(name) or real(raw, name))  # type: ignore[func-returns-value]  # tells first
    again = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))

    assert "content/site.yml" not in read
    assert again.dataset.site == first.dataset.site
    assert again.dataset.divisions.all == first.dataset.divisions.all
    assert again.dataset.topics == first.dataset.topics
    text = (content / "site.yml").read_text("utf-8")
    (content / "site.yml").write_text(f"{text}\n", "utf-8")
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    assert "content/site.yml" in read


@pytest.mark.parametrize("name", ["site.yml", "divisions.tsv"])
def test_a_link_or_a_pipe_with_known_settings_is_told(
    content: Path, tmp_path: Path, name: str
) -> None:
    edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    (content / name).rename(tmp_path / name)
    (content / name).symlink_to(tmp_path / name)
    assert rules(content, tmp_path) == ["file-unreadable"]

    (content / name).unlink()
    os.mkfifo(content / name)
    assert rules(content, tmp_path) == ["file-not-regular"]


def rules(content: Path, folder: Path) -> list[str]:
    """What a program that finds known settings says of the content."""
    with pytest.raises(ContentError) as refusal:
        edition_of(content, memory=DiskMemory(folder / "a.sqlite", content))
    return [each.rule for each in refusal.value.findings]


def test_kept_settings_that_are_damaged_are_read_again(content: Path, tmp_path: Path) -> None:
    first = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        base.execute("UPDATE kept SET value = X'00' WHERE name = 'settings'")

    again = edition_of(content, memory=DiskMemory(tmp_path / "a.sqlite", content))
    assert again.dataset.site == first.dataset.site
