"""Runs the programs over made-up corpora and writes BENCHMARKS.md, a section for each subject.

Every figure is of a whole process, as the operating system accounts for it: CPU seconds (user and
system), wall seconds, peak memory. `--only search` measures one subject again and leaves the
sections of the others as they are; each says when it was measured, and how fast the machine was.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bench import build, shards
from bench.corpus import make
from bench.cost import Cost, cost_of, median
from bench.preview import SAVES
from generator.publish.writer import link_file
from generator.search.workspace import files_of

ROOT: Final = Path(__file__).resolve().parent.parent
REPORT: Final = ROOT / "BENCHMARKS.md"
SIZES: Final = {
    "check": (500, 2_000, 14_250),
    "build": (500, 2_000, 14_250),
    "shards": (500,),
    "search": (2_400, 14_250),
}
WARM_RUNS: Final = 3
REST: Final = 40
"""Seconds after which a file system has forgotten which files it removed."""

ADDITIONS: Final = 10_000_000
HEAD: Final = """\
# Benchmarks

Made by `make bench`: made-up reports (【合成数据】, `bench/corpus.py`), whole processes. A subject
is measured again by `python -m bench.run --only build`. Peak memory is that of the largest process.
"""
CHECK_WORDS: Final = (
    f"`disclose check`. Cold: content out of the page cache, one run. Warm: median of {WARM_RUNS}.",
    "",
    "| reports | cache | CPU s | wall s | peak MiB | CPU ms a report |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
)
BUILD_WORDS: Final = (
    "`disclose build --jobs 1`: pages, Markdown, downloads, feeds, search, redirects, site map.",
    f"From nothing: one run. After a change: median of {build.RUNS} runs, one at 14,250. MkDocs",
    "alone makes the HTML of the same Markdown, with the reports as the build kept them; Zensical",
    "has the same theme and settings; Hugo makes it in a frame of the same weight.",
    "",
    f"| {' | '.join(build.COLUMNS)} |",
    f"|{' --- |' * 2}{' ---: |' * (len(build.COLUMNS) - 2)}",
)
SHARDS_WORDS: Final = (
    "A site from nothing by so many processes, and by a Dask cluster of two worker processes on",
    "this machine, whose CPU is not in the figure. The digest is that of all files of the site.",
    "",
    "| by | reports | CPU s | wall s | peak MiB | digest |",
    "| --- | ---: | ---: | ---: | ---: | --- |",
)
SEARCH_COLUMNS: Final = (
    *("reports", "pages", "index MB (files)", "texts MB", "lists MB", "texts CPU s"),
    *("index CPU s", "peak MiB", "edit wall s", "edit CPU s", "edited pages"),
    *("query median KB", "most KB", "most requests"),
)
SEARCH_WORDS: Final = (
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


def check_rows(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """One line of the table for each size and state of the cache."""
    for size in sizes:
        content = folder / str(size)
        megabytes = make(content, size) / 1e6
        forget(content)
        cold = check_cost(content)
        warm = median([check_cost(content) for _ in range(WARM_RUNS)])
        for name, cost in (("cold", cold), ("warm", warm)):
            each = cost.cpu * 1000 / size
            yield (
                f"| {size:,} ({megabytes:.1f} MB) | {name} | {cost.cpu:.1f} | "
                f"{cost.wall:.1f} | {cost.memory:,.0f} | {each:.2f} |"
            )


def search_rows(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """One line of the table of the search for each size."""
    for size in sizes:
        target = _pages(folder, size)
        text = json.loads((target / "text.json").read_text("utf-8"))
        anew = asked("bench.search", "anew", str(target))
        held = asked("bench.search", "sizes", str(target))
        edits = [edited(target) for _ in range(WARM_RUNS)]
        cost = asked("bench.search", "queries", str(target))
        wall, cpu = (statistics.median(each[name] for each in edits) for name in ("wall", "cpu"))
        yield (
            f"| {size:,} | {anew['pages']:,} | {held['grams'] / 1e6:.1f} ({held['shards']:,}) | "
            f"{held['texts'] / 1e6:.1f} | {sum(held['lists'].values()) / 1e6:.2f} | "
            f"{text['text_cpu']:.1f} | {anew['cpu']:.1f} | {anew['memory']:,.0f} | "
            f"{wall:.2f} | {cpu:.2f} | {edits[0]['changed']} | "
            f"{cost['median'] / 1000:.0f} | {cost['most'] / 1000:.0f} | {cost['requests']} |"
        )


def _pages(folder: Path, size: int) -> Path:
    """The pages of a corpus as the search gets them: `text.json` is there when all of them are."""
    content, target = folder / f"searched-{size}", folder / f"search-{size}"
    if not (target / "text.json").is_file():
        make(content, size)
        shutil.rmtree(target, ignore_errors=True)
        told = asked("bench.pages", str(content), str(target))
        shutil.rmtree(content)  # one of its reports was edited
        (target / "text.json").write_text(json.dumps(told), "utf-8")
    return target


def preview_rows(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """One line of the table of the preview for each size."""
    for size in sizes:
        content, target = folder / f"previewed-{size}", folder / f"preview-{size}"
        make(content, size)
        shown = asked("bench.preview", str(content), str(target))
        yield (
            f"| {size:,} | {shown['first']:.1f} | {statistics.median(shown['saves']):.2f} | "
            f"{max(shown['saves']):.2f} | {shown['memory']:,.0f} |"
        )


def build_rows(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """The rows of whole builds."""
    stages: list[str] = []
    for size in sizes:
        yield from build.rows(folder, size, stages)
    yield from ("", "CPU seconds of the stages, and ratios:", "", *stages)


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


Rows = Callable[[Path, Sequence[int]], Iterator[str]]

SUBJECTS: Final[dict[str, tuple[str, tuple[str, ...], Rows]]] = {
    "check": ("Checking", CHECK_WORDS, check_rows),
    "build": ("The build", BUILD_WORDS, build_rows),
    "shards": ("Shards", SHARDS_WORDS, shards.rows),
    "search": ("The search", SEARCH_WORDS, search_rows),
    "preview": ("The preview", PREVIEW_WORDS, preview_rows),
}


def machine() -> str:
    """When, on what, and how fast it is: seconds in which Python adds so many numbers."""
    began = time.process_time()
    total = 0
    for number in range(ADDITIONS):
        total += number
    spent = time.process_time() - began
    today = dt.datetime.now(dt.UTC).date()  # noqa: TID251  # when it was measured
    return (
        f"{today}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores; {ADDITIONS:,} additions took {spent:.2f} s."
    )


def measured(name: str, folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """The lines of one section, printed as they come."""
    title, words, rows = SUBJECTS[name]
    yield from (f"## {title}", "", machine(), "", *words)
    for row in rows(folder, sizes):
        print(row, flush=True)
        yield row


def with_section(document: str, section: Sequence[str]) -> str:
    """The document with a section in the place of the one with the same heading."""
    head, *old = re.split(r"^(?=## )", document, flags=re.MULTILINE)
    text = "\n".join(section).rstrip() + "\n"
    by_title = {each.partition("\n")[0]: each.rstrip() + "\n" for each in old}
    by_title[section[0]] = text
    order = [f"## {title}" for title, *_ in SUBJECTS.values()]
    known = sorted(by_title, key=lambda each: order.index(each) if each in order else len(order))
    return "\n".join((head.rstrip() + "\n", *(by_title[each] for each in known)))


def main() -> None:
    """Measure, and renew the sections of what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--only", nargs="+", choices=list(SUBJECTS), default=list(SUBJECTS))
    parser.add_argument("--sizes", type=int, nargs="+", help="others than BENCHMARKS.md has")
    chosen = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in chosen.only:
        sizes = chosen.sizes or SIZES.get(name, (14_250,))
        section = tuple(measured(name, chosen.folder.absolute(), sizes))
        if not chosen.sizes:
            before = REPORT.read_text("utf-8") if REPORT.is_file() else HEAD
            REPORT.write_text(with_section(before, section), "utf-8")


if __name__ == "__main__":
    main()
