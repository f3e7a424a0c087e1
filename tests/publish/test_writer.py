"""A site is whole or as it was: whatever stops a write, nothing half-written takes its place."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import OutputError
from generator.publish.artifact import Artifact
from generator.publish.writer import (
    add_files,
    in_its_folder,
    link_file,
    write_tree,
)

STEPS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3)
TREES = st.dictionaries(
    STEPS.map(lambda s: "/".join((*s, "f.md"))), st.binary(max_size=8), max_size=6
)


def artifacts(files: dict[str, bytes]) -> list[Artifact]:
    return [Artifact(PurePosixPath(name), content) for name, content in files.items()]


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@given(before=TREES, after=TREES)
def test_a_tree_holds_exactly_what_was_planned_last(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    root = tmp_path_factory.mktemp("tree")

    write_tree(root, artifacts(before))
    write_tree(root, artifacts(after))

    assert held(root) == after
    assert [path for path in root.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


def test_a_file_that_is_the_same_is_left_alone(tmp_path: Path) -> None:
    files = artifacts({"a.md": b"1", "b.md": b"2"})
    write_tree(tmp_path, files)
    os.utime(tmp_path / "a.md", (1, 1))
    os.utime(tmp_path / "b.md", (1, 1))

    write_tree(tmp_path, artifacts({"a.md": b"1", "b.md": b"3"}))

    assert (tmp_path / "a.md").stat().st_mtime == 1
    assert (tmp_path / "b.md").stat().st_mtime > 1


def test_files_are_added_beside_what_is_there(tmp_path: Path) -> None:
    write_tree(tmp_path, artifacts({"index.html": b"1"}))

    add_files(tmp_path, artifacts({"data/a.csv": b"2"}))

    assert held(tmp_path) == {"index.html": b"1", "data/a.csv": b"2"}


@pytest.mark.parametrize("write", [write_tree, add_files])
def test_a_path_that_cannot_be_written_is_named(tmp_path: Path, write: object) -> None:
    (tmp_path / "data").write_bytes(b"a file where a folder should be")

    with pytest.raises(OutputError, match="写不进") as refusal:
        write(tmp_path, artifacts({"data/a.csv": b"2"}))  # type: ignore[operator]  # one of two

    assert refusal.value.exit_code == 2
    assert str(tmp_path) in str(refusal.value)


def test_a_file_gets_a_second_name_and_no_second_copy(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    link_file(tmp_path / "a", tmp_path / "deep" / "b")

    assert (tmp_path / "deep" / "b").samefile(tmp_path / "a")
    with pytest.raises(FileExistsError):
        link_file(tmp_path / "a", tmp_path / "deep" / "b")


def test_a_file_is_copied_where_the_disk_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    (tmp_path / "a").write_bytes(b"1")
    monkeypatch.setattr(Path, "hardlink_to", refused)
    link_file(tmp_path / "a", tmp_path / "b")

    assert (tmp_path / "b").read_bytes() == b"1"


def test_a_folder_is_made_where_a_file_lacks_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c"

    assert in_its_folder(path, lambda: path.write_bytes(b"12")) == 2
    assert in_its_folder(path, path.read_bytes) == b"12"
    with pytest.raises(FileNotFoundError):
        in_its_folder(path, (tmp_path / "none").read_bytes)
