"""The site's pages: what goes in, what must not come out, and what a failure leaves behind."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from bench import corpus
from generator.errors import SiteError
from generator.folders import Folders
from generator.model.edition import Edition
from generator.pipeline import build, markdown_pages
from generator.publish.artifact import Artifact
from generator.publish.mkdocs import build_plainly
from generator.publish.pages import Pages
from generator.publish.writer import add_files, write_tree
from generator.reading import edition_of
from tests.builders import a_site
from tests.conftest import EXAMPLE, ROOT
from tests.roots import a_root

REPORTS = int(os.environ.get("DISCLOSE_REPORTS", "30"))


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of what makes the look, that a test may damage."""
    return a_root(tmp_path / "root")


def docs_of(folder: Path, text: str) -> Path:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(text, "utf-8")
    return docs


def test_every_page_becomes_html(example_site: Path) -> None:
    pages = example_site.parent / "docs"
    made = {path.relative_to(pages).with_suffix(".html") for path in pages.rglob("*.md")}

    assert made <= {path.relative_to(example_site) for path in example_site.rglob("*.html")}
    assert (example_site / "404.html").is_file()
    assert len(made) > 90


def build_site(
    root: Path, docs: Path, site: Path, edition: Edition, kept: Path | None = None
) -> None:
    """HTML of all pages in `docs`, and the theme's files, in the folder `site`."""
    found = {
        path.relative_to(docs).parent.as_posix().removeprefix("."): path.read_bytes()
        for path in sorted(docs.rglob("index.md"))
    }
    pages = Pages(root, edition, kept, found)
    add_files(site, pages.static_files())
    made = (
        Artifact(PurePosixPath(address, "index.html"), pages.html(address, markdown))
        for address, markdown in found.items()
    )
    add_files(site, made)


def test_the_site_does_not_carry_the_day_it_was_built(example_site: Path) -> None:
    assert "<lastmod>2025-06-20</lastmod>" in (example_site / "sitemap.xml").read_text("utf-8")
    assert not (example_site / "sitemap.xml.gz").exists()


def test_a_second_build_gives_the_same_bytes(example_site: Path, tmp_path: Path) -> None:
    again = Folders(ROOT, EXAMPLE, tmp_path)
    build(again, lambda _: None)

    first, second = held(example_site), held(again.site)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_builder_that_complains_stops_the_site(
    root: Path, tmp_path: Path, example: Edition
) -> None:
    docs = docs_of(tmp_path, "# 甲\n\n[乙](nowhere.md)\n")

    with pytest.raises(SiteError, match=r"nowhere\.md") as refusal:
        build_site(root, docs, tmp_path / "site", example)

    assert refusal.value.exit_code == 2


def test_a_builder_that_cannot_start_says_why(root: Path, tmp_path: Path, example: Edition) -> None:
    (root / "mkdocs.yml").write_text("site_name: 甲\ntheme:\n  name: nothing-like-it\n", "utf-8")

    with pytest.raises(SiteError, match="生成网页失败"):
        build_site(root, docs_of(tmp_path, "# 甲\n"), tmp_path / "site", example)


def test_a_failed_build_leaves_the_site_before_it(root: Path, tmp_path: Path) -> None:
    folders = Folders(root, EXAMPLE, tmp_path / "build")
    build(folders, lambda _: None)
    before = held(folders.site)
    theme = root / "site_templates" / "theme" / "main.html"
    theme.write_text(theme.read_text("utf-8") + "{% block nonsense %}", "utf-8")

    with pytest.raises(SiteError, match="TemplateSyntaxError"):
        build(folders, lambda _: None)

    assert held(folders.site) == before

    theme.write_text((ROOT / "site_templates/theme/main.html").read_text("utf-8"), "utf-8")
    build(folders, lambda _: None)
    assert held(folders.site) == before


def test_the_marks_stand_on_every_page(example_site: Path) -> None:
    pages = [path for path in example_site.rglob("index.html") if not path.parts[-2].isdecimal()]

    assert [path for path in pages if "9900000001" not in path.read_text("utf-8")] == []


def assert_made_as_by_mkdocs_alone(
    edition: Edition, pages: tuple[Artifact, ...], folder: Path
) -> None:
    """All files of a site of these pages: those of `build_site` are those of a plain build."""
    docs, plain, made = folder / "docs", folder / "plain", folder / "made"
    write_tree(docs, pages)
    build_plainly(ROOT, docs, plain, edition)
    build_site(ROOT, docs, made, edition, kept=folder / "kept")

    wanted, found = held(plain), held(made)
    assert sorted(found) == sorted(wanted)
    assert [name for name in wanted if found[name] != wanted[name]] == []


def test_the_example_is_made_as_by_mkdocs_alone(example: Edition, tmp_path: Path) -> None:
    assert_made_as_by_mkdocs_alone(example, markdown_pages(ROOT, example), tmp_path)


def test_many_reports_are_made_as_by_mkdocs_alone(tmp_path: Path) -> None:
    corpus.make(tmp_path / "content", REPORTS)
    edition = edition_of(tmp_path / "content")

    assert_made_as_by_mkdocs_alone(edition, markdown_pages(ROOT, edition), tmp_path)


@pytest.mark.parametrize(
    ("changes", "has_explore"),
    [
        ({"address": "未说明"}, True),
        ({"address": "https://gk.example.com"}, False),
        ({"address": "https://gk.example.com/a/b", "title": '甲&乙 <b>的</b> "网站"\''}, True),
        (
            {"publisher": "编制单位", "marks": {"icp_number": "示1号", "police_number": "示2号"}},
            True,
        ),
        ({"publisher": "政府门户", "sponsor": "甲市财政局", "tagline": "一句话 & 更多"}, False),
    ],
)
def test_settings_of_the_site_make_no_difference(
    example: Edition, example_site: Path, tmp_path: Path, changes: dict[str, Any], has_explore: bool
) -> None:
    dataset = replace(example.dataset, site=a_site(**changes))
    edition = replace(example, dataset=dataset, has_explore=has_explore)

    assert_made_as_by_mkdocs_alone(edition, one_of_each(example_site.parent / "docs"), tmp_path)


def one_of_each(docs: Path) -> tuple[Artifact, ...]:
    """A page of each kind at each depth."""
    found = {}
    for path in sorted(docs.rglob("index.md")):
        content, place = path.read_bytes(), PurePosixPath(path.relative_to(docs).as_posix())
        kind = re.search(rb'^kind: "(.*)"$', content, re.MULTILINE)
        found[kind and kind[1], len(place.parts)] = Artifact(place, content)
    assert len(found) > 15
    return tuple(found.values())
