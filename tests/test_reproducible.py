"""The same content gives the same bytes on any machine and any day: site, offline, release.

Two builds that have nothing in common but content and program: time zone, language, umask, folder,
home, hash seed, order of files, cores and date are others. With `DISCLOSE_FULL=1` each of them is
also changed alone, so that a difference names its cause.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import EXAMPLE, ROOT

ELSEWHERE = Path(__file__).parent / "elsewhere"
ALONE: dict[str, dict[str, Any]] = {
    "zone": {"environment": {"TZ": "Pacific/Kiritimati"}},
    "language": {"environment": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}},
    "mask": {"mask": 0o077},
    "hash": {"environment": {"PYTHONHASHSEED": "4242"}},
    "order": {"environment": {"ELSEWHERE_ORDER": "one"}},
    "cores": {"environment": {"ELSEWHERE_CORES": "7"}},
    "year": {"environment": {"ELSEWHERE_DAYS": "1831"}},
    "home": {"environment": {"HOME": "/nowhere", "TMPDIR": "."}},
    "place": {"is_moved": True},
}
PLAIN = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}


@dataclass(frozen=True)
class Built:
    """What the process saw of its machine, and the digest of every file it made."""

    seen: dict[str, Any]
    files: dict[str, str] = field(repr=False)


def built(
    folder: Path,
    *,
    environment: dict[str, str] | None = None,
    mask: int = 0o022,
    is_moved: bool = False,
) -> Built:
    """Build and publish the example in a process of its own."""
    root, content = ROOT, EXAMPLE
    folder.mkdir()
    if is_moved:
        root, content = folder / "程 序", folder / "内容"
        shutil.copytree(
            ROOT / "site_templates", root / "site_templates", copy_function=shutil.copyfile
        )
        shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        shutil.copytree(EXAMPLE, content, copy_function=shutil.copyfile)
        folder = folder / "a b" / "c"
        folder.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, str(ELSEWHERE / "build.py"), str(root), str(content), str(folder)],
        cwd=folder,
        env={
            **os.environ, **PLAIN, "PYTHONPATH": f"{ELSEWHERE}{os.pathsep}{ROOT}",
            **(environment or {}),
        },
        umask=mask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Built(json.loads(done.stdout.splitlines()[-1]), digests(folder))


def digests(folder: Path) -> dict[str, str]:
    """Of the site, the offline edition and its file, and the release."""
    made = (
        folder / name for name in ("site", "disclose-offline", "disclose-offline.zip", "public")
    )
    files = (
        each for path in made for each in ([path] if path.is_file() else path.rglob("*"))
        if each.is_file()
    )  # fmt: skip
    return {
        each.relative_to(folder).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in files
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("plain") / "build")


def differing(one: Built, other: Built) -> list[str]:
    """The files that only one has, or that differ."""
    names = one.files.keys() | other.files.keys()
    return sorted(name for name in names if one.files.get(name) != other.files.get(name))


def test_another_machine_makes_the_same_bytes(plain: Built, tmp_path: Path) -> None:
    environment = {
        name: value
        for each in ALONE.values()
        for name, value in each.get("environment", {}).items()
    }
    other = built(tmp_path / "build", environment=environment, mask=0o077, is_moved=True)

    # Everything is otherwise ...
    assert {name for name, value in plain.seen.items() if other.seen[name] == value} == set()
    # ... and nothing is.
    assert differing(plain, other) == []
    assert len(plain.files) > 1000
    assert any(name.endswith("manifest.json") for name in plain.files)
    assert {"disclose-offline.zip", "site/index.html", "site/data/reports.csv"} <= {*plain.files}


@pytest.mark.skipif(os.environ.get("DISCLOSE_FULL") != "1", reason="DISCLOSE_FULL=1 runs it")
@pytest.mark.parametrize("name", ALONE)
def test_each_difference_alone_makes_none(plain: Built, tmp_path: Path, name: str) -> None:
    other = built(tmp_path / "build", **ALONE[name])

    assert other.seen[name] != plain.seen[name]
    assert differing(plain, other) == []
