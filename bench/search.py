"""The search alone, over the pages that `bench.pages` wrote: made anew, after an edit, and asked.

Every figure comes from a process of its own; what the pages cost before the search gets them is
not in it. Queries are asked in a browser that has nothing yet.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from playwright.sync_api import Browser, Response, sync_playwright

from bench.pages import read_source
from generator.folders import Folders
from generator.pipeline import build
from generator.search.fold import fold
from generator.search.workspace import files_of, refresh
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.serving import serve_folder
from tests.corpus import Chance

ROOT: Final = Path(__file__).resolve().parent.parent
QUERIES: Final = 60
"""Of each kind."""


def refreshed(folder: Path, *, is_edited: bool) -> dict[str, Any]:
    """What bringing the index up to date costs: the stage alone, in seconds and MiB."""
    gc.disable()  # as the command itself does
    source = read_source(folder, is_edited=is_edited)
    cpu, wall = time.process_time(), time.perf_counter()
    refresh(folder / "index", source)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "memory": usage.ru_maxrss / 1024,
        "pages": len(source.slots),
        "changed": sum(key == "1" for key in source.keys.values()),
    }


def sizes(folder: Path) -> dict[str, Any]:
    """How large the index is: bytes of pieces and of texts, and files of pieces."""
    files = files_of(folder / "index")
    grams = [each.stat().st_size for each in (files / "grams").iterdir()]
    texts = [each.stat().st_size for each in (files / "texts").iterdir()]
    lists = {each.name: each.stat().st_size for each in files.glob("*.json")}
    return {"grams": sum(grams), "shards": len(grams), "texts": sum(texts), "lists": lists}


def asked(folder: Path) -> dict[str, Any]:
    """Bytes of index and texts, and requests, of queries in a browser that has nothing yet."""
    site = _site(folder)
    with serve_folder(site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        costs = [(*_cost(browser, home, query), query) for query in queries(folder)]
        browser.close()
    index = [cost[0] for cost in costs]
    return {
        "queries": len(costs),
        "median": statistics.median(index),
        "most": max(index),
        "requests": max(cost[1] for cost in costs),
        "dearest": sorted(costs)[-3:],
    }


def _site(folder: Path) -> Path:
    """The real site's page of results, over this index."""
    output = folder / "frame"
    shutil.rmtree(output, ignore_errors=True)
    build(Folders(ROOT, ROOT / "content", output), lambda _: None)
    for each in (output / "site" / "search").iterdir():
        if each.is_dir():
            shutil.rmtree(each)
        elif each.suffix == ".json":
            each.unlink()
    shutil.copytree(files_of(folder / "index"), output / "site" / "search", dirs_exist_ok=True)
    return output / "site"


def queries(folder: Path) -> Iterator[str]:
    """Pieces of texts, amounts, shares, names and their readings, drawn by a fixed seed."""
    chance = Chance("bench/search")
    lines = (folder / "pages.jsonl").read_text("utf-8").splitlines()
    for number in range(QUERIES):
        text = json.loads(chance.one(lines))[3]
        words = [each for each in text.split("\n") if len(fold(each)) > 1]
        line = chance.one(words)
        start = chance.whole(0, len(line) - 1)
        yield line[start : start + 2 + number % 11] or line
        figures = [each for each in words if each.replace(".", "").replace("%", "").isdigit()]
        yield chance.one(figures or words)
    names = json.loads((folder / "site.json").read_text("utf-8"))["names"]
    for name in chance.some([each for each in names if each[0] == "PLACE"], QUERIES):
        yield name[1]
        yield name[4].replace(" ", "")
    yield from (
        "舆情监测",
        "网络安全",
        "99.91%",
        "12.50",
        "2024",
        "lq",
        "wangluo",
        "未说明",
        "预算",
    )


def _cost(browser: Browser, home: str, query: str) -> tuple[int, int]:
    context = browser.new_context()
    page = context.new_page()
    heard: list[tuple[str, int]] = []

    def answered(answer: Response) -> None:
        if answer.url.split("?")[0].endswith((".json", ".bin")):
            heard.append((answer.url, int(answer.headers["content-length"])))

    page.on("response", answered)
    page.goto(f"{home}search/?{urlencode({'q': query})}")
    page.wait_for_function(
        "() => !document.querySelector('#search-page').hasAttribute('aria-busy')"
        " && document.querySelector('#search-page [role=status]').textContent"
    )
    context.close()
    return sum(size for url, size in heard if "/grams/" in url or "/texts/" in url), len(heard)


def main() -> None:
    """Print one figure of the search, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["anew", "edit", "sizes", "queries"])
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    if chosen.what == "anew":
        shutil.rmtree(chosen.folder / "index", ignore_errors=True)
    told = {
        "anew": lambda: refreshed(chosen.folder, is_edited=False),
        "edit": lambda: refreshed(chosen.folder, is_edited=True),
        "sizes": lambda: sizes(chosen.folder),
        "queries": lambda: asked(chosen.folder),
    }
    print(json.dumps(told[chosen.what](), ensure_ascii=False))


if __name__ == "__main__":
    main()
