"""Runs the programs over made-up corpora and writes BENCHMARKS.md.

Checking: every figure is of a whole process, as the operating system accounts for it: CPU seconds
(user and system), wall seconds, peak memory. Cold means that the content was put out of the page
cache first; warm is the median of the runs after it. The search is measured by `bench.search`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from bench import build
from bench.corpus import make
from bench.cost import Cost, cost_of, median
from bench.preview import SAVES
from generator.publish.writer import link_file
from generator.search.workspace import files_of

ROOT: Final = Path(__file__).resolve().parent.parent
SIZES: Final = (500, 2_000, 14_250)
SEARCH_SIZES: Final = (2_400, 14_250)
BUILD_SIZES: Final = (500, 2_000)
"""A build of 14,250 from nothing takes longer than a bench may; `--build-sizes` asks for it."""

WARM_RUNS: Final = 3
REST: Final = 40
"""Seconds after which a file system has forgotten which files it removed."""

SEARCH_COLUMNS: Final = (
    *("reports", "pages", "index MB (files)", "texts MB", "lists MB", "texts CPU s"),
    *("index CPU s", "peak MiB", "edit wall s", "edit CPU s", "edited pages"),
    *("query median KB", "most KB", "most requests"),
)
BUILD_WORDS: Final = (
    "## The build",
    "",
    "Pages, Markdown, downloads, feeds, search, redirects, site map; processes of their own. From",
    f"nothing: one run. After a change: median of {build.RUNS} runs. MkDocs alone makes the HTML",
    "of the same Markdown, with reading the reports for its settings; Hugo makes it in a frame of",
    "the same weight.",
    "",
    f"| {' | '.join(build.COLUMNS)} |",
    f"|{' --- |' * len(build.COLUMNS)}",
)
SEARCH_WORDS: Final = (
    "## The search",
    "",
    "From nothing: CPU seconds for taking the texts out of the views and for the index; the peak",
    "memory of a process that makes the index alone. After one edited amount: the stage alone,",
    f"median of {WARM_RUNS} runs, the files linked into a site and the disk at rest, and how many",
    "pages the edit changed. A query: bytes of index and texts in a browser that has nothing yet,",
    "over pieces of texts, amounts, names and readings.",
    "Lists are what the browser reads of all pages and names; servers compress them.",
    "",
    f"| {' | '.join(SEARCH_COLUMNS)} |",
    f"|{' ---: |' * len(SEARCH_COLUMNS)}",
)

PREVIEW_WORDS: Final = (
    "## The preview",
    "",
    f"Wall seconds: the first reading of the content; from a saved report ({SAVES} saves) until",
    "its page and that of its county are made. The whole site, which another process builds beside",
    "that, is not in it.",
    "",
    "| reports | first reading s | save to page s, median | most | peak MiB |",
    "| ---: | ---: | ---: | ---: | ---: |",
)


def check_cost(content: Path) -> Cost:
    """One `disclose check` over a content folder."""
    return cost_of([sys.executable, "-m", "generator", "check", "--content", str(content)], ROOT)


def forget(content: Path) -> None:
    """Put the folder's files out of the page cache."""
    os.sync()
    for path in content.rglob("*.yml"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


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


def site_rows(folder: Path, sizes: tuple[int, ...]) -> tuple[list[str], list[str]]:
    """One line of the tables of the search and of the preview for each size."""
    found: list[str] = []
    previews: list[str] = []
    for size in sizes:
        content, target = folder / str(size), folder / f"search-{size}"
        if not content.is_dir():
            make(content, size)
        shutil.rmtree(target, ignore_errors=True)
        text = asked("bench.pages", str(content), str(target))
        anew = asked("bench.search", "anew", str(target))
        held = asked("bench.search", "sizes", str(target))
        edits = [edited(target) for _ in range(WARM_RUNS)]
        cost = asked("bench.search", "queries", str(target))
        shown = asked("bench.preview", str(content), str(target / "preview"))
        shutil.rmtree(content)  # one of its reports was edited
        wall, cpu = (statistics.median(each[name] for each in edits) for name in ("wall", "cpu"))
        found.append(
            f"| {size:,} | {anew['pages']:,} | {held['grams'] / 1e6:.1f} ({held['shards']:,}) | "
            f"{held['texts'] / 1e6:.1f} | {sum(held['lists'].values()) / 1e6:.2f} | "
            f"{text['text_cpu']:.1f} | {anew['cpu']:.1f} | {anew['memory']:,.0f} | "
            f"{wall:.2f} | {cpu:.2f} | {edits[0]['changed']} | "
            f"{cost['median'] / 1000:.0f} | {cost['most'] / 1000:.0f} | {cost['requests']} |"
        )
        previews.append(
            f"| {size:,} | {shown['first']:.1f} | {statistics.median(shown['saves']):.2f} | "
            f"{max(shown['saves']):.2f} | {shown['memory']:,.0f} |"
        )
        print(found[-1], previews[-1], sep="\n", flush=True)
    return found, previews


def asked(module: str, *arguments: str) -> dict[str, Any]:
    """What a program of this folder prints, run as a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def edited(target: Path) -> dict[str, Any]:
    """What one edited report costs the search; the index is put back afterwards.

    Its files have second names, as those of a site have, and the disk has come to rest: one that
    has just written and removed 20,000 files takes several times as long for each new one.
    """
    index, before, site = target / "index", target / "before", target / "site"
    shutil.copytree(index, before)
    for path in files_of(index).rglob("*"):
        if path.is_file():
            link_file(path, site / path.relative_to(files_of(index)))
    os.sync()
    time.sleep(REST)
    found = asked("bench.search", "edit", str(target))
    for folder in (index, site):
        shutil.rmtree(folder)
    before.rename(index)
    return found


def report(lines: list[str], builds: list[str], search: list[str], previews: list[str]) -> str:
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
            *BUILD_WORDS,
            *builds,
            "",
            *SEARCH_WORDS,
            *search,
            "",
            *PREVIEW_WORDS,
            *previews,
            "",
        )
    )


def main() -> None:
    """Measure and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--build-sizes", type=int, nargs="*", default=list(BUILD_SIZES))
    parser.add_argument("--search-sizes", type=int, nargs="*", default=list(SEARCH_SIZES))
    chosen = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    lines = rows(chosen.folder, tuple(chosen.sizes))
    builds = [row for size in chosen.build_sizes for row in build.rows(chosen.folder, size)]
    search, previews = site_rows(chosen.folder, tuple(chosen.search_sizes))
    if tuple(chosen.sizes) == SIZES and tuple(chosen.search_sizes) == SEARCH_SIZES:
        (ROOT / "BENCHMARKS.md").write_text(report(lines, builds, search, previews), "utf-8")


if __name__ == "__main__":
    main()
