"""What runs shards: this process alone, processes of this machine, or a Dask cluster."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from generator.errors import GeneratorError, SiteError

if TYPE_CHECKING:  # loaded when processes are started: most builds start none
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

WORTH: Final = 300
"""New reports from which shards are worth their while."""

_ATTEMPTS: Final = 3
_PATIENCE: Final = 30
"""Seconds in which a cluster answers."""


class Engine(Protocol):
    """Runs functions of this program elsewhere; asked where `least` reports or more are new."""

    jobs: int
    least: int

    def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """The results, in any order; a task whose process was lost is given to another.

        Raises:
            GeneratorError: a task failed, or its processes were lost again and again.
        """

    def close(self) -> None:
        """Let the processes go."""


class Alone:
    """No other process. Much is still made in shards: what belongs together is made together."""

    jobs = 1
    least = WORTH

    def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """One after the other."""
        return map(function, tasks)

    def close(self) -> None:
        """Nothing to let go of."""


ALONE: Final = Alone()


class LocalEngine:
    """Processes of this machine."""

    def __init__(self, jobs: int, least: int = WORTH) -> None:
        self.jobs = jobs
        self.least = least
        self._pool: ProcessPoolExecutor | None = None

    def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """The results, in any order; see `Engine`."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # as above

        left = list(tasks)
        for _ in range(_ATTEMPTS):
            try:
                for task, result in self._results(function, left):
                    left.remove(task)
                    yield result
            except BrokenProcessPool:
                self.close()
            else:
                return
        raise SiteError("生成网页的进程一再中断：可能内存不够，用 --jobs 1 再试")

    def _results(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[tuple[T, R]]:
        """Each task with its result, from one pool; what waits is dropped where one fails."""
        import multiprocessing  # noqa: PLC0415  # as above
        from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415  # as above

        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.jobs, context, _begin)
        running = {self._pool.submit(function, task): task for task in tasks}
        try:
            for done in as_completed(running):
                yield running[done], done.result()
        finally:
            for future in running:
                future.cancel()

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _begin() -> None:
    """A process of the pool does as commands do; whoever stops the build stops it too."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class DaskEngine:
    """The workers of a Dask cluster, which see the same folders under the same names."""

    def __init__(self, address: str, least: int = WORTH) -> None:
        """Connect to the scheduler at an address.

        Raises:
            GeneratorError: Dask is not installed, nobody answers, or there are no workers.
        """
        self.least = least
        try:
            from distributed import Client  # noqa: PLC0415  # an extra that few install
        except ImportError as error:
            raise GeneratorError(
                "没有装 Dask：pip install 'disclose[cluster]'，或改用 --engine local"
            ) from error
        try:
            client: Any = Client(address, timeout=_PATIENCE)  # type: ignore[no-untyped-call]  # it has no types
        except (OSError, ValueError) as error:
            raise GeneratorError(f"连不上 Dask 集群 {address}：{error}") from error
        self._client = client
        self.jobs = sum(client.nthreads().values())
        if not self.jobs:
            self.close()
            raise GeneratorError(f"Dask 集群 {address} 没有工作进程")

    def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """The results, in any order; Dask itself gives the tasks of lost workers to others."""
        from distributed import KilledWorker, as_completed  # noqa: PLC0415  # as above

        futures = self._client.map(function, tasks, pure=False, retries=_ATTEMPTS - 1)
        try:
            for done in as_completed(futures):  # type: ignore[no-untyped-call]  # it has no types
                yield done.result()
        except KilledWorker as error:
            raise SiteError("Dask 集群的工作进程一再中断：可能内存不够") from error
        finally:
            with contextlib.suppress(Exception):  # the cluster may be gone by now
                self._client.cancel(futures)

    def close(self) -> None:
        """Let go of the cluster, which goes on."""
        self._client.close()


def cores() -> int:
    """How many processes this machine has room for."""
    with contextlib.suppress(AttributeError):  # not on Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
