"""How pages of two site builders are compared; `make canary` runs the builders themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from generator.model.edition import Edition
from tests.roots import script

PAGE = """<!doctype html><html lang="zh"><head><title>甲县 - 公开</title>
<meta name="description" content="甲"><meta name="generator" content="mkdocs-1.6.1">
<link rel="stylesheet" href="../assets/a.css"></head>
<body><a class="md-skip" href="#top">跳转至</a><main><h1 id="top">甲县</h1>
<p>预算 <b>3</b> 万元，见<a href="../乙/">乙</a>。</p></main></body></html>
"""
SAME = (
    PAGE.replace("mkdocs-1.6.1", "another"),
    PAGE.replace("\n", "\n\n").replace("<p>", "<p class='x'>"),
    PAGE.replace('href="../乙/"', 'href="./../乙/"').replace("甲县 -", "&#x7532;县 -"),
    PAGE.replace('<a class="md-skip" href="#top">跳转至</a>', ""),
)
OTHER = {
    "文字 text": PAGE.replace("3</b>", "4</b>"),
    "标题 title": PAGE.replace("甲县 -", "乙县 -"),
    "链接 links": PAGE.replace("../乙/", "../丙/"),
    "锚点 anchors": PAGE.replace('id="top"', 'id="_1"'),
    "说明 metas": PAGE.replace('content="甲"', 'content="乙"'),
}


@pytest.fixture(scope="module")
def canary() -> ModuleType:
    """The script, which is run by its path."""
    return script("canary")


def sites(folder: Path, ours: str, theirs: str) -> tuple[Path, Path]:
    """Two sites of one page, and the Markdown of ours."""
    (folder / "docs" / "a").mkdir(parents=True)
    (folder / "docs" / "a" / "index.md").touch()
    for name, page in (("site", ours), ("other", theirs)):
        (folder / name / "a").mkdir(parents=True)
        (folder / name / "a" / "index.html").write_text(page, "utf-8")
        (folder / name / "404.html").write_text(PAGE, "utf-8")
    return folder / "site", folder / "other"


@pytest.mark.parametrize("page", SAME)
def test_other_markup_with_the_same_words_and_links_is_the_same(
    canary: ModuleType, tmp_path: Path, page: str
) -> None:
    zensical = canary.BUILDERS[1]
    outcome = canary.compare(*sites(tmp_path, PAGE, page), zensical)

    assert (outcome.pages, outcome.differing, outcome.is_same) == (2, {}, True)


@pytest.mark.parametrize("part", OTHER)
def test_another_word_or_link_is_told_by_its_page(
    canary: ModuleType, tmp_path: Path, part: str
) -> None:
    properdocs, zensical = canary.BUILDERS
    ours, theirs = sites(tmp_path, PAGE, OTHER[part])
    outcome = canary.compare(ours, theirs, zensical)

    assert outcome.differing[part] == ["a/index.html"]
    assert not outcome.is_same
    assert not canary.compare(ours, theirs, properdocs).is_same


def test_one_builder_may_differ_by_its_name_alone(canary: ModuleType, tmp_path: Path) -> None:
    properdocs = canary.BUILDERS[0]

    assert canary.compare(*sites(tmp_path / "1", PAGE, SAME[0]), properdocs).is_same
    assert not canary.compare(*sites(tmp_path / "2", PAGE, SAME[1]), properdocs).is_same


def test_a_page_that_is_not_made_is_told(canary: ModuleType, tmp_path: Path) -> None:
    ours, theirs = sites(tmp_path, PAGE, PAGE)
    (theirs / "a" / "index.html").unlink()

    outcome = canary.compare(ours, theirs, canary.BUILDERS[1])

    assert outcome.missing == ["a/index.html"]
    assert not outcome.is_same


def test_builders_get_the_settings_of_the_site(
    canary: ModuleType, tmp_path: Path, example: Edition
) -> None:
    edition = replace(example, has_explore=True)
    config = json.loads(
        canary.write_config(tmp_path, edition, canary.BUILDERS[1]).read_text("utf-8")
    )

    assert config["site_name"] == example.dataset.site.title
    assert config["extra"]["assets"].keys() >= {"style", "disclose", "search", "explore"}
    assert config["site_dir"] == "zensical"
    assert config["theme"]["font"] is False
    assert config["markdown_extensions"] == ["attr_list", {"toc": {"toc_depth": "2-2"}}]
    assert "hooks" not in config
