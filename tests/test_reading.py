from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.checks import CHECKS
from generator.errors import ContentError
from generator.reading import edition_of
from tests.conftest import EXAMPLE

REPORT = "reports/shili/dongshi/yishan/2023/kejiju.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def test_an_edition_knows_every_check_and_what_each_shows() -> None:
    shown = edition_of(EXAMPLE)

    assert [each.id for each in shown.checks] == [each.id for each in CHECKS]
    assert all(shown.of(entry) for entry in shown.dataset.reports)
    assert all(each.level.value == "warning" for each in shown.warnings)


def test_findings_name_files_as_they_are_called_and_stand_in_order(content: Path) -> None:
    for name, old, new in ((REPORT, "year: 2023", "year: 23"), ("site.yml", "title:", "titel:")):
        path = content / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    with pytest.raises(ContentError) as found:
        edition_of(content, "内容")

    files = [each.where.file for each in found.value.findings]
    assert files == sorted(files)
    assert {f"内容/{REPORT}", "内容/site.yml"} <= set(files)


def test_with_a_memory_what_did_not_change_is_the_same_object(content: Path) -> None:
    memory = Memory()
    before = edition_of(content, memory=memory)
    with (content / REPORT).open("a", encoding="utf-8") as file:
        file.write("\n")

    after = edition_of(content, memory=memory)

    same = [
        old.file
        for old, new in zip(before.dataset.reports, after.dataset.reports, strict=True)
        if old is new
    ]
    assert len(same) == 6
    assert f"content/{REPORT}" not in same
