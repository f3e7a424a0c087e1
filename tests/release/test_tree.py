from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from generator.release.tree import (
    copied,
    digests,
    flush,
    flush_folder,
    links,
    listed,
    removed,
    sweep,
    write_durably,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "b").mkdir(parents=True)
    (root / "b" / "二.txt").write_bytes(b"22")
    (root / "a.txt").write_bytes(b"1")
    return root


def test_files_are_listed_and_links_apart(folder: Path) -> None:
    (folder / "link").symlink_to("a.txt")
    (folder / "b" / "out").symlink_to("/")

    assert listed(folder) == ("a.txt", "b/二.txt")
    assert links(folder) == ("b/out", "link")


def test_a_digest_is_that_of_the_bytes(folder: Path) -> None:
    [a, b] = digests(folder, listed(folder))

    assert (a.path, a.size, a.digest) == ("a.txt", 1, hashlib.sha256(b"1").hexdigest())
    assert (b.path, b.size) == ("b/二.txt", 2)


def test_a_copy_has_the_files_of_another_folder_in_their_place(
    folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "new").mkdir(parents=True)
    (other / "a.txt").write_bytes(b"x")
    (other / "new" / "c.txt").write_bytes(b"y")
    copied(folder, tmp_path / "copy", listed(folder), (other, listed(other)))

    found = {path: (tmp_path / "copy" / path).read_bytes() for path in listed(tmp_path / "copy")}
    assert found == {"a.txt": b"x", "b/二.txt": b"22", "new/c.txt": b"y"}


def test_a_file_is_replaced_whole(folder: Path) -> None:
    write_durably(folder / "a.txt", b"new")

    assert (folder / "a.txt").read_bytes() == b"new"
    assert listed(folder) == ("a.txt", "b/二.txt")


def test_what_is_removed_is_out_of_sight_at_once(folder: Path) -> None:
    removed(folder)

    assert list(folder.parent.iterdir()) == []


def test_only_hidden_leftovers_are_swept(folder: Path) -> None:
    (folder / ".new" / "x").mkdir(parents=True)

    sweep(folder)

    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b"]


def test_where_nothing_flushes_all_each_file_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    monkeypatch.delattr(os, "sync")
    monkeypatch.setattr(os, "fsync", flushed.append)

    flush(folder)

    assert len(flushed) == 2


def test_a_system_that_opens_no_folders_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)

    flush_folder(folder)
