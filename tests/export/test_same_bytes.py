"""The downloads are the same bytes in another folder, on another day, in another time zone,
language and order of sets: those of every build and those of a release.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import EXAMPLE, ROOT

PROGRAM = """
import datetime, hashlib, pathlib, sys, time
later = int(sys.argv[2]) * 86400
now, local, gm = time.time, time.localtime, time.gmtime
time.time = lambda: now() + later
time.localtime = lambda at=None: local(time.time() if at is None else at)
time.gmtime = lambda at=None: gm(time.time() if at is None else at)
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=later)
    @classmethod
    def utcnow(cls):
        return cls.now()
datetime.datetime = Later
from generator.reading import edition_of
from tests.plans import described, plan, whole_set
edition = edition_of(pathlib.Path(sys.argv[1]))
made = {each.path: each.content for each in plan(edition, lambda *_: "").files}
for path, content in {**made, **whole_set(edition, described(edition)).files}.items():
    print(path, hashlib.sha256(content).hexdigest())
"""


def digests(content: Path, folder: Path, days: int, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(content), str(days)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


def test_a_download_depends_on_the_content_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "一个 folder" / "content"
    shutil.copytree(EXAMPLE, elsewhere)
    here = digests(EXAMPLE, ROOT, 0, TZ="Asia/Shanghai", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    there = digests(
        elsewhere, tmp_path, 1831, TZ="America/New_York", PYTHONHASHSEED="2", LANG="zh_CN"
    )

    assert len(here) > 100
    assert sum(line.startswith("data/disclose") for line in here) > 2
    assert here == there
