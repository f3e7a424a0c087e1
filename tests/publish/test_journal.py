from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.publish.journal import Way, move


def put(root: Path, path: str, content: bytes = b"1") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def test_twice_is_as_once(tmp_path: Path) -> None:
    put(tmp_path, "site.next/a/b.txt", b"new")
    put(tmp_path, "site.next/new/deep/c.txt", b"new")
    put(tmp_path, "site/a/gone.txt")
    put(tmp_path, "site/old/gone.txt")
    rows = [
        ("site/a/gone.txt", Way.REMOVE.value),
        ("site/old/gone.txt", Way.REMOVE.value),
        ("site/a/b.txt", Way.MOVE.value),
        ("site/new/deep/c.txt", Way.MOVE.value),
    ]
    for _ in range(2):
        move(tmp_path, rows)

    found = [
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")
    ]
    assert sorted(found) == ["a", "a/b.txt", "new", "new/deep", "new/deep/c.txt"]


@pytest.mark.parametrize("stopped_after", ["nothing", "the old one went", "all"])
def test_a_whole_folder_is_swapped_from_wherever_it_was_stopped(
    tmp_path: Path, stopped_after: str
) -> None:
    put(tmp_path, "site/old.txt")
    put(tmp_path, "site.next/new.txt")
    if stopped_after != "nothing":
        (tmp_path / "site").rename(tmp_path / "site.old")
    if stopped_after == "all":
        (tmp_path / "site.next").rename(tmp_path / "site")
    move(tmp_path, [("site", Way.SWAP.value)])

    assert [path.name for path in tmp_path.rglob("*")] == ["site", "new.txt"]


def test_what_cannot_be_moved_is_named(tmp_path: Path) -> None:
    put(tmp_path, "site.next/a/b.txt")
    put(tmp_path, "site/a", b"a file where a folder should be")

    with pytest.raises(OutputError, match="换不上新网页"):
        move(tmp_path, [("site/a/b.txt", Way.MOVE.value)])
