"""A build that is stopped at any of its file operations is finished by the next one.

The operations that change something below the output folder are counted; at each of them in turn
(a few of them, but for the long run) the disk is full, access is refused, or the process is killed.
A build that says it is done has made the site that a build from nothing makes. What it left behind
where it was stopped is gone after the next build.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT
from tests.hostile.texts import IS_FULL, tell
from tests.hostile.workers import Worker

EVERY = 7 if IS_FULL else 0
"""Every so many operations one is made to fail; in the short run one, and three times killed."""
NO_SPACE, NO_ACCESS, KILLED = errno.ENOSPC, errno.EACCES, 0
_WORDS = re.compile("[一-鿿]")


def tree(folder: Path) -> dict[str, str]:
    """Each file of a folder by its path, and the digest of what it holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> set[str]:
    """What stands beside the site, but for what a build keeps to be quicker."""
    return {path.name for path in folder.iterdir()}


class Bench:
    """An output folder with a site of before, and content that changed since."""

    def __init__(self, folder: Path, worker: Worker) -> None:
        self.folder, self.worker = folder, worker
        self.content = folder / "content"
        self.content.mkdir()
        for name in ("site.yml", "divisions.tsv", "schemes.yml", "topics.yml"):
            shutil.copy(EXAMPLE / name, self.content)
        place = "reports/shili/dongshi/2024.yml"
        (self.content / place).parent.mkdir(parents=True)
        shutil.copy(EXAMPLE / place, self.content / place)
        self.report = self.content / place
        self.before = self.made("before")
        text = self.report.read_text("utf-8")
        self.report.write_text(text.replace("\ntitle: ", "\ntitle: 改过的", 1), "utf-8")
        self.after = self.made("after")
        self.operations = self._counted()

    def made(self, name: str) -> dict[str, str]:
        """A site from nothing, in a folder that stays as it is."""
        told = self.build(self.folder / name)
        assert told["code"] == 0, told
        return tree(self.folder / name / "site")

    def output(self) -> Path:
        """The folder with the site of before."""
        output = self.folder / "output"
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(self.folder / "before", output)
        return output

    def build(self, output: Path, **fault: object) -> dict[str, object]:
        """One build of the content as it is."""
        asked = ("build", "--content", self.content, "--output", output)
        below = {"below": str(output)} if fault else {}
        return self.worker.ran("build", *asked, **below, **fault)

    def _counted(self) -> int:
        told = self.build(self.output(), at=0, error=1)
        found = re.search(r"operations: (\d+)", str(told["err"]))
        assert found, told
        return int(found[1])

    def is_mended(self, output: Path) -> list[str]:
        """What is not as it should be after one build more."""
        told = self.build(output)
        found = [] if told["code"] == 0 else [f"the next build: {told['err']}"]
        made = tree(output / "site")
        found += [f"not {path}" for path in made.keys() ^ self.after.keys()]
        found += [f"other {p}" for p in made.keys() & self.after.keys() if made[p] != self.after[p]]
        left = names(output) - names(self.folder / "after")
        return found + [f"left over: {name}" for name in left]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, worker: Worker) -> Bench:
    return Bench(tmp_path_factory.mktemp("faults"), worker)


def places(bench: Bench, error: int) -> list[int]:
    """At which operations something fails."""
    last = bench.operations
    every = set(range(1, last, EVERY)) if EVERY else {last // 2}
    return sorted({1, *every, last} if EVERY or error == KILLED else every)


@pytest.mark.parametrize("error", [NO_SPACE, NO_ACCESS, KILLED])
def test_a_build_stopped_anywhere_is_finished_by_the_next(error: int, bench: Bench) -> None:
    found, states = [], Counter[str]()
    at_which = places(bench, error)
    for at in at_which:
        output = bench.output()
        told = bench.build(output, at=at, error=error)
        made = tree(output / "site") if (output / "site").is_dir() else {}
        state = "new" if made == bench.after else "old" if made == bench.before else "begun"
        states[state] += 1
        if told["code"] == 0 and state != "new":
            found.append(f"{at}: said to be done, and is {state}")
        if error and told["code"] not in (0, 2):
            found.append(f"{at}: code {told['code']}: {str(told['err'])[-300:]}")
        if error and told["code"] and not _WORDS.search(str(told["err"])):
            found.append(f"{at}: no word")
        found += [f"{at}: {each}" for each in bench.is_mended(output)]

    tell(f"build, error {error}: {len(at_which)} of {bench.operations}, {dict(states)}")
    assert found == []


def test_a_folder_that_may_not_be_written_is_told_and_left_as_it_was(bench: Bench) -> None:
    output = bench.output()

    told = bench.build(output, at=1, error=NO_ACCESS, lasts=True)

    assert told["code"] == 2
    assert _WORDS.search(str(told["err"]))
    assert tree(output / "site") == bench.before
    assert bench.is_mended(output) == []


@pytest.mark.parametrize("kind", ["os.rename", "os.remove", "os.rmdir"])
def test_files_that_other_programs_hold_open_are_told(kind: str, bench: Bench) -> None:
    """As on Windows: no file that is open can be renamed or removed, until it is closed."""
    output = bench.output()

    told = bench.build(output, at=1, error=NO_ACCESS, lasts=True, kinds=(kind,))

    assert told["code"] in (0, 2), told
    assert told["code"] == 0 or _WORDS.search(str(told["err"]))
    assert told["code"] == 2 or tree(output / "site") == bench.after
    assert bench.is_mended(output) == []


@pytest.mark.parametrize("moment", [0, 4_102_444_800])
def test_a_clock_that_jumped_changes_nothing(moment: int, bench: Bench) -> None:
    """All files are from 1970, or from 2100."""
    output = bench.output()
    for path in (*output.rglob("*"), *bench.content.rglob("*")):
        os.utime(path, (moment, moment))

    assert bench.is_mended(output) == []


def test_two_builds_at_once_end_with_the_site(bench: Bench) -> None:
    output = bench.output()
    asked = [sys.executable, "-m", "generator", "build"]
    asked += ["--content", str(bench.content), "--output", str(output)]
    runs = [
        subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    ended = [(run.communicate(timeout=600), run.returncode) for run in runs]

    assert 0 in {code for _, code in ended}, ended
    assert {code for _, code in ended} <= {0, 2}, ended
    assert bench.is_mended(output) == []
