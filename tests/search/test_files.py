from __future__ import annotations

from pathlib import Path

from generator.search.files import META, Files


def test_the_version_depends_on_what_the_files_hold_and_on_nothing_else(tmp_path: Path) -> None:
    one, other = Files(tmp_path / "one", 0), Files(tmp_path / "other", 0)
    one.add("a", b"1")
    one.add("b", b"2")
    other.add("c", b"3")
    other.put("b", b"9")
    other.put("b", b"2")
    other.put("a", b"1")
    other.remove("c")

    assert one.version == other.version != Files(tmp_path, 0).version
    assert one.digests == other.digests


def test_a_file_under_another_name_is_another_version(tmp_path: Path) -> None:
    one, other = Files(tmp_path / "one", 0), Files(tmp_path / "other", 0)
    one.add("a", b"1")
    other.add("b", b"1")

    assert one.version != other.version


def test_the_file_that_names_the_version_is_no_part_of_it(tmp_path: Path) -> None:
    files = Files(tmp_path, 0)
    files.put(META, b"1")
    files.put(META, b"2")

    assert (files.digests, files.read(META)) == (0, b"2")


def test_what_is_the_same_is_left_alone_and_what_differs_is_a_new_file(tmp_path: Path) -> None:
    files = Files(tmp_path, 0)
    files.put("a", b"1")
    other_name = tmp_path / "linked"
    other_name.hardlink_to(tmp_path / "a")
    files.put("a", b"1")
    same = (tmp_path / "a").samefile(other_name)
    files.put("a", b"2")

    assert same
    assert other_name.read_bytes() == b"1"
    assert files.has("a")
    assert not files.has("b")
