"""How far a run has come: a bar with rate and time left in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import click

from generator.cli.options import say
from generator.progress import Follow

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

_LINES: Final = 10
_FEW: Final = 1000
"""A stage of fewer items is over before anyone wonders."""


def following() -> Follow:
    """A `Follow` for the command that is running; whatever it shows is gone when that ends."""
    return click.get_current_context().with_resource(_shown())


@contextmanager
def _shown() -> Iterator[Follow]:
    if not sys.stderr.isatty():
        yield Lines(say)
        return
    bars = Bars()
    try:
        yield bars
    finally:
        bars.stop()


class Lines:
    """A line for each tenth of a long stage: for logs, and where output goes to a file."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def __call__(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Follow the items."""
        step = max(1, total // _LINES) if total is not None and total >= _FEW else None
        for done, item in enumerate(items, 1):
            yield item
            if step is not None and done % step == 0:
                self._tell(f"{what} {done}/{total}")


class Bars:
    """One bar at a time, gone when its stage ends. A stage within another has none."""

    def __init__(self) -> None:
        self._bar: Progress | None = None

    def __call__(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Follow the items."""
        if self._bar is not None:
            yield from items
            return
        self._bar = bar = _bar()
        try:
            bar.start()
            task = bar.add_task(what, total=total)
            for item in items:
                yield item
                bar.advance(task)
        finally:
            self.stop()

    def stop(self) -> None:
        """Clear the line; an exception may leave a stage in the middle."""
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    """Stage, bar, how many of how many, how many a second, how long still."""
    from rich import progress  # noqa: PLC0415  # slow, and only a terminal needs it
    from rich.console import Console  # noqa: PLC0415  # slow, and only a terminal needs it
    from rich.text import Text  # noqa: PLC0415  # slow, and only a terminal needs it

    class Rate(progress.ProgressColumn):
        """How many a second."""

        def render(self, task: progress.Task) -> Text:
            """Nothing until it is known."""
            return Text(f"{task.speed:,.0f} 个/秒" if task.speed else "")

    return progress.Progress(
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        Rate(),
        progress.TextColumn("还要"),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
