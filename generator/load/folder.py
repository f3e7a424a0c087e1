"""A content folder on the disk: the only module that reads content files.

Symbolic links, devices and files outside the folder are not followed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from generator.findings import Finding, Level, SourceRef
from generator.load.remembered import Stamp, Walk, stamp_of
from generator.load.yaml_tree import LARGEST_FILE

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Folder:
    """Reads files below `root` and collects what is wrong with them, named as `shown_as/...`."""

    def __init__(self, root: Path, shown_as: str) -> None:
        self.root = root
        self._root = os.fspath(root)
        self._shown_as = shown_as
        self.findings: list[Finding] = []

    def read(self, path: PurePosixPath) -> bytes | None:
        """A regular file's bytes, at most one more than allowed; None with a finding otherwise."""
        try:
            handle = os.open(self.root / path, os.O_RDONLY | _NO_FOLLOW)
        except FileNotFoundError:
            self.complain("file-missing", path, "缺少这个文件", "从示例里复制一份再修改")
            return None
        except OSError as error:
            self.complain("file-unreadable", path, "这个文件打不开", _advice(error))
            return None
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                self.complain("file-not-regular", path, "这不是普通文件", "换成文件本身")
                return None
            return stream.read(LARGEST_FILE + 1)

    def files(self, folder: str) -> Iterator[tuple[PurePosixPath, Stamp | None]]:
        """Files below a folder in order, with their stamps; links not followed, hidden ones not."""
        return ((PurePosixPath(path), stamp) for path, stamp in self._below(folder))

    def walk(self, folder: str) -> Walk:
        """All of them, with what is wrong, which is told with them alone."""
        before = len(self.findings)
        files = tuple(self._below(folder))
        found = tuple(self.findings[before:])
        del self.findings[before:]
        return Walk(files, found)

    def _below(self, here: str) -> Iterator[tuple[str, Stamp | None]]:
        try:
            with os.scandir(f"{self._root}/{here}") as found:
                entries = sorted(found, key=lambda each: each.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{here}/{entry.name}"
            if not _is_folder(entry):
                if not entry.name.startswith("~$"):
                    yield path, stamp_of(entry)
            elif entry.is_symlink():
                self.complain(
                    "file-link", PurePosixPath(path), "这里是一个链接", "放文件夹本身，不放链接"
                )
            else:
                yield from self._below(path)

    def complain(self, rule: str, path: PurePosixPath, message: str, hint: str) -> None:
        """Note an error of a file as a whole."""
        where = SourceRef(self.name(path))
        self.findings.append(Finding(rule, Level.ERROR, where, message, hint))

    def name(self, path: PurePosixPath) -> str:
        """How findings name a file."""
        return f"{self._shown_as}/{path}"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is one, or a link to one; a link that leads to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _advice(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有读取的权限，或者文件正被别的程序打开"
    return "可能是链接或设备；换成普通文件"
