from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.live.watch import Watch
from tests.waiting import PATIENCE


class Calls:
    """Counts, and lets a test wait for the next."""

    def __init__(self) -> None:
        self.count = 0
        self._called = threading.Semaphore(0)

    def __call__(self) -> None:
        self.count += 1
        self._called.release()

    def happens(self, seconds: float) -> bool:
        return self._called.acquire(timeout=seconds)


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def folder(tmp_path: Path, calls: Calls) -> Iterator[Path]:
    (tmp_path / "reports" / "a").mkdir(parents=True)
    (tmp_path / "reports" / "a" / "2024.yml").write_text("a", "utf-8")
    watch = Watch(tmp_path, calls)
    yield tmp_path
    watch.close()


def test_a_saved_file_is_told_once(folder: Path, calls: Calls) -> None:
    path = folder / "reports" / "a" / "2024.yml"
    for text in ("b", "c"):
        path.write_text(text, "utf-8")

    assert calls.happens(PATIENCE)
    assert not calls.happens(0.5)


def test_a_file_moved_into_its_place_is_told(folder: Path, calls: Calls) -> None:
    beside = folder / "reports" / "a" / ".next"
    beside.write_text("b", "utf-8")
    assert calls.happens(PATIENCE)
    beside.replace(folder / "reports" / "a" / "2024.yml")

    assert calls.happens(PATIENCE)


def test_reading_is_no_change(folder: Path, calls: Calls) -> None:
    (folder / "reports" / "a" / "2024.yml").read_text("utf-8")

    assert not calls.happens(0.5)


def test_a_new_folder_is_watched(folder: Path, calls: Calls) -> None:
    (folder / "reports" / "b").mkdir()
    assert calls.happens(PATIENCE)
    (folder / "reports" / "b" / "2024.yml").write_text("b", "utf-8")

    assert calls.happens(PATIENCE)
