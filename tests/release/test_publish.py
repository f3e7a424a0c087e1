"""Published or not, never half: whatever stops a run, readers see the old release or the new."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from time import perf_counter, sleep

import pytest

from generator.errors import OutputError
from generator.release.lock import held as held_lock
from generator.release.manifest import LOG, OWN, PAGE
from generator.release.publish import Draft, publish, roll_back
from generator.release.target import Target, number_of
from generator.release.verify import verified
from tests.counts import few_or_all
from tests.publishing import a_built_site, a_release, a_whole_set, held

KILLS = few_or_all(10, 100)
"""How often a run is killed."""

WAYS = pytest.mark.parametrize("renames", [False, True], ids=["link", "rename"])
MANY = 150


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "public"


@WAYS
def test_a_release_is_the_site_with_what_belongs_to_a_release(root: Path, *, renames: bool) -> None:
    done = a_release(root, renames=renames)
    site = held(root.with_name("public-site"))
    shown = held(root / "current")

    assert (done.is_new, number_of(done.name)) == (True, 1)
    assert shown.keys() == site.keys() | OWN | {"data/disclose.sqlite"}
    assert {path for path in site if shown[path] != site[path]} == {PAGE}
    assert (root / "current").is_symlink() is not renames
    assert verified(root).faults == ()


@WAYS
def test_the_same_site_is_no_new_release(root: Path, *, renames: bool) -> None:
    first = a_release(root, renames=renames)
    before = held(root)

    again = a_release(root, renames=renames)

    assert (again.name, again.is_new) == (first.name, False)
    assert held(root) == before


def test_only_the_files_of_the_release_know_its_number(tmp_path: Path) -> None:
    a_release(tmp_path / "a", "1")
    a_release(tmp_path / "a", "2")
    a_release(tmp_path / "b", "2")
    second, first = held(tmp_path / "a/current"), held(tmp_path / "b/current")

    # The sums are the content's own: they are the same under any number.
    assert {p for p in first if first[p] != second[p]} == OWN - {"SHA256SUMS.txt"}


@WAYS
def test_rolling_back_shows_the_old_bytes_and_is_in_the_log(root: Path, *, renames: bool) -> None:
    a_release(root, "1", renames=renames)
    old, files = held(root / "current"), inodes(root / "current")
    a_release(root, "2", renames=renames)

    done = roll_back(Target(root), None, "第二次有误")

    now = held(root / "current")
    assert number_of(done.name) == 1
    assert {path for path in old if old[path] != now[path]} == {LOG}
    assert {*files.items()} - {*inodes(root / "current").items()} <= {(LOG, files[LOG])}  # no copy
    assert now[LOG].startswith(old[LOG])
    assert '"action":"rollback","release":1' in now[LOG].decode()
    assert "第二次有误" in now[LOG].decode()
    assert verified(root).faults == ()


def test_after_a_return_the_chain_goes_on_from_the_last_release(root: Path) -> None:
    a_release(root, "1")
    a_release(root, "2")
    roll_back(Target(root), None, "")

    assert a_release(root, "1").is_new is False
    assert number_of(a_release(root, "2").name) == 3
    assert number_of(roll_back(Target(root), 2, "").name) == 2
    assert roll_back(Target(root), 2, "").is_new is False
    assert verified(root).faults == ()


def test_only_so_many_releases_are_kept_and_the_log_is_whole(root: Path) -> None:
    gone = [a_release(root, text, keep=2).gone for text in ("1", "2", "3", "4")]

    assert [len(names) for names in gone] == [0, 0, 1, 1]
    assert [number_of(name) for name in Target(root).names] == [3, 4]
    assert len(Target(root).log(Target(root).current)) == 4
    assert verified(root).faults == ()


def test_the_current_release_is_kept_however_old_it_is(root: Path) -> None:
    for text in ("1", "2", "3"):
        a_release(root, text)
    roll_back(Target(root), 1, "")

    Target(root).prune(1)

    assert number_of(Target(root).current) == 1
    assert verified(root).faults == ()


@pytest.mark.parametrize(
    ("to", "said"), [(9, "没有第 9 次发布。留下的有：1"), (None, "前面没有留下的发布")]
)
def test_there_is_no_way_back_to_what_is_not_there(root: Path, to: int | None, said: str) -> None:
    a_release(root)

    with pytest.raises(OutputError, match=said):
        roll_back(Target(root), to, "")


def test_nothing_can_be_rolled_back_where_nothing_was_published(root: Path) -> None:
    with pytest.raises(OutputError, match="没有"):
        roll_back(Target(root), None, "")
    root.mkdir()
    with pytest.raises(OutputError, match="还没有发布过"):
        roll_back(Target(root), None, "")


def test_two_runs_at_once_are_refused(root: Path) -> None:
    a_release(root, "1")
    with held_lock(root):
        with pytest.raises(OutputError, match="现在的网站没有动"):
            a_release(root, "2")
        with pytest.raises(OutputError, match="现在的网站没有动"):
            roll_back(Target(root), None, "")

    assert number_of(Target(root).current) == 1


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        (
            "<svg/>",
            {"expected": ("x/index.html", "y/index.html")},
            "缺少 x/index.html、y/index.html",
        ),
        ("<svg/>", {"base": "/"}, ""),
    ],
)
def test_a_site_that_is_not_whole_is_not_published(
    root: Path, text: str, rest: dict[str, object], said: str
) -> None:
    if not said:
        a_built_site(root.with_name("public-site"), c__index_html='<a href="../no/">x</a>')
        said = "c/index.html: ../no/"

    with pytest.raises(OutputError, match=said):
        a_release(root, text, **rest)

    assert Target(root).current == ""
    assert list((root / "releases").iterdir()) == []


@pytest.mark.parametrize("where", ["copyfile", "sync", "rename"])
def test_a_disk_that_refuses_leaves_the_old_release_and_nothing_else(
    root: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    a_release(root, "1")
    before = held(root)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    owner: object = {"copyfile": shutil, "sync": os, "rename": Path}[where]
    monkeypatch.setattr(owner, where, refuse)
    with pytest.raises(OutputError, match="现在的网站没有动"):
        a_release(root, "2")
    monkeypatch.undo()

    assert held(root) == before
    assert a_release(root, "2").is_new


@pytest.mark.skipif(not hasattr(os, "sync"), reason="each file is flushed: see test_tree")
@WAYS
def test_a_release_is_whole_on_the_disk_before_it_has_its_name(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, renames: bool
) -> None:
    a_release(root, "1", renames=renames)
    flushed = []
    monkeypatch.setattr(os, "sync", lambda: flushed.append((held(root / "current"), held(root))))
    before = held(root / "current")
    a_release(root, "2", renames=renames)

    [(shown, everything)] = flushed
    written = {path.removeprefix("releases/.new/"): raw for path, raw in everything.items()}
    assert shown == before
    assert written.items() >= held(root / "current").items()


@pytest.mark.counted
@pytest.mark.skipif(sys.platform == "win32", reason="a process is copied to be killed")
@WAYS
def test_a_killed_run_leaves_the_old_release_or_the_new_one(
    tmp_path: Path, *, renames: bool
) -> None:
    root = tmp_path / "public"
    old, new = (many_files(tmp_path / name, name) for name in ("old", "new"))
    told = {"old": published(old, root, renames=renames), "new": 0.0}
    contents = {name: folder_bytes(folder) for name, folder in (("old", old), ("new", new))}
    seconds = published(new, tmp_path / "trial", renames=renames)
    assert told["old"] > 0

    found = []
    for number in range(KILLS):
        wanted = ("new", "old")[number % 2]
        after = seconds * 1.2 * ((number * 7) % KILLS) / KILLS
        killed(tmp_path / wanted, root, after, renames=renames)
        if (root / "current").exists() or not renames:
            found.append(shown_of(root, contents))
        Target(root).recover()
        assert shown_of(root, contents)
        assert verified(root).faults == ()
        assert [path.name for path in (root / "releases").glob(".*")] == []

    assert len(found) >= KILLS * 0.8
    assert a_release(root, "after").is_new


def many_files(folder: Path, text: str) -> Path:
    """A site of which a copy takes long enough to be interrupted."""
    a_built_site(folder, b_svg=text)
    for number in range(MANY):
        (folder / f"{number}.txt").write_text(text * 20_000, "utf-8")
    return folder


def inodes(folder: Path) -> dict[str, int]:
    """Which file of the disk each one is: a copy is another."""
    return {path: (folder / path).stat().st_ino for path in held(folder)}


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {path: raw for path, raw in held(folder).items() if path != PAGE}


def shown_of(root: Path, contents: dict[str, dict[str, bytes]]) -> str:
    """Which of the two sites is shown: to the byte, or the test ends here."""
    shown = held(root / "current")
    own = {path: raw for path, raw in shown.items() if path not in OWN}
    own.pop("data/disclose.sqlite")
    [name] = [name for name, site in contents.items() if site == own]
    return name


def publisher(site: Path, root: Path, *, renames: bool) -> int:
    """A copy of this process that publishes, and nothing else."""
    much = a_whole_set(root.with_name("much"))
    (much / "data" / "disclose.sqlite").write_bytes(b"x" * 100_000)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            draft = Draft(site, "2026-01-31", much)
            publish(Target(root), draft, 3, lambda _: None, renames=renames)
            code = 0
        finally:
            os._exit(code)
    return child


def published(site: Path, root: Path, *, renames: bool) -> float:
    """How long it takes to publish."""
    started = perf_counter()
    _, status = os.waitpid(publisher(site, root, renames=renames), 0)
    assert status == 0
    return perf_counter() - started


def killed(site: Path, root: Path, after: float, *, renames: bool) -> None:
    """Begin to publish and kill the process; nothing in it can tidy up."""
    child = publisher(site, root, renames=renames)
    sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
