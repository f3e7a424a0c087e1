"""What a program costs: a whole process as the operating system accounts for it."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: CPU and wall seconds, peak memory in MiB of the process itself."""

    cpu: float
    wall: float
    memory: float


def cost_of(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a program; its output is thrown away.

    Raises:
        SystemExit: the program failed.
    """
    return cost_and_output(command, folder, environment)[0]


def cost_and_output(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> tuple[Cost, str]:
    """Run a program; what it cost, and what it printed.

    Raises:
        SystemExit: the program failed.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        began = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=_usual({**os.environ, **(environment or {})}),
            stdout=printed,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"failed: {' '.join(command)}")
        printed.seek(0)
        cost = Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
        return cost, printed.read()


def _usual(environment: dict[str, str]) -> dict[str, str]:
    """Compiled modules are kept, as they are for whoever runs a program twice."""
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def median(costs: Sequence[Cost]) -> Cost:
    """Each figure's median."""
    return Cost(
        statistics.median(each.cpu for each in costs),
        statistics.median(each.wall for each in costs),
        statistics.median(each.memory for each in costs),
    )
