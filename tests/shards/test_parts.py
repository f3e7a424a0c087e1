"""Whoever makes the parts of a site, it is the one that a build by one process makes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from distributed import LocalCluster

from generator.errors import ContentError
from generator.folders import Folders
from generator.pipeline import build
from generator.publish.pages import Pages
from generator.shards.engines import ALONE, DaskEngine, Engine, LocalEngine
from tests.conftest import EXAMPLE, ROOT
from tests.counts import few_or_all
from tests.shards.here import Here

T = TypeVar("T")
R = TypeVar("R")

PAGE = "shili/dongshi/yishan/2023"
REPORT = f"reports/{PAGE}.yml"


class Losing(LocalEngine):
    """Processes of which one is killed after the first shard."""

    has_killed = False

    def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        for result in super().run(function, tasks):
            yield result
            if not self.has_killed and self._pool is not None:
                self.has_killed = True
                os.kill(next(iter(self._pool._processes)), signal.SIGKILL)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None
    ) as found:
        yield found


def built(content: Path, output: Path, engine: Engine) -> Mapping[str, str]:
    """The digests of all files of site and Markdown."""
    folders = Folders(ROOT, content, output)
    try:
        build(folders, lambda _: None, engine=engine)
    finally:
        engine.close()
    assert not folders.shards.exists()
    return digests(folders)


def digests(folders: Folders) -> Mapping[str, str]:
    paths = (path for area in (folders.site, folders.docs) for path in area.rglob("*"))
    return {
        path.relative_to(folders.output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.is_file()
    }


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are made from now on, as they are made."""
    made: list[str] = []
    html = Pages.html

    def told(pages: Pages, page: str, markdown: bytes) -> bytes:
        made.append(page)
        return html(pages, page, markdown)

    monkeypatch.setattr(Pages, "html", told)
    return made


@pytest.fixture
def expected(example_output: Path) -> Mapping[str, str]:
    return digests(Folders(ROOT, EXAMPLE, example_output))


def test_shards_make_the_same_site(
    tmp_path: Path, expected: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Here()
    made = counted(monkeypatch)

    assert built(EXAMPLE, tmp_path, engine) == expected

    assert len(engine.tasks) > 2  # of reading and of making
    assert len(made) == len(set(made))  # what a shard has made is not made again


def test_only_areas_with_something_new_are_given_away(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "build"
    built(content, output, ALONE)
    _edit(content)
    few = Here(least=100)
    built(content, output, few)
    _edit(content)
    many = Here()

    made = counted(monkeypatch)

    again = built(content, output, many)

    assert sum(page.count("/") == 3 for page in made) == 1  # of four reports of the prefecture
    assert not few.tasks
    assert 0 < len(many.tasks) < 4
    assert again == built(content, tmp_path / "anew", ALONE)


def _edit(content: Path) -> None:
    with (content / REPORT).open("a", encoding="utf-8") as file:
        file.write("\n")


@pytest.mark.counted
@pytest.mark.parametrize("jobs", few_or_all([], [1, 2, 4]))
def test_processes_make_the_same_site(
    tmp_path: Path, expected: Mapping[str, str], jobs: int
) -> None:
    assert built(EXAMPLE, tmp_path, LocalEngine(jobs, least=1)) == expected


def test_processes_make_the_same_site_though_one_is_killed(
    tmp_path: Path, expected: Mapping[str, str]
) -> None:
    engine = Losing(2, least=1)

    assert built(EXAMPLE, tmp_path, engine) == expected

    assert engine.has_killed


@pytest.mark.parametrize("is_losing", few_or_all([True], [True, False]))
def test_a_cluster_makes_the_same_site_though_a_worker_is_killed(
    tmp_path: Path, expected: Mapping[str, str], cluster: LocalCluster, is_losing: bool
) -> None:
    class Cluster(DaskEngine):
        has_killed = False

        def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
            for result in super().run(function, tasks):
                yield result
                if is_losing and not self.has_killed:
                    self.has_killed = True
                    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    engine = Cluster(cluster.scheduler_address, least=1)
    assert engine.jobs == 4

    assert built(EXAMPLE, tmp_path, engine) == expected

    assert engine.has_killed == is_losing


def test_what_is_wrong_with_a_report_is_said_as_ever(content: Path, tmp_path: Path) -> None:
    path = content / REPORT
    path.write_text(path.read_text("utf-8").replace("year: 2023", "year: 23"), "utf-8")

    with pytest.raises(ContentError) as found:
        built(content, tmp_path / "build", Here())

    where = found.value.findings[0].where
    assert where.file == f"content/{REPORT}"
    assert where.line


def test_content_that_changes_while_it_is_made_is_not_mixed(content: Path, tmp_path: Path) -> None:
    class Editing(Here):
        """Somebody saves a report after it was read."""

        def run(self, function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
            found = list(super().run(function, tasks))
            if len(self.tasks) == len(tasks):
                _edit(content)
            return iter(found)

    output = tmp_path / "build"
    site = built(content, output, Editing())

    assert site == built(content, output, ALONE)
    digest = hashlib.sha256((content / REPORT).read_bytes()).hexdigest()[:12]
    assert digest in (output / "site" / PAGE / "index.html").read_text("utf-8")
