"""However the site came about, it is the one that a build from nothing makes, to the byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from bench.corpus import SETTINGS, write_report
from generator.errors import OutputError
from generator.export import data_products
from generator.folders import Folders
from generator.pipeline import build
from generator.places.division import Division
from generator.places.table import read_divisions
from generator.publish import journal
from generator.views import grouped
from tests.conftest import ROOT
from tests.corpus import Chance
from tests.counts import few_or_all
from tests.roots import a_root

SEQUENCES: Final = few_or_all(3, 200)
MOST_STEPS: Final = 4
PLACES: Final = (
    "hebei/shijiazhuang/luquan",
    "hebei/shijiazhuang/qiaoxi",
    "hunan/yongzhou/jianghua",
)
YEARS: Final = (2021, 2022, 2023)


class Folder:
    """A content folder and templates that change at random, and the builds of them."""

    def __init__(self, folder: Path, chance: Chance) -> None:
        self.folder = folder
        self.chance = chance
        self.root = a_root(folder / "root")
        self.content = folder / "content"
        self.content.mkdir()
        for name in SETTINGS:
            shutil.copy(ROOT / "content" / name, self.content)
        table = (self.content / "divisions.tsv").read_text("utf-8")
        divisions, _ = read_divisions(table, "divisions.tsv")
        self.places = [place for at in PLACES if (place := divisions.at_address(at))]
        self.held: set[tuple[Division, int]] = set()
        for _ in range(4):
            self.add()

    def free(self) -> tuple[Division, int]:
        pairs = [(place, year) for place in self.places for year in YEARS]
        return self.chance.one([pair for pair in pairs if pair not in self.held])

    def any(self) -> tuple[Division, int]:
        return self.chance.one(sorted(self.held, key=lambda each: (each[0].code, each[1])))

    def write(self, pair: tuple[Division, int]) -> None:
        write_report(self.content, *pair, seed=str(self.chance.whole(1, 10**6)))
        self.held.add(pair)

    def add(self) -> None:
        """A report comes."""
        self.write(self.free())

    def edit(self) -> None:
        """A report says something else."""
        self.write(self.any())

    def delete(self) -> None:
        """A report goes."""
        if len(self.held) > 1:
            place, year = pair = self.any()
            (self.content / "reports" / place.address / f"{year}.yml").unlink()
            self.held.discard(pair)

    def move(self) -> None:
        """A report turns out to be of another place or year."""
        self.delete()
        self.add()

    def rename(self) -> None:
        """An office is called otherwise, and nothing else changes."""
        place, year = self.any()
        path = self.content / "reports" / place.address / f"{year}.yml"
        text = path.read_text("utf-8")
        path.write_text(text.replace('short_name: "', 'short_name: "新', 1), "utf-8")

    def template(self) -> None:
        """The template of most pages says something else."""
        path = self.root / "site_templates" / "pages" / "page.md.j2"
        path.write_text(f"{path.read_text('utf-8')}\n说明{self.chance.whole(0, 99)}\n", "utf-8")

    def configuration(self) -> None:
        """The site has another title, or a kind of project another name."""
        name, was = self.chance.one([("site.yml", "title: "), ("topics.yml", "name: ")])
        path = self.content / name
        text = path.read_text("utf-8")
        path.write_text(text.replace(was, f"{was}新", 1), "utf-8")

    def nothing(self) -> None:
        """Nothing changes."""

    def build(self, output: str) -> dict[str, str]:
        """The digests of all files of site and Markdown."""
        folders = Folders(self.root, self.content, self.folder / output)
        build(folders, lambda _: None)
        return dict(digests(folders.site)) | dict(digests(folders.docs))


def digests(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file():
            name = path.relative_to(folder.parent).as_posix()
            yield name, hashlib.sha256(path.read_bytes()).hexdigest()


STEPS: Final[tuple[Callable[[Folder], None], ...]] = (
    *(Folder.add, Folder.edit, Folder.delete, Folder.rename, Folder.move, Folder.edit),
    *(Folder.template, Folder.configuration, Folder.nothing),
)


def divide_what_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows are many: lists have pages for places and years, tables of four reports parts."""
    made = grouped._Divider.__init__

    def of_two_rows(self: Any, add: Any, levels: Any, _: int) -> None:
        made(self, add, levels, 2)

    monkeypatch.setattr(grouped._Divider, "__init__", of_two_rows)
    monkeypatch.setattr(data_products, "MOST_REPORTS", 4)


@pytest.mark.counted
@pytest.mark.parametrize("number", range(SEQUENCES))
def test_whatever_is_changed_the_site_is_that_of_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    if number % 2:
        divide_what_is_long(monkeypatch)
    chance = Chance(f"incremental/{number}")
    folder = Folder(tmp_path, chance)
    folder.build("kept")
    done = []
    for at in range(chance.whole(1, MOST_STEPS)):
        step = STEPS[(number + at) % len(STEPS)] if at == 0 else chance.one(STEPS)
        step(folder)
        done.append(step.__name__)
        kept = folder.build("kept")

    clean = folder.build("clean")
    assert {name for name in kept.keys() | clean.keys() if kept.get(name) != clean.get(name)} == (
        set()
    ), done


def test_a_cache_that_is_gone_or_damaged_costs_time_alone(tmp_path: Path) -> None:
    folder = Folder(tmp_path, Chance("damaged"))
    before = folder.build("kept")
    cache = tmp_path / "kept" / "cache"
    (cache / "reports.sqlite").write_bytes(b"no database")
    assert folder.build("kept") == before
    content = bytearray((cache / "reports.sqlite").read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    (cache / "reports.sqlite").write_bytes(content)
    assert folder.build("kept") == before
    (cache / "site.sqlite").write_bytes(b"no database either")
    assert folder.build("kept") == before
    shutil.rmtree(cache)
    assert folder.build("kept") == before


def test_a_build_that_was_stopped_while_files_moved_is_finished_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path, Chance("stopped"))
    folder.build("kept")
    report = tmp_path / "content" / "reports" / folder.any()[0].address
    before = {path: path.read_bytes() for path in report.iterdir()}
    folder.edit()
    left = iter(range(1000))

    def stopping(source: Path, target: Path) -> None:
        if next(left) == 3:
            raise OSError(5, "stopped")
        source.replace(target) if source.is_file() else None

    with monkeypatch.context() as patched:
        patched.setattr(journal, "_replace", stopping)
        with pytest.raises(OutputError, match="换不上新网页"):
            folder.build("kept")
    for path, raw in before.items():
        path.write_bytes(raw)  # and what was edited is taken back meanwhile

    assert folder.build("kept") == folder.build("clean")
