"""A corpus of made-up reports on disk, the same bytes from the same arguments on any machine.

Every title begins with 【合成数据】 and the folder is never published. One report in ten carries a
planted error, one in twenty keeps an amount back.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generator.places.division import Division, DivisionKind
from generator.places.table import read_divisions
from tests.corpus import Chance, clean_report
from tests.planted import PLANTS, plant

ROOT: Final = Path(__file__).resolve().parent.parent
SETTINGS: Final = ("site.yml", "schemes.yml", "topics.yml", "divisions.tsv")
MARK: Final = "【合成数据】"
YEARS: Final = (2021, 2022, 2023, 2024, 2025)


def make(folder: Path, reports: int) -> int:
    """Write `reports` reports of all counties in turn; returns their bytes together."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in SETTINGS:
        shutil.copy(ROOT / "content" / name, folder / name)
    shutil.copytree(ROOT / "content" / "pages", folder / "pages")
    return sum(write_report(folder, *each) for each in _chosen(reports))


def _chosen(reports: int) -> Iterator[tuple[Division, int]]:
    table = (ROOT / "content" / "divisions.tsv").read_text("utf-8")
    divisions, _ = read_divisions(table, "divisions.tsv")
    counties = [
        each for each in divisions.all if each.is_current and each.kind is DivisionKind.COUNTY
    ]
    pairs = ((county, year) for county in counties for year in YEARS)
    return (pair for pair, _ in zip(pairs, range(reports), strict=False))


def write_report(folder: Path, county: Division, year: int, seed: str = "") -> int:
    """Write one report of a place and year, another for another seed; returns its bytes."""
    chance = Chance(f"bench/{county.code}/{year}{seed}")
    own = int(hashlib.sha256(seed.encode()).hexdigest()[:6], 16) if seed else 0
    tree = clean_report(int(county.code) + own, county.code, year)
    if chance.is_so(10):
        tree = plant(tree, chance.one(sorted(PLANTS)), chance) or tree
    tree["title"] = f"{MARK}{tree['title']}"
    path = folder / "reports" / county.address / f"{year}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(_lines(tree, 0))
    path.write_text(text, "utf-8")
    return len(text.encode())


def _lines(tree: dict[str, Any], depth: int) -> Iterator[str]:
    """Block YAML; JSON strings are YAML strings, whatever they hold."""
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            yield f"{'  ' * depth}{key}:\n"
            yield from _lines(value, depth + 1)
        else:
            text = json.dumps(value, ensure_ascii=False) if value != {} else '"无"'
            yield f"{'  ' * depth}{key}: {text}\n"


def main() -> None:
    """Make a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", type=int)
    chosen = parser.parse_args()
    size = make(chosen.folder, chosen.reports)
    print(f"{chosen.reports} reports, {size / 1e6:.1f} MB in {chosen.folder}")


if __name__ == "__main__":
    main()
