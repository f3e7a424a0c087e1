"""Something whole is shown wherever that can be helped, and after the next run in any case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.release.manifest import MANIFEST, STATEMENT, FileLine, encoded, manifest
from generator.release.switch import JOURNAL, Way, current_name, finish, folder_of, switch, way_of

ONE, TWO = (manifest(n, "2026-01-31", "", [FileLine("a", 1, f"{n}" * 64)]) for n in (1, 2))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for each in (ONE, TWO):
        folder = tmp_path / "releases" / each.name
        folder.mkdir(parents=True)
        (folder / MANIFEST).write_bytes(encoded(each))
    return tmp_path


@pytest.mark.parametrize("way", Way)
def test_the_release_that_was_switched_to_is_shown(root: Path, way: Way) -> None:
    assert current_name(root) == ""
    for each in (ONE, TWO, ONE):
        switch(root, each.name, way)

        assert current_name(root) == each.name
        assert (root / "current" / MANIFEST).read_bytes() == encoded(each)
        assert (folder_of(root, TWO.name) / MANIFEST).read_bytes() == encoded(TWO)
        assert not (root / JOURNAL).exists()


def test_a_link_leads_into_the_folder_wherever_that_lies(root: Path, tmp_path: Path) -> None:
    switch(root, ONE.name, Way.LINK)

    assert (root / "current").readlink() == Path("releases", ONE.name)


def test_once_by_renames_always_by_renames(root: Path) -> None:
    assert way_of(root, renames=False) is Way.LINK
    assert way_of(root, renames=True) is Way.RENAME
    switch(root, ONE.name, Way.RENAME)

    assert way_of(root, renames=False) is Way.RENAME


def test_a_link_can_be_given_up_for_renames(root: Path) -> None:
    switch(root, ONE.name, Way.LINK)
    switch(root, TWO.name, Way.RENAME)

    assert current_name(root) == TWO.name
    assert not (root / "current").is_symlink()


def test_where_links_are_not_allowed_names_are_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "symlink_to", refuse)

    assert way_of(root, renames=False) is Way.RENAME


@pytest.mark.parametrize("at", ["before", "between", "after"])
def test_an_interrupted_switch_by_renames_is_finished_or_undone(root: Path, at: str) -> None:
    switch(root, ONE.name, Way.RENAME)
    (root / JOURNAL).write_text(json.dumps({"from": ONE.name, "to": TWO.name}))
    if at != "before":
        (root / "current").rename(root / "releases" / ONE.name)
    if at == "after":
        (root / "releases" / TWO.name).rename(root / "current")

    finish(root)

    assert current_name(root) == (TWO if at == "after" else ONE).name
    assert not (root / JOURNAL).exists()
    assert len(list((root / "releases").iterdir())) == 1


def test_the_first_switch_by_renames_is_finished(root: Path) -> None:
    (root / JOURNAL).write_text(json.dumps({"from": "", "to": TWO.name}))

    finish(root)

    assert current_name(root) == TWO.name


def test_a_folder_in_use_leaves_what_was_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switch(root, ONE.name, Way.RENAME)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == TWO.name:
            raise PermissionError(13, "in use", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="请关闭正在打开"):
        switch(root, TWO.name, Way.RENAME)

    assert current_name(root) == ONE.name


def test_a_folder_that_is_no_release_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()

    with pytest.raises(OutputError, match="认不出"):
        current_name(tmp_path)


@pytest.mark.parametrize("raw", ['{"release": 2, "content": "' + TWO.content + '"}', "{}", ""])
def test_a_folder_is_known_by_what_it_says_or_by_its_manifest(root: Path, raw: str) -> None:
    switch(root, TWO.name, Way.RENAME)
    (root / "current" / STATEMENT).write_text(raw)

    assert current_name(root) == TWO.name
