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
    link_files,
    next_folder,
    recover,
    swap_in,
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


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b"old")

    folder = next_folder(site)
    (folder / "index.html").write_bytes(b"new")
    swap_in(folder, site)

    assert held(site) == {"index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_first_site_needs_none_before_it(tmp_path: Path) -> None:
    site = tmp_path / "build" / "site"

    folder = next_folder(site)
    (folder / "index.html").write_bytes(b"new")
    swap_in(folder, site)

    assert held(site) == {"index.html": b"new"}


def test_what_an_earlier_build_left_is_not_built_upon(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (next_folder(site) / "stale.html").write_bytes(b"half a page")

    assert held(next_folder(site)) == {}


def test_a_swap_stopped_between_its_renames_is_undone(tmp_path: Path) -> None:
    old = tmp_path / "site.old"
    old.mkdir()
    (old / "index.html").write_bytes(b"old")

    recover(tmp_path / "site")

    assert held(tmp_path / "site") == {"index.html": b"old"}
    assert not old.exists()


def test_a_swap_stopped_after_its_renames_is_kept(tmp_path: Path) -> None:
    for name, content in (("site", b"new"), ("site.old", b"old")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_bytes(content)

    recover(tmp_path / "site")

    assert held(tmp_path) == {"site/index.html": b"new"}


def test_a_swap_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b"old")

    with pytest.raises(OutputError, match="换不上新网站"):
        swap_in(tmp_path / "never-made", site)

    assert held(tmp_path) == {"site/index.html": b"old"}


def test_files_get_a_second_name_and_no_second_copy(tmp_path: Path) -> None:
    (tmp_path / "from" / "deep").mkdir(parents=True)
    (tmp_path / "from" / "deep" / "a").write_bytes(b"1")
    link_files(tmp_path / "from", tmp_path / "to")

    assert (tmp_path / "to" / "deep" / "a").samefile(tmp_path / "from" / "deep" / "a")


def test_files_are_copied_where_the_disk_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "a").write_bytes(b"1")
    monkeypatch.setattr(Path, "hardlink_to", refused)
    link_files(tmp_path / "from", tmp_path / "to")

    assert (tmp_path / "to" / "a").read_bytes() == b"1"


def test_a_file_that_is_there_is_not_linked_over(tmp_path: Path) -> None:
    for name in ("from", "to"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_bytes(name.encode())

    with pytest.raises(OutputError):
        link_files(tmp_path / "from", tmp_path / "to")
