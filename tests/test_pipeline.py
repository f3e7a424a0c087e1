"""The stages joined: nothing is written before everything is checked."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.errors import ContentError, SiteError, TemplateError
from generator.findings import Level
from generator.folders import Folders
from generator.model.edition import Edition
from generator.pipeline import _tell_of_reviews, build, markdown_pages
from generator.reading import edition_of
from generator.shards.facts import REPORTS
from tests.conftest import EXAMPLE, ROOT
from tests.reviewing import reviewed
from tests.roots import a_root

REPORT = "reports/shili/dongshi/yishan/2023/kejiju.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def change(content: Path, old: str, new: str) -> None:
    path = content / REPORT
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_build_tells_what_it_does(tmp_path: Path) -> None:
    said: list[str] = []
    folders = Folders(ROOT, EXAMPLE, tmp_path)

    edition = build(folders, said.append)

    assert len(edition.dataset.reports) == 7
    assert (folders.docs / "index.md").is_file()
    assert (folders.site / "index.html").is_file()
    assert any(line.startswith("7 份报告") for line in said)


def test_nothing_is_written_where_the_content_has_an_error(content: Path, tmp_path: Path) -> None:
    change(content, "year: 2023", "year: 23")
    folders = Folders(ROOT, content, tmp_path / "build")

    with pytest.raises(ContentError) as refusal:
        build(folders, lambda _: None)

    assert [each.rule for each in refusal.value.findings] == ["year-not-a-year"]
    assert not folders.site.exists()
    assert not folders.docs.exists()


def test_a_note_on_no_comparison_is_an_error_of_the_content(content: Path) -> None:
    change(content, "notes: 无", "notes:\n  a:\n    check: total-sum\n    key: nowhere\n"
           "    noted_on: 2025-01-01\n    by: 本站\n    text: 说明")  # fmt: skip

    with pytest.raises(ContentError) as refusal:
        edition_of(content)

    assert [each.rule for each in refusal.value.findings] == ["note-key-unknown"]


def test_warnings_do_not_stop_a_build_and_go_with_it(content: Path) -> None:
    change(content, "initial_budget: 88.80", "initial_budget: \uff18\uff18.8")

    warnings = edition_of(content).warnings

    assert [(each.rule, each.level) for each in warnings] == [("digits-full-width", Level.WARNING)]


def test_files_are_named_from_the_content_folder(content: Path) -> None:
    edition = edition_of(content, "内容")

    assert {entry.file.split("/")[0] for entry in edition.dataset.reports} == {"内容"}


def test_nothing_is_written_where_a_template_fails(tmp_path: Path) -> None:
    root = a_root(tmp_path / "root")
    template = root / "site_templates" / "pages" / "page.md.j2"
    template.write_text("{{ page.nothing }}", "utf-8")
    folders = Folders(root, EXAMPLE, tmp_path / "build")

    with pytest.raises(TemplateError):
        build(folders, lambda _: None)

    assert not folders.site.exists()
    assert not folders.docs.exists()


def test_a_build_that_fails_lets_go_of_the_cache(tmp_path: Path) -> None:
    root = a_root(tmp_path / "root")
    (root / "site_templates/pages/page.md.j2").write_text("{{ page.nothing }}", "utf-8")
    folders = Folders(root, EXAMPLE, tmp_path / "build")

    with pytest.raises(TemplateError) as refusal:
        build(folders, lambda _: None)

    assert refusal.value  # and with it all that it came through
    with closing(sqlite3.connect(folders.cache / REPORTS, timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")


def test_without_the_packages_the_page_that_runs_them_is_left_out_aloud(tmp_path: Path) -> None:
    root = a_root(tmp_path / "root", has_packages=False)
    said: list[str] = []
    folders = Folders(root, EXAMPLE, tmp_path / "build")

    edition = build(folders, said.append)

    pages = [page.read_text("utf-8") for page in folders.site.rglob("*.html")]
    assert not edition.has_explore
    assert not (folders.site / "explore").exists()
    assert not (folders.site / "assets" / "tabulator").exists()
    assert pages
    assert [page for page in pages if "explore/" in page] == []
    assert [line for line in (said[2], said[-1]) if "tabulator-tables" not in line] == []


def test_a_site_without_its_settings_is_refused_whole(tmp_path: Path) -> None:
    folders = Folders(tmp_path, EXAMPLE, tmp_path / "build")

    with pytest.raises((SiteError, TemplateError)):
        build(folders, lambda _: None)

    assert not folders.site.exists()


def test_pages_are_the_same_whatever_the_folder(content: Path, example: Edition) -> None:
    again = edition_of(content)

    assert list(markdown_pages(ROOT, again)) == list(markdown_pages(ROOT, example))


def test_a_changed_report_changes_no_page_of_another_office(
    content: Path, example: Edition
) -> None:
    change(content, "initial_budget: 88.80", "initial_budget: 88.90")
    before = {each.path: each.content for each in markdown_pages(ROOT, example)}
    after = {each.path: each.content for each in markdown_pages(ROOT, edition_of(content))}
    changed = {path.as_posix() for path in before if before[path] != after[path]}

    assert "shili/dongshi/yishan/2023/kejiju/index.md" in changed
    assert "shili/dongshi/jiaxian/2024/index.md" not in changed
    assert "glossary/index.md" not in changed


def test_a_preview_says_what_could_not_be_published(tmp_path: Path) -> None:
    said: list[str] = []
    edition, _ = reviewed()
    _tell_of_reviews(edition, tmp_path, said.append)
    agreed, _ = reviewed({})
    _tell_of_reviews(agreed, tmp_path, said.append)

    assert said == ["提示：1 份报告公开前要先送审（disclose check 列出是哪些）；预览不受影响"]
