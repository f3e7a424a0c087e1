"""The last step of a build: files take their places as a journal says; twice is as once."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from generator.errors import OutputError
from generator.publish.writer import NEXT, OLD


class Way(Enum):
    """What is done with a path below the root: `a/b` comes from `a.next/b`, a whole `a` too."""

    MOVE = 0
    REMOVE = 1
    SWAP = 2


def move(root: Path, rows: Iterable[tuple[str, int]]) -> None:
    """Do what the journal says; what was done before is passed over."""
    emptied = set()
    try:
        for path, way in rows:
            target = root / path
            if way == Way.SWAP.value:
                _swap(target)
            elif way == Way.REMOVE.value:
                _remove(target)
                emptied.add(target.parent)
            else:
                area, _, rest = path.partition("/")
                _replace(root / f"{area}{NEXT}" / rest, target)
    except OSError as error:
        raise OutputError(
            f"换不上新网页（{error.strerror}）：请关闭正在打开 {error.filename} 的程序再试"
        ) from error
    for folder in sorted(emptied, reverse=True):
        _remove_empty(folder, root)


def _remove(target: Path) -> None:
    target.unlink(missing_ok=True)


def _replace(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except FileNotFoundError:  # one in a thousand has no folder yet, or was moved before
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)


def _swap(folder: Path) -> None:
    """Put the whole new folder in the place of the old one."""
    new, old = folder.with_name(folder.name + NEXT), folder.with_name(folder.name + OLD)
    if new.is_dir():
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder not in {root, root.parent} and folder.parent != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
