from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.release import log as logs
from generator.release.manifest import LOG, MANIFEST
from generator.release.target import Target, number_of
from tests.publishing import a_release


@pytest.fixture
def target(tmp_path: Path) -> Target:
    for text in ("1", "2", "3"):
        a_release(tmp_path / "public", text)
    return Target(tmp_path / "public")


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    target = Target(tmp_path)

    assert (target.current, target.names, target.recover()) == ("", (), ())


def test_releases_are_named_oldest_first(target: Target) -> None:
    assert [number_of(name) for name in target.names] == [1, 2, 3]
    assert number_of(target.current) == 3
    assert target.manifest(target.current).release == 3


def test_what_was_never_shown_is_swept(target: Target) -> None:
    other = target.releases / "0004-0123456789ab"
    shutil.copytree(target.folder(target.current), other)
    (target.releases / ".new").mkdir()

    target.recover()

    assert [number_of(name) for name in target.names] == [1, 2, 3]
    assert len(list(target.releases.iterdir())) == 3


def test_a_log_that_ran_ahead_is_put_back(target: Target) -> None:
    log = target.log(target.current)
    first = target.folder(target.names[0]) / LOG
    first.write_bytes(logs.encoded(logs.rolled_back(log, 1, "")))

    assert target.recover() == log
    assert first.read_bytes() == logs.encoded(log)


def test_a_lost_link_is_made_again_from_the_longest_log(target: Target) -> None:
    shown = target.current
    (target.root / "current").unlink()

    target.recover()

    assert target.current == shown


def test_a_damaged_log_stops_everything_and_loses_nothing(target: Target) -> None:
    path = target.folder(target.current) / LOG
    path.write_bytes(path.read_bytes()[1:])

    with pytest.raises(OutputError, match="恢复后再发布"):
        target.recover()
    assert len(target.names) == 3


def test_a_damaged_manifest_is_told(target: Target) -> None:
    (target.folder(target.names[0]) / MANIFEST).write_bytes(b"{}")

    with pytest.raises(OutputError, match="不完好"):
        target.manifest(target.names[0])


def test_the_oldest_go_first_and_the_current_one_never(target: Target) -> None:
    assert [number_of(name) for name in target.prune(2)] == [1]
    assert [number_of(name) for name in target.names] == [2, 3]


def test_what_someone_has_open_is_removed_another_time(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, _: Path) -> None:
        raise PermissionError(13, "in use", str(self))

    monkeypatch.setattr(Path, "rename", refuse)
    assert target.prune(1) == ()
    monkeypatch.undo()

    assert len(target.prune(1)) == 2


def test_other_folders_are_left_alone(target: Target) -> None:
    (target.releases / "备份").mkdir()

    target.recover()
    target.prune(1)

    assert (target.releases / "备份").is_dir()
