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
from generator.load.yaml_tree import LARGEST_FILE

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Folder:
    """Reads files below `root` and collects what is wrong with them, named as `shown_as/...`."""

    def __init__(self, root: Path, shown_as: str) -> None:
        self.root = root
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

    def files(self, folder: str) -> Iterator[PurePosixPath]:
        """Files below a folder, links not followed, hidden files passed over."""
        for directory, names, files in os.walk(self.root / folder, followlinks=False):
            names[:] = sorted(name for name in names if not name.startswith("."))
            here = PurePosixPath(Path(directory).relative_to(self.root).as_posix())
            for name in names:
                if (Path(directory) / name).is_symlink():
                    self.complain(
                        "file-link", here / name, "这里是一个链接", "放文件夹本身，不放链接"
                    )
            yield from (here / name for name in files if not name.startswith((".", "~$")))

    def complain(self, rule: str, path: PurePosixPath, message: str, hint: str) -> None:
        """Note an error of a file as a whole."""
        where = SourceRef(self.name(path))
        self.findings.append(Finding(rule, Level.ERROR, where, message, hint))

    def name(self, path: PurePosixPath) -> str:
        """How findings name a file."""
        return f"{self._shown_as}/{path}"


def _advice(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有读取的权限，或者文件正被别的程序打开"
    return "可能是链接或设备；换成普通文件"
