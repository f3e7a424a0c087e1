from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from generator.cache.memory import DiskMemory
from generator.errors import CacheError
from generator.folders import Folders
from generator.load import content as load
from generator.progress import unseen
from generator.reading import edition_of
from generator.shards import facts as module
from generator.shards.facts import gather_facts
from tests.conftest import EXAMPLE, ROOT
from tests.shards.here import Here

T = TypeVar("T")
R = TypeVar("R")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    return Folders(ROOT, content, tmp_path / "build")


def memory_of(folders: Folders) -> DiskMemory:
    return DiskMemory(folders.cache / module.REPORTS, folders.content)


def test_what_shards_read_and_compare_is_not_read_again(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = edition_of(folders.content)
    memory, engine = memory_of(folders), Here()
    gather_facts(folders, memory, engine, unseen)
    read: list[str] = []
    real = load.read_tree
    monkeypatch.setattr(load, "read_tree", lambda raw, name: read.append(name) or real(raw, name))  # type: ignore[func-returns-value]  # tells first

    shown = edition_of(folders.content, memory=memory)

    assert len(engine.tasks) > 1
    assert not [name for name in read if "/reports/" in name]
    assert [shown.of(entry) for entry in shown.dataset.reports] == [
        expected.of(entry) for entry in expected.dataset.reports
    ]
    assert shown.warnings == expected.warnings


def test_nothing_is_given_away_where_few_are_new_or_the_settings_are_wrong(
    folders: Folders,
) -> None:
    engine = Here(least=8)
    gather_facts(folders, memory_of(folders), engine, unseen)
    assert not engine.tasks

    (folders.content / "site.yml").write_text("titel: x\n", "utf-8")
    engine = Here()
    gather_facts(folders, memory_of(folders), engine, unseen)
    assert not engine.tasks


def test_another_program_or_other_settings_are_refused(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Older(Here):
        def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
            return map(function, [replace(task, program="old") for task in tasks])  # type: ignore[type-var]  # they are dataclasses

    with pytest.raises(CacheError, match="同一个版本"):
        gather_facts(folders, memory_of(folders), Older(), unseen)

    class Changing(Here):
        def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
            with (folders.content / "topics.yml").open("a", encoding="utf-8") as file:
                file.write("\n")
            return map(function, tasks)

    with pytest.raises(CacheError, match="改过"):
        gather_facts(folders, memory_of(folders), Changing(), unseen)
