"""The files of the search on disk, and the sum that tells one edition of them from another."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

META: Final = "meta.json"
"""Names the version, so it is no part of it."""

_SUMS: Final = 1 << 128
_BINARY: Final = getattr(os, "O_BINARY", 0)
"""On Windows bytes are written as they are only when asked."""


class Files:
    """A folder of files. The sum of their digests changes when any of them does, and only then.

    A sum, because one file of twenty thousand may change without the others being read.
    `changed` names the files that were written, and says of each whether it is there.
    """

    def __init__(self, root: Path, digests: int) -> None:
        self._root = root
        self.digests = digests
        self.changed: dict[str, bool] = {}

    @property
    def version(self) -> str:
        """What a reader's browser asks for with each file, so that caches never mix two builds."""
        return f"{self.digests:032x}"[:12]

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self._root / name).is_file()

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        with open(f"{self._root}/{name}", "rb", 0) as file:  # noqa: PTH123  # hundreds for an edit
            return file.read()

    def add(self, name: str, content: bytes) -> None:
        """Write a file that is not there yet."""
        path = f"{self._root}/{name}"
        try:
            _write_new(path, content)
        except FileNotFoundError:
            Path(path).parent.mkdir(parents=True)
            _write_new(path, content)
        self._count(name, content, 1)

    def put(self, name: str, content: bytes) -> None:
        """Write a file, which may be there; one that is the same is left alone."""
        path = self._root / name
        if path.is_file():
            self.change(name, path.read_bytes(), content)
        else:
            self.add(name, content)

    def change(self, name: str, held: bytes, content: bytes) -> None:
        """Write other bytes into a file that holds `held`."""
        if held == content:
            return
        path = f"{self._root}/{name}"
        os.unlink(path)  # noqa: PTH108  # a new file: other names of the old one keep what they have
        _write_new(path, content)
        self._count(name, held, -1)
        self._count(name, content, 1)

    def remove(self, name: str) -> None:
        """Remove a file."""
        path = self._root / name
        self._count(name, path.read_bytes(), -1)
        path.unlink()

    def _count(self, name: str, content: bytes, sign: int) -> None:
        self.changed[name] = sign > 0
        if name != META:
            digest = hashlib.sha256(f"{name}\n".encode() + content).digest()[:16]
            self.digests = (self.digests + sign * int.from_bytes(digest)) % _SUMS


def _write_new(path: str, content: bytes) -> None:
    """Write a file that is not there: for a small one, half the time of Python's own files."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o666)
    try:
        written = 0
        while written < len(content):
            written += os.write(handle, content[written:])
    finally:
        os.close(handle)
