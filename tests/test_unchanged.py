from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.unchanged import Line, Standing

SAID = (Line("读取", is_finding=False), Line("content/a.yml:1:1: warning", is_finding=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files to make something of, and one that was made."""
    (tmp_path / "tree" / "deep").mkdir(parents=True)
    (tmp_path / "tree" / "deep" / "one.yml").write_text("1", "utf-8")
    (tmp_path / "alone").write_text("2", "utf-8")
    (tmp_path / "made").write_text("3", "utf-8")
    return tmp_path


def standing(folder: Path, asked: str = "build") -> Standing:
    return Standing(folder / "to" / "record", asked, [folder / "tree"], [folder / "alone"])


def kept(folder: Path) -> Standing:
    found = standing(folder)
    found.keep(SAID, [folder / "beside"], [folder / "made"])
    return found


def test_what_was_said_is_known_until_something_changes(folder: Path) -> None:
    assert standing(folder).said() is None
    kept(folder)

    assert standing(folder).said() == SAID


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "tree" / "deep" / "one.yml").write_text("4", "utf-8"),
        lambda folder: (folder / "tree" / "two.yml").write_text("", "utf-8"),
        lambda folder: (folder / "tree" / "deep" / "one.yml").unlink(),
        lambda folder: (folder / "tree" / "deep").rename(folder / "tree" / "other"),
        lambda folder: (folder / "alone").unlink(),
        lambda folder: (folder / "alone").write_text("4", "utf-8"),
        lambda folder: (folder / "beside").mkdir(),
        lambda folder: (folder / "made").write_text("4", "utf-8"),
        lambda folder: (folder / "to" / "record").write_bytes(b"\xff"),
        lambda folder: (folder / "to" / "record").write_text('{"of": ""}', "utf-8"),
    ],
)
def test_any_change_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    kept(folder)
    change(folder)

    assert standing(folder).said() is None


def test_a_file_with_its_old_time_and_size_is_another_one(folder: Path) -> None:
    kept(folder)
    path = folder / "tree" / "deep" / "one.yml"
    before = path.stat()
    path.write_text("5", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert standing(folder).said() is None


def test_what_changes_after_the_build_began_changed_after_it(folder: Path) -> None:
    began = standing(folder)
    (folder / "tree" / "deep" / "one.yml").write_text("while it ran", "utf-8")
    began.keep(SAID, [], [folder / "made"])

    assert standing(folder).said() is None


def test_compiled_modules_and_packages_are_not_looked_into(folder: Path) -> None:
    for name in ("__pycache__", "node_modules"):
        (folder / "tree" / "deep" / name).mkdir()
    kept(folder)
    for name in ("__pycache__", "node_modules"):
        (folder / "tree" / "deep" / name / "new").write_text("", "utf-8")

    assert standing(folder).said() == SAID


def test_another_question_has_another_answer(folder: Path) -> None:
    kept(folder)

    assert standing(folder, "build --release x").said() is None


def test_what_is_forgotten_is_not_known(folder: Path) -> None:
    found = kept(folder)
    found.forget()
    found.forget()

    assert standing(folder).said() is None
