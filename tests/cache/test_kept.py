"""What is kept is what was written, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache.kept import Kept


def test_a_value_is_kept_for_its_key_alone(tmp_path: Path) -> None:
    Kept(tmp_path / "new", "a").write("x", {"甲": [1, None]})

    assert Kept(tmp_path / "new", "a").read("x") == {"甲": [1, None]}
    assert Kept(tmp_path / "new", "b").read("x") is None
    assert Kept(tmp_path / "new", "a").read("y") is None
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x"]


@pytest.mark.parametrize("cut", range(0, 80, 7))
def test_a_damaged_file_is_as_none(tmp_path: Path, cut: int) -> None:
    kept = Kept(tmp_path, "a")
    kept.write("x", "甲" * 10)
    whole = (tmp_path / "x").read_bytes()

    (tmp_path / "x").write_bytes(whole[:cut])
    assert kept.read("x") is None
    (tmp_path / "x").write_bytes(whole[:cut] + b"\x00" + whole[cut + 1 :])
    assert kept.read("x") is None


def test_without_a_folder_nothing_is_kept() -> None:
    kept = Kept(None, "a")
    kept.write("x", 1)

    assert kept.read("x") is None


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    kept = Kept(tmp_path / "taken", "a")
    kept.write("x", 1)

    assert kept.read("x") is None
