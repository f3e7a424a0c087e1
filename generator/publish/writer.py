"""Writes what changed, removes what is no longer planned, and swaps a whole folder in.

A file is written beside its place and moved there, so that none is ever half written.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from generator.errors import OutputError
from generator.publish.artifact import Artifact

T = TypeVar("T")

NEXT = ".next"
OLD = ".old"


def write_tree(root: Path, artifacts: Iterable[Artifact]) -> None:
    """Make `root` hold exactly the artifacts: equal files are left alone, others removed."""
    wanted = {root / artifact.path: artifact.content for artifact in artifacts}
    try:
        for path, content in wanted.items():
            _write(path, content)
        for path in _files(root) - wanted.keys():
            path.unlink()
        _remove_empty_folders(root)
    except OSError as error:
        raise OutputError(f"写不进 {error.filename or root}：{error.strerror}") from error


def add_files(root: Path, artifacts: Iterable[Artifact]) -> None:
    """Write the artifacts into a folder that holds more than they."""
    try:
        for artifact in artifacts:
            _write(root / artifact.path, artifact.content)
    except OSError as error:
        raise OutputError(f"写不进 {error.filename or root}：{error.strerror}") from error


def link_file(path: Path, name: Path) -> None:
    """A second name for a file; a copy where the disk has no links."""
    try:
        in_its_folder(name, lambda: name.hardlink_to(path))
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(path, name)


def in_its_folder(path: Path, make: Callable[[], T]) -> T:
    """What `make` gives, which needs the folder of a path: it is made where it is missing.

    To ask for each of a hundred thousand files takes longer than to write them.
    """
    try:
        return make()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return make()


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + NEXT)
    beside.write_bytes(content)
    beside.replace(path)


def _files(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file()}


def _remove_empty_folders(root: Path) -> None:
    folders = sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True)
    for folder in folders:
        if not any(folder.iterdir()):
            folder.rmdir()
