"""Whole builds: from nothing, after one change, after none; and peers over the same pages.

`python -m bench.build FOLDER 500 2000` prints the table. Every figure is of a process of its own.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from bench.corpus import make
from bench.cost import Cost, cost_and_output, cost_of, median
from bench.hugo import hugo, hugo_site
from bench.pages import edited_report
from bench.readers import summary
from bench.zensical import zensical, zensical_site
from tests.roots import a_root

ROOT: Final = Path(__file__).resolve().parent.parent
RUNS: Final = 3
"""Of each change, of which the median is told; from nothing it is built once."""

LARGE: Final = 10_000
"""Reports from which a change is tried once; a template's, and Zensical's pages, are not."""

COLUMNS: Final = ("what", "reports", "CPU s", "wall s", "peak MiB")
HUGO: Final = "Hugo, same Markdown"


def plain_once(content: Path, output: Path) -> None:
    """The same Markdown through MkDocs alone; reports are taken as the build before kept them."""
    from generator.cache.memory import DiskMemory  # noqa: PLC0415  # its loading is counted
    from generator.publish.mkdocs import build_plainly  # noqa: PLC0415  # its loading is counted
    from generator.reading import edition_of  # noqa: PLC0415  # its loading is counted
    from generator.shards.facts import REPORTS  # noqa: PLC0415  # its loading is counted

    kept = DiskMemory(output / "cache" / REPORTS, content, is_reader=True)
    edition = edition_of(content, content.name, memory=kept)
    shutil.rmtree(output / "plain", ignore_errors=True)
    build_plainly(ROOT, output / "docs", output / "plain", edition)


class Site:
    """A corpus of so many reports, its root with templates that may be changed, its builds."""

    def __init__(self, folder: Path, size: int) -> None:
        self.size = size
        self.content, self.output = folder / f"{size}", folder / f"{size}-build"
        self.root = folder / f"{size}-root"
        for old in (self.output, self.root):
            shutil.rmtree(old, ignore_errors=True)
        make(self.content, size)
        a_root(self.root)

    def build(self) -> Cost:
        """One build."""
        return self.build_by_stages()[0]

    def build_by_stages(self) -> tuple[Cost, dict[str, float]]:
        """One build, and the CPU seconds of its stages."""
        cost, printed = cost_and_output(self._command("one"), ROOT)
        stages: dict[str, float] = json.loads(printed.splitlines()[-1])
        return cost, stages

    def plain(self) -> Cost:
        """The same pages by MkDocs alone."""
        return cost_of(self._command("plain"), ROOT)

    def after(self, change: Callable[[], object]) -> Cost:
        """Builds after a change, and back again after each."""
        runs = RUNS if self.size < LARGE else 1
        return median([self._after(change) for _ in range(runs)])

    def _after(self, change: Callable[[], object]) -> Cost:
        change()
        return self.build()

    def _command(self, what: str) -> list[str]:
        given = [str(self.root), str(self.content), str(self.output)]
        module = ["bench.one"] if what == "one" else ["bench.build", what]
        return [sys.executable, "-m", *module, *given]

    def publish(self) -> Cost:
        """The site that stands, as the first release of a folder: whole set, manifest, switch."""
        target = self.output.with_name(f"{self.size}-releases")
        shutil.rmtree(target, ignore_errors=True)
        cost = cost_of([*self._command("one"), str(target)], ROOT)
        shutil.rmtree(target)
        return cost

    @property
    def site(self) -> Path:
        """The pages, as a server would show them."""
        return self.output / "site"

    def edit(self) -> None:
        """One amount of one report."""
        edited_report(self.content)

    def go_or_come(self) -> None:
        """A report that is there goes; one that went comes back."""
        aside = self.content.with_name(f"{self.size}-aside.yml")
        reports = sorted((self.content / "reports").rglob("*.yml"))
        if aside.exists():
            aside.rename(self._place)
            return
        self._place = reports[len(reports) // 3]
        self._place.rename(aside)

    def template(self) -> None:
        """A template of most pages."""
        path = self.root / "site_templates" / "pages" / "page.md.j2"
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def rows(folder: Path, size: int, stages: list[str]) -> Iterator[str]:
    """The rows of one size; `stages` is told what the parts of builds cost."""
    site = Site(folder, size)
    found: dict[str, Cost] = {}

    def told(what: str, cost: Cost) -> str:
        found[what] = cost
        return f"| {what} | {size:,} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.memory:,.0f} |"

    anew, spent = site.build_by_stages()
    yield told("from nothing", anew)
    stages.append(f"- {size:,} from nothing: {_told(spent)}")
    yield told("nothing changed", site.after(lambda: None))
    yield told("one report edited", site.after(site.edit))
    site.edit()
    stages.append(f"- {size:,}, one edited: {_told(site.build_by_stages()[1])}")
    yield told("one report gone or back", site.after(site.go_or_come))
    yield told("published, first release", site.publish())
    if size < LARGE:
        yield told("a template changed", site._after(site.template))  # noqa: SLF001  # once: it takes long
    yield told("MkDocs alone, same Markdown", site.plain())
    runs = RUNS if size < LARGE else 1
    peer = zensical()
    if peer is not None and size < LARGE:
        at, arguments = zensical_site(site.output)
        yield told("Zensical, same Markdown", cost_of([peer, *arguments], at))
    stages.append(f"- {size:,}, first view of the largest page of each kind: {summary(site.site)}")
    peer = hugo()
    if peer is not None:
        at = hugo_site(site.output, folder / f"{size}-hugo")
        costs = [cost_of([peer, "--quiet"], at) for _ in range(runs)]
        yield told(HUGO, median(costs))
        ratios = (f"{what} {cost.cpu / found[HUGO].cpu:.2f}" for what, cost in found.items())
        stages.append(f"- {size:,}, CPU of Hugo's: {'; '.join(ratios)}")


def _told(stages: Mapping[str, float]) -> str:
    return "; ".join(f"{what} {spent:.2f}" for what, spent in stages.items())


def main() -> None:
    """MkDocs alone for a process, or the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what")
    parser.add_argument("given", nargs="*")
    chosen = parser.parse_args()
    if chosen.what == "plain":
        plain_once(*map(Path, chosen.given[1:]))
    else:
        print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
        stages: list[str] = []
        for size in map(int, chosen.given):
            for row in rows(Path(chosen.what).absolute(), size, stages):
                print(row, flush=True)
        print("", *stages, sep="\n")


if __name__ == "__main__":
    main()
