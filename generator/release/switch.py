"""Which release is shown: `current`, and the one step from one release to the next.

`current` is a link, replaced by one rename: readers see the old site or the new one. Where links
are not allowed (Windows without the right to make them) `current` is the folder of the release
itself, and two renames change it: a journal lets the next run finish what was begun between them.
"""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Final

from generator.errors import OutputError
from generator.release.manifest import MANIFEST, STATEMENT, decoded, folder_name
from generator.release.tree import NEXT, flush_folder, write_durably

CURRENT: Final = "current"
RELEASES: Final = "releases"
JOURNAL: Final = "switch.json"


class Way(Enum):
    """How the switch is made."""

    LINK = "link"
    RENAME = "rename"


def way_of(root: Path, *, renames: bool) -> Way:
    """The way for a folder: by link where it can be, and where nothing else was chosen before."""
    if renames or _is_folder(root / CURRENT) or (root / JOURNAL).exists():
        return Way.RENAME
    return Way.LINK if _can_link(root) else Way.RENAME


def current_name(root: Path) -> str:
    """The folder name of the release that is shown; empty where there is none yet."""
    current = root / CURRENT
    if current.is_symlink():
        return PurePosixPath(current.readlink().as_posix()).name
    if not current.is_dir():
        return ""
    found = _stated_name(current) or _manifest_name(current)
    if not found:
        raise OutputError(
            f"认不出 {current} 是哪一次发布：{STATEMENT} 和 {MANIFEST} 都不完好，请从备份恢复"
        )
    return found


def _stated_name(folder: Path) -> str:
    """By the small file; a manifest of a country takes a tenth of a second to read."""
    try:
        told = json.loads((folder / STATEMENT).read_bytes())
        return folder_name(int(told["release"]), str(told["content"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _manifest_name(folder: Path) -> str:
    path = folder / MANIFEST
    found = decoded(path.read_bytes()) if path.is_file() else None
    return found.name if found else ""


def folder_of(root: Path, name: str) -> Path:
    """Where a release lies: below `releases`, or in the place of `current` itself."""
    inside = root / RELEASES / name
    return inside if inside.is_dir() else root / CURRENT


def switch(root: Path, name: str, way: Way) -> None:
    """Show the release of a name.

    Raises:
        OutputError: the names could not be changed; the release shown before is shown still.
    """
    try:
        if way is Way.LINK:
            _by_link(root, name)
        else:
            _by_renames(root, name)
    except OSError as error:
        finish(root)
        raise OutputError(
            f"换不上新网站（{error.strerror}）：请关闭正在打开 {root / CURRENT} 的程序再试"
        ) from error


def _by_link(root: Path, name: str) -> None:
    beside = root / f"{CURRENT}{NEXT}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(PurePosixPath(RELEASES, name), target_is_directory=True)
    beside.replace(root / CURRENT)
    flush_folder(root)


def _by_renames(root: Path, name: str) -> None:
    current = root / CURRENT
    was = current_name(root)
    write_durably(root / JOURNAL, json.dumps({"from": was, "to": name}).encode())
    if current.is_symlink():
        current.unlink()
    elif was:
        current.rename(root / RELEASES / was)
    (root / RELEASES / name).rename(current)
    flush_folder(root)
    (root / JOURNAL).unlink()


def finish(root: Path) -> None:
    """Finish or undo a switch that was interrupted: something whole is shown afterwards."""
    (root / f"{CURRENT}{NEXT}").unlink(missing_ok=True)
    journal = root / JOURNAL
    if not journal.is_file():
        return
    told = json.loads(journal.read_bytes())
    if not (root / CURRENT).exists():
        wanted = (root / RELEASES / told[step] for step in ("from", "to") if told[step])
        next(each for each in wanted if each.is_dir()).rename(root / CURRENT)
    journal.unlink()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _can_link(root: Path) -> bool:
    trial = root / f".link{NEXT}"
    trial.unlink(missing_ok=True)
    try:
        trial.symlink_to(RELEASES, target_is_directory=True)
    except (OSError, NotImplementedError):
        return False
    trial.unlink()
    return True
