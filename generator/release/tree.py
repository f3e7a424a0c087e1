"""Folders of files on the disk: listed, digested, copied, flushed, removed.

Links are never followed: a release holds files and nothing that leads out of it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from generator.progress import Follow, unseen
from generator.release.manifest import FileLine

NEXT = ".next"


def listed(root: Path) -> tuple[str, ...]:
    """The files below a folder in the order of their paths."""
    return tuple(sorted(_walked(root, wants_links=False)))


def links(root: Path) -> tuple[str, ...]:
    """What is a link below a folder, to a file or to a folder."""
    return tuple(sorted(_walked(root, wants_links=True)))


def _walked(root: Path, *, wants_links: bool) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        for name in (*names, *(folders if wants_links else ())):
            if (here / name).is_symlink() is wants_links:
                yield (here / name).relative_to(root).as_posix()


def digests(root: Path, paths: Sequence[str], follow: Follow = unseen) -> tuple[FileLine, ...]:
    """Size and SHA-256 of each file."""
    return tuple(_line(root, path) for path in follow(paths, "计算指纹", len(paths)))


def _line(root: Path, path: str) -> FileLine:
    with (root / path).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return FileLine(path, stream.tell(), digest)


def copied(
    source: Path,
    target: Path,
    paths: Iterable[str],
    instead: tuple[Path, Collection[str]],
    follow: Follow = unseen,
) -> None:
    """Copy the files into a new folder; those of another folder in their place, new ones too."""
    target.mkdir(parents=True)
    other, others = instead
    wanted = sorted({*paths, *others})
    for path in follow(wanted, "复制文件", len(wanted)):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile((other if path in others else source) / path, target / path)


def flush(root: Path) -> None:
    """Bring everything below a folder to the disk before anything leads there."""
    if hasattr(os, "sync"):
        os.sync()  # one call for all files; a call for each costs minutes for a country
        return
    for path in listed(root):
        with (root / path).open("rb+") as stream:
            os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Bring a folder's own list of names to the disk, where the system has such a thing."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders, and writes renames through
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file: whoever reads it sees the old bytes or the new ones."""
    beside = path.with_name(path.name + NEXT)
    with beside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    flush_folder(path.parent)


def removed(folder: Path) -> None:
    """Take a folder away: out of sight at once, then file by file."""
    hidden = folder.with_name(f".old-{folder.name}")
    shutil.rmtree(hidden, ignore_errors=True)
    folder.rename(hidden)
    shutil.rmtree(hidden, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what an interrupted run left half made or half removed."""
    for path in folder.glob(".*"):
        shutil.rmtree(path, ignore_errors=True)
