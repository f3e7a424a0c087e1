"""How tests wait: until something is so, never for a while; late is only what hangs.

No test measures seconds: one machine is many times slower than another. What is about speed
compares two measurements of one process, or has a bound far beyond what it takes anywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

PATIENCE: Final = 300
"""Seconds after which something hangs: a hundred times what anything here takes."""

BROWSER_PATIENCE: Final = 120_000
"""Milliseconds that a page of a browser gets for anything."""

_TRIES: Final = 5

T = TypeVar("T")


def until(found: Callable[[], T], what: object = "it did not happen") -> T:
    """The first true answer; `what` is the complaint when none comes."""
    began = time.monotonic()
    while not (answer := found()):
        assert time.monotonic() - began < PATIENCE, what
        time.sleep(0.02)
    return answer


def times_as_long(work: Callable[[], object], other: Callable[[], object]) -> float:
    """How many times the CPU of the other the work takes: the least of several measurements.

    Each is of runs that take turns, the quickest of each: a busy machine adds to the others.
    """
    return min(_ratio(work, other) for _ in range(_TRIES))


def _ratio(work: Callable[[], object], other: Callable[[], object]) -> float:
    pairs = [(_cpu_of(work), _cpu_of(other)) for _ in range(_TRIES)]
    return min(own for own, _ in pairs) / min(theirs for _, theirs in pairs)


def _cpu_of(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
