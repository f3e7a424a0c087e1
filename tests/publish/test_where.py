from __future__ import annotations

from pathlib import Path

from generator.publish.where import where


def test_folders_are_known_again_and_others_in_their_place_are_not(tmp_path: Path) -> None:
    for area in ("docs", "site"):
        (tmp_path / area).mkdir()
    known = where(tmp_path, ("docs", "site"))
    assert where(tmp_path, ("docs", "site")) == known

    (tmp_path / "site").rename(tmp_path / "old")
    (tmp_path / "site").mkdir()
    assert where(tmp_path, ("docs", "site")) != known

    (tmp_path / "site").rmdir()
    (tmp_path / "old").rename(tmp_path / "site")
    assert where(tmp_path, ("docs", "site")) == known


def test_a_folder_that_is_not_there_has_no_number(tmp_path: Path) -> None:
    assert where(tmp_path, ("docs",)) == ""
