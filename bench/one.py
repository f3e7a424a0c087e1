"""One build, by the command itself: `python -m bench.one ROOT CONTENT OUTPUT [RELEASES]`.

With RELEASES the site is published into that folder. Prints the CPU seconds of the stages. Nothing
is loaded here that the command does not load.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from generator.cli import building, commands, progress

T = TypeVar("T")


class Stages:
    """A `Follow` that writes down the CPU seconds between the stages that it is told of."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = time.process_time()

    def __call__(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:  # noqa: ARG002  # a `Follow`
        """The same items; what came before belongs to no stage."""
        self.tell("between")
        yield from items
        self.tell(what)

    def tell(self, what: str) -> None:
        """What was spent since the last time."""
        now = time.process_time()
        self.spent[what] = self.spent.get(what, 0.0) + now - self._last
        self._last = now


def main() -> None:
    """Build or publish with the templates of ROOT, in this process alone."""
    root, content, output, *target = sys.argv[1:]
    gc.disable()  # as the program does
    stages = Stages()
    building.ROOT = Path(root)  # type: ignore[misc]  # a root whose templates may be changed
    progress.following = lambda: stages  # type: ignore[assignment]  # it is told instead of a person
    asked = ["build", "--jobs", "1"]
    if target:
        from generator.cli import releases  # noqa: PLC0415  # not where it only builds

        releases.ROOT = Path(root)  # type: ignore[misc]  # as above
        asked = ["publish", *target]
    commands([*asked, "--content", content, "--output", output], standalone_mode=False)
    stages.tell("search, moving")
    print(json.dumps({what: round(spent, 2) for what, spent in stages.spent.items()}))


if __name__ == "__main__":
    main()
