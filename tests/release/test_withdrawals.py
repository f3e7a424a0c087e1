"""Withdrawn or not yet, never half: whatever stops a run, the next one leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.model.edition import Edition
from generator.release import log as logs
from generator.release.log import Withdrawn
from generator.release.manifest import LOG, OWN
from generator.release.publish import Done, Draft, publish, roll_back
from generator.release.target import Target, number_of
from generator.release.verify import verified
from generator.release.withdrawals import (
    Asked,
    Pending,
    holding,
    is_pending,
    pending,
    refuse_returned,
    withdrawn_in,
)
from tests.builders import a_report, an_edition
from tests.counts import few_or_all
from tests.publishing import a_built_site, a_release, held
from tests.searching import files_saying

VALUE = "七百七十七万"
REPORT = Withdrawn("a/", "", "2026-01-31", "个人隐私")
PLACE = Withdrawn("a/", "spending.total.executed", "2026-01-31", "个人隐私")
ASKED = (Asked(PLACE, ("130110", "2024", "wangxinban", "整体支出")),)
OPERATIONS = ("fsync", "mkdir", "open", "remove", "rename", "replace", "rmdir", "symlink", "unlink")


@pytest.fixture(params=[False, True], ids=["link", "rename"])
def renames(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def root(tmp_path: Path, *, renames: bool) -> Path:
    """Three releases: one from before the report, and two with the value."""
    root = tmp_path / "public"
    site = a_built_site(tmp_path / "before", index_html="首页", a__index_html=None)
    publish(Target(root), Draft(site, "2026-01-30"), 9, lambda _: None, renames=renames)
    a_release(root, VALUE, renames=renames)
    a_release(root, f"{VALUE}整", renames=renames)
    return root


def without(root: Path, asked: tuple[Asked, ...] = ASKED, *, allows_return: bool = False) -> Done:
    """Publish the same site without the value."""
    site = a_built_site(root.with_name("after"), b_svg="<svg/>")
    draft = Draft(site, "2026-01-31", withdrawn=asked, allows_return=allows_return)
    return publish(Target(root), draft, 9, lambda _: None)


def test_every_release_with_the_report_goes_and_others_stay(root: Path) -> None:
    before = (root / "current" / LOG).read_bytes()
    assert len(files_saying(root, VALUE)) == 2

    done = without(root)

    assert (done.taken_down, done.stuck) == ((2, 3), ())
    assert [number_of(name) for name in Target(root).names] == [1, 4]
    assert files_saying(root, VALUE) == []
    assert (root / "current" / LOG).read_bytes().startswith(before)
    assert verified(root, before).faults == ()
    assert all(verified(Target(root).folder(name)).faults == () for name in Target(root).names)


def test_what_was_taken_down_is_no_way_back(root: Path) -> None:
    without(root)

    with pytest.raises(OutputError, match="里有已撤下的内容，不能换回"):
        roll_back(Target(root), 3, "")
    assert number_of(roll_back(Target(root), None, "").name) == 1
    assert files_saying(root, VALUE) == []


def test_a_release_that_comes_back_from_a_backup_is_named_and_removed(
    root: Path, tmp_path: Path, *, renames: bool
) -> None:
    [name] = [each for each in Target(root).names if number_of(each) == 2]
    shutil.copytree(Target(root).folder(name), tmp_path / "backup")
    without(root)
    shutil.copytree(tmp_path / "backup", root / "releases" / name)

    assert [str(each) for each in verified(root).faults if "已撤下" in str(each)] == [
        f"{name}：里面有已撤下的内容，应当已经删去；再发布一次会清理"
    ]
    with pytest.raises(OutputError):
        roll_back(Target(root), 2, "")
    assert files_saying(root, VALUE) == []


def test_a_release_made_without_it_stays_when_more_is_withdrawn(root: Path) -> None:
    without(root)
    more = Asked(Withdrawn("a/", "title", "2026-02-01", "其他依法不予公开"))

    assert holding(Target(root), ASKED) == ()
    assert holding(Target(root), (more,)) == (4,)
    assert holding(Target(root), (Asked(REPORT),)) == (4,)
    assert holding(Target(root), ()) == ()


def test_a_report_is_found_where_it_stood_under_another_address(root: Path) -> None:
    columns = "division_code,year,department,kind,address,data_digest"
    rows = f"{columns}\n130110,2024,wangxinban,整体支出,b/,0\n"
    site = a_built_site(root.with_name("moved"), data__reports_csv=rows)
    publish(Target(root), Draft(site, "2026-01-31"), 9, lambda _: None)
    elsewhere = (Asked(Withdrawn("c/", "", "2026-01-31", "个人隐私"), ASKED[0].identity),)

    assert holding(Target(root), elsewhere) == (4,)


def test_the_same_content_again_makes_no_release(root: Path) -> None:
    first = without(root)
    before = held(root)

    again = without(root)

    assert (again.name, again.is_new) == (first.name, False)
    assert held(root) == before


def test_what_comes_back_is_refused_or_written_down(root: Path) -> None:
    without(root)
    with pytest.raises(OutputError, match=r"没有了撤下记录：a/#spending.total.executed"):
        without(root, ())

    without(root, (), allows_return=True)

    log = Target(root).log(Target(root).current)
    assert log[-1].returned == ("a/#spending.total.executed",)
    assert logs.withdrawn(log) == {}


def test_a_file_that_is_open_elsewhere_is_told_and_waits(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name.startswith(".old-0002"):
            raise PermissionError(13, "in use", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    done = without(root)
    assert [name[:4] for name in done.stuck] == ["0002"]
    assert [name[:4] for name in without(root).stuck] == ["0002"]
    monkeypatch.undo()

    assert without(root).stuck == ()
    assert files_saying(root, VALUE) == []


@pytest.mark.counted
@pytest.mark.skipif(sys.platform == "win32", reason="a process is copied to be killed")
def test_a_run_killed_before_any_of_its_file_operations_is_finished_by_the_next(
    root: Path, tmp_path: Path
) -> None:
    before = (root / "current" / LOG).read_bytes()
    old = shown(root)
    trial = tmp_path / "trial" / "public"
    shutil.copytree(root, trial, symlinks=True)
    names = operations(lambda: without(trial))
    shutil.rmtree(trial.parent)
    ends = {each: (names.index(each), len(names) - 1 - names[::-1].index(each)) for each in names}
    for number in few_or_all(sorted({*chain(*ends.values())}), [*range(len(names))]):
        shutil.copytree(root, trial, symlinks=True)
        assert is_killed(number, lambda: without(trial))
        if (trial / "current").exists():
            now = shown(trial)
            is_new = "七百" not in str(now["b.svg"].decode())
            assert now == old or is_new
            assert verified(trial / "current").faults == ()
        without(trial)

        assert files_saying(trial, VALUE) == [], number
        assert verified(trial, before).faults == (), number
        log = Target(trial).log(Target(trial).current)
        assert [each.action for each in log] == ["publish"] * 3 + ["withdraw"]
        assert sorted(path.name for path in trial.iterdir()) == [".lock", "current", "releases"]
        shutil.rmtree(trial.parent)

    assert len(names) > 60
    assert len(ends) > 6


def shown(root: Path) -> dict[str, bytes]:
    return {path: raw for path, raw in held(root / "current").items() if path not in OWN}


def operations(run: Callable[[], object]) -> list[str]:
    """The file operations of a run, in their order."""
    out, into = os.pipe()
    assert in_a_copy(run, lambda name: os.write(into, f"{name} ".encode())) == 0
    os.close(into)
    with os.fdopen(out, "rb") as told:
        return told.read().decode().split()


def is_killed(at: int, run: Callable[[], object]) -> bool:
    """Whether a copy of this process, which ends before an operation, got that far."""
    left = iter(range(at))
    code = in_a_copy(run, lambda _: next(left, None) is None and os._exit(9))
    assert code in {0, 9}
    return code == 9


def in_a_copy(run: Callable[[], object], before: Callable[[str], object]) -> int:
    """How a copy of this process ended, in which `before` is told each file operation."""
    child = os.fork()
    if child == 0:

        def told(name: str, operation: Callable[..., object]) -> Callable[..., object]:
            def called(*given: object, **named: object) -> object:
                before(name)
                return operation(*given, **named)

            return called

        for name in OPERATIONS:
            setattr(os, name, told(name, getattr(os, name)))
        copy, write = told("copyfile", shutil.copyfile), told("write_bytes", Path.write_bytes)
        shutil.copyfile = copy  # type: ignore[assignment]  # ends here
        Path.write_bytes = write  # type: ignore[assignment,method-assign]  # too
        try:
            run()
        except BaseException:  # noqa: BLE001  # whatever it is, this process ends here
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_content_says_what_is_withdrawn() -> None:
    place = {"path": "spending.total.executed", "withdrawn_for": "国家秘密", "decided_by": "某办"}
    report = a_report(withdrawals={"a": {"withdrawn_on": "2026-01-31", **place}})
    edition = an_edition(report)

    [asked] = withdrawn_in(edition)

    assert asked.told.path == "spending.total.executed"
    assert asked.told.ground == "国家秘密"
    assert asked.identity == ("130110", "2024", "wangxinban", "整体支出")


def test_what_the_log_knows_is_not_pending(root: Path, example: Edition) -> None:
    assert pending((), [PLACE]) == Pending((PLACE,), ())
    assert is_pending(Target(root), example)
    assert not is_pending(Target(root), an_edition(a_report()))
    without(root)
    log = Target(root).log(Target(root).current)

    assert pending(log, [PLACE]) == Pending((), ())
    assert pending(log, [REPORT]) == Pending((REPORT,), ())
    assert pending(log, []) == Pending((), ("a/#spending.total.executed",))
    refuse_returned(pending(log, []), is_allowed=True)
