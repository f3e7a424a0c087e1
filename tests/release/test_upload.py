"""A store that takes files one by one holds no dead link between one release and the next."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.folders import Folders
from generator.pipeline import build
from generator.release.check import broken_links
from generator.release.manifest import LOG, MANIFEST, OWN, FileLine
from generator.release.publish import Draft, publish
from generator.release.target import Target
from generator.release.tree import digests, listed
from generator.release.upload import Action, Step, steps
from tests.conftest import EXAMPLE, ROOT
from tests.publishing import a_built_site, a_release, held


def line(path: str, digest: str = "a") -> FileLine:
    return FileLine(path, 1, digest)


def told(found: tuple[Step, ...]) -> list[str]:
    return [f"{each.action.value} {each.line.path}" for each in found]


def test_what_pages_need_comes_first_and_what_leads_to_them_last() -> None:
    new = [
        line(path)
        for path in (
            "publish-log.txt", "manifest.json", "index.html", "b/index.html", "search/meta.json",
            "search/grams/0.bin", "feed.xml", "data/a.csv", "404.html", "SHA256SUMS.txt",
        )
    ]  # fmt: skip

    assert told(steps(new)) == [
        "put data/a.csv",
        "put feed.xml",
        "put 404.html",
        "put b/index.html",
        "put index.html",
        "put search/grams/0.bin",
        "put search/meta.json",
        "put SHA256SUMS.txt",
        "put manifest.json",
        "put publish-log.txt",
    ]


def test_only_what_changed_is_sent_and_what_is_gone_is_deleted_last() -> None:
    old = [line("a.csv"), line("b.csv"), line("c/index.html"), line("c/d.csv"), line("index.html")]
    new = [line("a.csv"), line("b.csv", "b"), line("e/index.html"), line("index.html", "b")]

    assert told(steps(new, old)) == [
        "put b.csv",
        "put e/index.html",
        "put index.html",
        "delete c/index.html",
        "delete c/d.csv",
    ]


def test_nothing_changed_is_nothing_to_do() -> None:
    assert steps([line("a")], [line("a")]) == ()


def test_a_step_says_type_and_cache() -> None:
    (step,) = steps([line("data/reports.csv")])

    assert (step.media_type, step.cache_control) == ("text/csv; charset=utf-8", "no-cache")


def dead(root: Path, base: str, hidden: set[str]) -> list[str]:
    """Links to nothing on the pages that something leads to already."""
    return [
        each for each in broken_links(root, listed(root), base) if each.split(":")[0] not in hidden
    ]


def walk(old: Path, new: Path, store: Path, base: str) -> None:
    """Apply the steps to a copy of the older release, looking after each page's step."""
    shutil.copytree(old, store)
    before, after = (digests(each, listed(each)) for each in (old, new))
    found = steps(after, before)
    there = {each.path for each in before}
    out_of_sight = {each.line.path for each in found if each.line.path not in there}
    is_page_phase = False
    left = {each.line.path for each in found if each.action is Action.DELETE}
    for step in found:
        path = step.line.path
        if step.action is Action.DELETE:
            (store / path).unlink()
            out_of_sight = left  # nothing that stays leads to them any more
        else:
            (store / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(new / path, store / path)
        is_page = path.endswith(".html")
        if is_page and step.action is Action.PUT and path in there and not is_page_phase:
            is_page_phase, out_of_sight = True, set()  # from here on all new pages are there
        if is_page or step.action is Action.DELETE:
            assert dead(store, base, out_of_sight) == [], f"after {step.action.value} {path}"

    assert held(store) == held(new)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example without one prefecture."""
    root = tmp_path_factory.mktemp("small")
    shutil.copytree(EXAMPLE, root / "content")
    shutil.rmtree(root / "content" / "reports" / "shili" / "xishi")
    folders = Folders(ROOT, root / "content", root / "out")
    build(folders, lambda _: None)
    return folders.site


@pytest.mark.parametrize("is_back", [False, True])
def test_every_beginning_of_the_list_leaves_no_dead_link(
    tmp_path: Path, small: Path, example_site: Path, *, is_back: bool
) -> None:
    large = example_site
    old, new = (large, small) if is_back else (small, large)
    assert len(listed(small)) < len(listed(large))
    walk(old, new, tmp_path / "store", "/shili/")


def test_a_release_goes_to_the_store_with_its_records(tmp_path: Path) -> None:
    root = tmp_path / "public"
    a_release(root)
    a_release(root, "<svg>2</svg>")
    target = Target(root)
    first, second = (target.folder(name) for name in target.names)

    found = steps(digests(second, listed(second)), digests(first, listed(first)))

    paths = [each.line.path for each in found]
    assert paths[0] == "b.svg"
    assert paths[-1] == LOG
    assert set(paths) >= OWN
    assert paths.index(MANIFEST) > paths.index("about/release/index.html")
    walk(first, second, tmp_path / "store", "/")


def test_a_first_upload_shows_its_home_page_when_all_else_is_there(tmp_path: Path) -> None:
    site = a_built_site(tmp_path / "site")
    publish(Target(tmp_path / "public"), Draft(site, "2026-01-31"), 10, lambda _: None)
    release = (tmp_path / "public" / "current").resolve()

    pages = [
        each.line.path
        for each in steps(digests(release, listed(release)))
        if each.line.path.endswith(".html")
    ]

    assert pages[-1] == "index.html"
