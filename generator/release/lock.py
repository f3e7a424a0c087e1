"""One run at a time: a lock that the system itself lets go when a process ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from generator.errors import BusyError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME: Final = ".lock"
_BUSY: Final = "另一个程序正在向 {folder} 发布或回退：等它结束再试，现在的网站没有动"


@contextmanager
def held(folder: Path, busy: str = _BUSY) -> Iterator[None]:
    """Hold the lock of a folder; `busy` says who else may hold it.

    Raises:
        BusyError: another run holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("a+b") as stream:
        try:
            _take(stream)
        except OSError as error:
            raise BusyError(busy.format(folder=folder)) from error
        yield


def _take(stream: IO[bytes]) -> None:
    """Take the lock at once or fail; closing the file gives it back."""
    if sys.platform == "win32":
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
