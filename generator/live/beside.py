"""Work in a process of its own, beside the preview, that ends when it is told to."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Future

from generator.folders import Folders


class Beside:
    """One process, which works through what it is given, one after the other."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = context.Pool(1, _undisturbed)

    def submit(self, work: Callable[[Folders], str], folders: Folders) -> Future[str]:
        """Begin; the future is done when the work is."""
        done: Future[str] = Future()
        self._pool.apply_async(
            work, (folders,), callback=done.set_result, error_callback=done.set_exception
        )
        return done

    def close(self) -> None:
        """End at once, in the middle of the work if need be."""
        self._pool.terminate()
        self._pool.join()


def _undisturbed() -> None:
    """Leave Ctrl+C, which every process of a terminal hears, to the preview."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
