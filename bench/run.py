"""Runs the programs over made-up corpora and writes BENCHMARKS.md.

Every figure is of a whole process, as the operating system accounts for it: CPU seconds (user and
system), wall seconds, peak memory. Cold means that the content was put out of the page cache
first; warm is the median of the runs after it.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.corpus import make

ROOT: Final = Path(__file__).resolve().parent.parent
SIZES: Final = (500, 2_000, 14_250)
WARM_RUNS: Final = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: CPU and wall seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def check_cost(content: Path) -> Cost:
    """One `disclose check` over a content folder; its output is thrown away."""
    command = [sys.executable, "-m", "generator", "check", "--content", str(content)]
    began = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"disclose check failed over {content}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def forget(content: Path) -> None:
    """Put the folder's files out of the page cache."""
    os.sync()
    for path in content.rglob("*.yml"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def median(costs: list[Cost]) -> Cost:
    """Each figure's median."""
    return Cost(
        statistics.median(each.cpu for each in costs),
        statistics.median(each.wall for each in costs),
        statistics.median(each.memory for each in costs),
    )


def rows(folder: Path, sizes: tuple[int, ...]) -> list[str]:
    """One line of the table for each size and state of the cache."""
    found = []
    for size in sizes:
        content = folder / str(size)
        megabytes = make(content, size) / 1e6
        forget(content)
        cold = check_cost(content)
        warm = median([check_cost(content) for _ in range(WARM_RUNS)])
        for name, cost in (("cold", cold), ("warm", warm)):
            each = cost.cpu * 1000 / size
            found.append(
                f"| check | {size:,} ({megabytes:.1f} MB) | {name} | {cost.cpu:.1f} | "
                f"{cost.wall:.1f} | {cost.memory:,.0f} | {each:.2f} |"
            )
            print(found[-1], flush=True)
    return found


def report(lines: list[str]) -> str:
    """BENCHMARKS.md."""
    cores = os.cpu_count()
    python = platform.python_version()
    where = f"{platform.system()} {platform.machine()}"
    return "\n".join(
        (
            "# Benchmarks",
            "",
            "Made by `make bench`: made-up reports (【合成数据】, `bench/corpus.py`),",
            f"whole processes, Python {python}, {where}, {cores} cores.",
            f"Cold: content out of the page cache, one run. Warm: median of {WARM_RUNS} runs.",
            "",
            "| command | reports | cache | CPU s | wall s | peak MiB | CPU ms a report |",
            "| --- | --- | --- | ---: | ---: | ---: | ---: |",
            *lines,
            "",
        )
    )


def main() -> None:
    """Measure and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    chosen = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    lines = rows(chosen.folder, tuple(chosen.sizes))
    if tuple(chosen.sizes) == SIZES:
        (ROOT / "BENCHMARKS.md").write_text(report(lines), "utf-8")


if __name__ == "__main__":
    main()
