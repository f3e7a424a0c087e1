"""The site builder itself: its settings, and single pages from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from generator.errors import SiteError
from generator.model.edition import Edition
from generator.publish.mkdocs import Builder, build_plainly, settings
from tests.builders import a_site
from tests.conftest import ROOT
from tests.roots import a_root

PAGE = '---\ntitle: "甲"\n---\n# 甲 {#top}\n\n'


def test_a_third_party_says_so_and_carries_no_marks() -> None:
    extra = settings(a_site(), has_explore=True)["extra"]

    assert extra["is_third_party"] is True
    assert extra["marks"] == {}
    assert settings(a_site(), has_explore=True)["site_url"] is None


def test_an_agency_shows_the_marks_that_are_set() -> None:
    site = a_site(
        publisher="编制单位", address="https://gk.example.com/a/", marks={"icp_number": "示1号"}
    )

    extra = settings(site, has_explore=True)["extra"]
    assert extra["marks"] == {"icp_number": "示1号"}
    assert extra["domain"] == "gk.example.com"
    assert settings(site, has_explore=True)["site_url"] == "https://gk.example.com/a/"


def test_single_pages_are_those_of_a_build(example: Edition, tmp_path: Path) -> None:
    texts = {
        "": f"{PAGE}[乙](b/index.md)\n",
        "b": f"{PAGE}1. 一\n2. 二\n\n[首页](../index.md#top)、[图](../assets/favicon.svg)\n",
    }
    for address, text in texts.items():
        (tmp_path / "docs" / address).mkdir(parents=True)
        (tmp_path / "docs" / address / "index.md").write_text(text, "utf-8")
    build_plainly(ROOT, tmp_path / "docs", tmp_path / "site", example)
    builder = Builder(ROOT, example, texts)

    for address, text in texts.items():
        assert (
            builder.html(address, text) == (tmp_path / "site" / address / "index.html").read_bytes()
        )
    assert b'<a href="../#top">' in builder.html("b", texts["b"])


def test_what_the_theme_hides_is_all_that_is_not_listed(example: Edition) -> None:
    builder = Builder(ROOT, example, ())
    loader = builder._config.theme.get_env().loader
    assert isinstance(loader, FileSystemLoader)
    everything = FileSystemLoader.list_templates(loader)
    hidden = {path for path in everything if "/." in f"/{path}"}

    assert loader.list_templates() == [path for path in everything if path not in hidden]
    assert len(hidden) > 1000
    assert builder._files.get_file_from_path("assets/disclose.js")
    assert [file.src_uri for file in builder._files if file.src_uri in hidden] == []


def test_a_link_to_a_file_that_is_not_there_is_refused(example: Edition) -> None:
    builder = Builder(ROOT, example, ["b"])

    with pytest.raises(SiteError, match=r"nowhere\.md"):
        builder.html("b", f"{PAGE}[丙](nowhere.md)\n")
    assert b"<h1" in builder.html("b", PAGE)


def test_a_theme_that_is_broken_says_so(example: Edition, tmp_path: Path) -> None:
    root = a_root(tmp_path / "root")
    (root / "site_templates/theme/main.html").write_text("{% nonsense %}", "utf-8")
    builder = Builder(root, example)

    with pytest.raises(SiteError, match="TemplateSyntaxError"):
        builder.html("", PAGE)
