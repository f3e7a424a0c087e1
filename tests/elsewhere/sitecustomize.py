# ruff: noqa: TID251  # clocks are what is changed here
"""Another machine, as far as a Python process can tell: another day, other folders, other cores.

Python runs this before anything else where the folder is on its path, in child processes too. What
is to be otherwise stands in the environment: `ELSEWHERE_DAYS` later, `ELSEWHERE_ORDER` a seed for
the order in which folders are listed, `ELSEWHERE_CORES` how many cores there seem to be.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time as clock
from collections.abc import Callable
from typing import Any, Self

DAYS = int(os.environ.get("ELSEWHERE_DAYS", "0"))
ORDER = os.environ.get("ELSEWHERE_ORDER", "")
CORES = int(os.environ.get("ELSEWHERE_CORES", "0"))


def set_the_clock(seconds: int) -> None:
    """Every clock that tells the date is so much later; those that measure are left alone."""
    now, now_ns, local, gm = clock.time, clock.time_ns, clock.localtime, clock.gmtime
    written = clock.strftime
    clock.time = lambda: now() + seconds
    clock.time_ns = lambda: now_ns() + seconds * 10**9
    clock.localtime = lambda at=None: local(clock.time() if at is None else at)
    clock.gmtime = lambda at=None: gm(clock.time() if at is None else at)
    clock.strftime = lambda form, at=None: written(form, clock.localtime() if at is None else at)

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Later:
            return super().now(tz) + dt.timedelta(seconds=seconds)

        @classmethod
        def utcnow(cls) -> Later:
            return super().utcnow() + dt.timedelta(seconds=seconds)

        @classmethod
        def today(cls) -> Later:
            return cls.now()

    class Day(dt.date):
        @classmethod
        def today(cls) -> dt.date:  # type: ignore[override]  # a plain date is one
            return Later.now().date()

    dt.datetime, dt.date = Later, Day  # type: ignore[misc]  # that is the point


class _Listed:
    """What `os.scandir` answers, in another order."""

    def __init__(self, found: Any, key: Callable[[Any], bytes]) -> None:
        with found:
            self._entries = iter(sorted(found, key=lambda each: key(each.name)))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is left open."""


def shuffle_folders(seed: str) -> None:
    """Folders are listed in an order that depends on the seed and on nothing else."""

    def key(name: str | bytes) -> bytes:
        return hashlib.sha256(seed.encode() + os.fsencode(name)).digest()

    listdir, scandir = os.listdir, os.scandir
    os.listdir = lambda *where: sorted(listdir(*where), key=key)
    os.scandir = lambda *where: _Listed(scandir(*where), key)  # type: ignore[assignment,misc]  # near enough


def set_cores(count: int) -> None:
    """One core to run on, and so many that are said to be there."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.cpu_count = lambda: count


if DAYS:
    set_the_clock(DAYS * 86_400)
if ORDER:
    shuffle_folders(ORDER)
if CORES:
    set_cores(CORES)
