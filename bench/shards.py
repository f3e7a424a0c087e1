"""A site from nothing by several processes or a cluster: what it costs, and that it is the same."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from distributed import LocalCluster

from bench.build import Site
from bench.cost import cost_of

ROOT: Final = Path(__file__).resolve().parent.parent
JOBS: Final = (1, 2, 4)
WORKERS: Final = 2


def rows(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """The rows of the table: by one process, by some, by a cluster."""
    for size in sizes:
        for jobs in JOBS:
            yield _row(folder, size, f"{jobs} process" + ("es" if jobs > 1 else ""), str(jobs))
        with LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster:
            yield _row(folder, size, f"Dask, {WORKERS} workers", cluster.scheduler_address)


def _row(folder: Path, size: int, name: str, engine: str) -> str:
    site = Site(folder, size)
    given = [str(site.root), str(site.content), str(site.output), engine]
    cost = cost_of([sys.executable, "-m", "bench.shards", *given], ROOT)
    digest = digest_of(site.site)
    return (
        f"| {name} | {size:,} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.memory:,.0f} | "
        f"`{digest[:16]}` |"
    )


def digest_of(folder: Path) -> str:
    """A digest of all files below a folder with their names."""
    found = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix().encode()
        found.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def build_by(root: Path, content: Path, output: Path, by: str) -> None:
    """Build by so many processes, or by the cluster at an address."""
    import gc  # noqa: PLC0415  # as the command does

    from generator.folders import Folders  # noqa: PLC0415  # its loading is counted
    from generator.pipeline import build  # noqa: PLC0415  # as above
    from generator.shards.engines import (  # noqa: PLC0415  # as above
        ALONE,
        DaskEngine,
        Engine,
        LocalEngine,
    )

    gc.disable()
    engine: Engine = ALONE
    if not by.isdigit():
        engine = DaskEngine(by)
    elif int(by) > 1:
        engine = LocalEngine(int(by))
    try:
        build(Folders(root, content, output), lambda _: None, engine=engine)
    finally:
        engine.close()


def main() -> None:
    """One build, as a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path, nargs=3)
    parser.add_argument("by")
    chosen = parser.parse_args()
    build_by(*chosen.given, chosen.by)


if __name__ == "__main__":
    main()
