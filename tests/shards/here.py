"""An engine for tests: shards in this process, as many as two processes would have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Here:
    """Runs everything itself; which tasks there were is kept."""

    jobs = 2

    def __init__(self, least: int = 1) -> None:
        self.least = least
        self.tasks: list[object] = []

    def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        self.tasks += tasks
        return map(function, tasks)

    def close(self) -> None:
        """Nothing to let go of."""
