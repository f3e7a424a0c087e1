from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from generator.load.folder import Folder
from generator.load.remembered import stamp_of
from generator.load.yaml_tree import LARGEST_FILE


def rules(folder: Folder) -> list[tuple[str, str]]:
    return [(each.rule, each.where.file) for each in folder.findings]


def test_a_file_is_read_and_one_too_large_no_further_than_that_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"x" * (LARGEST_FILE + 10))

    assert len(Folder(tmp_path, "content").read(PurePosixPath("a.yml")) or b"") == LARGEST_FILE + 1


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("secret", "utf-8")
    (tmp_path / "link").symlink_to("real")
    os.mkfifo(tmp_path / "pipe")
    folder = Folder(tmp_path, "content")

    assert [folder.read(PurePosixPath(name)) for name in ("link", "pipe", "none")] == [None] * 3
    assert rules(folder) == [
        ("file-unreadable", "content/link"),
        ("file-not-regular", "content/pipe"),
        ("file-missing", "content/none"),
    ]


def test_hidden_files_are_passed_over_and_linked_folders_are_told(tmp_path: Path) -> None:
    for name in ("reports/a/2024.yml", "reports/.git/x", "reports/a/.b.yml", "reports/a/~$c.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    (tmp_path / "reports" / "linked").symlink_to(tmp_path / "reports" / "a")
    folder = Folder(tmp_path, "content")

    assert [path for path, _ in folder.files("reports")] == [PurePosixPath("reports/a/2024.yml")]
    assert rules(folder) == [("file-link", "content/reports/linked")]


def test_files_come_in_the_order_of_their_paths_with_their_stamps(tmp_path: Path) -> None:
    for name in ("reports/b.yml", "reports/a-c/x.yml", "reports/a/b/2.yml", "reports/a/1.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    (tmp_path / "reports" / "loop").symlink_to("loop")

    found = list(Folder(tmp_path, "content").files("reports"))

    assert [path for path, _ in found] == sorted(path for path, _ in found)
    assert len(found) == 5
    assert all(stamp == stamp_of(tmp_path / path) for path, stamp in found)


def test_what_is_wrong_with_a_walk_is_told_with_it_alone(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "linked").symlink_to(tmp_path)
    folder = Folder(tmp_path, "content")

    assert [each.rule for each in folder.walk("reports").findings] == ["file-link"]
    assert rules(folder) == []
