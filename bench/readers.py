"""What the first view of each kind of page costs a reader of a built site.

`python -m bench.readers SITE` shows the folder by nginx with the settings that the program prints,
opens of each kind the page with the largest HTML in a browser that has nothing yet, and prints a
table: requests, packed bytes, and the bound. Ends with 1 where a page is beyond its bound.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from generator.views.address import MOST_COMPARED
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.first_view import (
    FIRST_VIEW,
    FIRST_VIEW_OF_TABLES,
    ROWS_OF_COMPARISON,
    TABLES,
    Meter,
    heaviest,
)
from tests.browser.nginx_site import behind_nginx

_HEAD: Final = (
    "| kind | page | requests | KB packed | at most |\n| --- | --- | ---: | ---: | ---: |"
)


def measured(site: Path) -> Iterator[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    """Kind, address, cost of the first view and its bound, page by page."""
    with (
        tempfile.TemporaryDirectory() as folder,
        behind_nginx(site, Path(folder)) as home,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for kind, page in heaviest(site).items():
            most = FIRST_VIEW_OF_TABLES if kind in TABLES else FIRST_VIEW
            yield kind, page, _cost(browser, f"{home}{page}/" if page else home), most
        chosen = _compared(site)
        link = f"compare/?r={','.join(chosen)}"
        requests = FIRST_VIEW_OF_TABLES[0] - 1 + ROWS_OF_COMPARISON + len(chosen)
        most = requests, FIRST_VIEW_OF_TABLES[1]
        yield f"compare: {len(chosen)} reports", "compare", _cost(browser, home + link), most
        browser.close()


def summary(site: Path) -> str:
    """The same in a sentence: the most of ordinary pages, then those with tables of their own."""
    most = (0, 0)
    further = []
    for kind, _, cost, _ in measured(site):
        if kind.partition(":")[0] in TABLES:
            further.append(f"{kind} {cost[0]}, {cost[1] / 1000:.1f} KB")
        else:
            most = max(most[0], cost[0]), max(most[1], cost[1])
    return f"at most {most[0]} requests, {most[1] / 1000:.1f} KB; {'; '.join(further)}"


def _compared(site: Path) -> list[str]:
    """So many reports as can be compared, those with the largest files."""
    files = sorted(site.rglob("20*/**/compare.json"), key=lambda each: -each.stat().st_size)
    return [each.parent.relative_to(site).as_posix() for each in files[:MOST_COMPARED]]


def _cost(browser: Browser, url: str) -> tuple[int, int]:
    context = browser.new_context()
    cost = Meter(context.new_page()).view(url).cost
    context.close()
    return cost


def main() -> None:
    """Print the table for a built site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    print(_HEAD)
    is_beyond = False
    for kind, page, cost, most in measured(parser.parse_args().site):
        is_over = cost[0] > most[0] or cost[1] > most[1]
        is_beyond |= is_over
        bound = f"{most[0]}, {most[1] // 1000} KB{' (beyond)' if is_over else ''}"
        print(f"| {kind} | /{page} | {cost[0]} | {cost[1] / 1000:.1f} | {bound} |", flush=True)
    sys.exit(int(is_beyond))


if __name__ == "__main__":
    main()
