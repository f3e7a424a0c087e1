from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.load import content as module
from generator.load.content import Content, read_content
from generator.load.remembered import Remembered, stamp_of
from generator.load.settings import Settings
from generator.model.dataset import Entry
from tests.load.test_content import EXAMPLE, REPORT, rewrite

BESIDE = "content/withdrawn.yml"
"""Short, and read each time."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were parsed, as findings name them."""
    names: list[str] = []
    read_tree = module.read_tree

    def noted(raw: bytes, name: str) -> object:
        names.append(name)
        return read_tree(raw, name)

    monkeypatch.setattr(module, "read_tree", noted)
    return names


def again(content: Path, remembered: Remembered[Settings]) -> Content:
    """What a reading with a memory gives, which one without it gives too."""
    found = read_content(content, "content", remembered=remembered)
    fresh = read_content(content)
    assert found.findings == fresh.findings
    assert reports_of(found) == reports_of(fresh)
    return found


def reports_of(found: Content) -> tuple[Entry, ...] | None:
    return found.dataset.reports if found.dataset else None


def test_only_the_file_that_changed_is_read_again(content: Path, parsed: list[str]) -> None:
    remembered: Remembered[Settings] = Remembered()
    first = read_content(content, "content", remembered=remembered)
    rewrite(content / REPORT, "year:", "year:  ")
    parsed.clear()
    found = read_content(content, "content", remembered=remembered)

    assert parsed == [BESIDE, f"content/{REPORT}"]
    assert reports_of(found) != reports_of(first)
    again(content, remembered)


def test_nothing_is_read_again_where_nothing_changed(content: Path, parsed: list[str]) -> None:
    remembered: Remembered[Settings] = Remembered()
    first = read_content(content, "content", remembered=remembered)
    parsed.clear()

    assert read_content(content, "content", remembered=remembered) == first
    assert parsed == [BESIDE]


def test_findings_are_told_again_until_they_are_mended(content: Path) -> None:
    remembered: Remembered[Settings] = Remembered()
    rewrite(content / REPORT, "year:", "yeer:")

    assert again(content, remembered).findings == again(content, remembered).findings != ()

    rewrite(content / REPORT, "yeer:", "year:")

    assert again(content, remembered).dataset is not None


def test_other_settings_are_other_reports(content: Path) -> None:
    remembered: Remembered[Settings] = Remembered()
    again(content, remembered)
    rewrite(content / "topics.yml", "yuqing-jiance", "yuqing")

    assert "topic-unknown" in [each.rule for each in again(content, remembered).findings]


def test_a_report_that_goes_or_comes_is_seen(content: Path) -> None:
    remembered: Remembered[Settings] = Remembered()
    again(content, remembered)
    away = content.parent / "2024.yml"
    (content / REPORT).rename(away)
    again(content, remembered)

    assert REPORT not in remembered.reports

    away.rename(content / REPORT)
    again(content, remembered)

    assert REPORT in remembered.reports


def test_a_link_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text", "utf-8")
    (tmp_path / "link").symlink_to("file")

    assert stamp_of(tmp_path / "file") != stamp_of(tmp_path / "link")
    assert stamp_of(tmp_path / "nothing") is None


def test_a_file_of_another_time_has_another_stamp(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("text", "utf-8")
    before = stamp_of(path)
    os.utime(path, ns=(0, 1))

    assert stamp_of(path) != before
