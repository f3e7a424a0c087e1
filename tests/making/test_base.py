from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.folders import Folders
from generator.making.base import base_of
from generator.publish.pages import Pages
from generator.reading import edition_of
from tests.conftest import EXAMPLE
from tests.roots import a_root


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    return Folders(a_root(tmp_path / "root"), content, tmp_path / "build")


def base(folders: Folders, *, has_explore: bool = True) -> str:
    pages = Pages(folders.root, edition_of(folders.content))
    return base_of(folders, pages, has_explore=has_explore)


def _template(folders: Folders) -> Path:
    return folders.root / "site_templates" / "pages" / "page.md.j2"


def _settings(folders: Folders) -> Path:
    return folders.content / "topics.yml"


def _report(folders: Folders) -> Path:
    return folders.content / "reports" / "shili" / "dongshi" / "2024.yml"


@pytest.mark.parametrize(
    ("file", "is_of_base"), [(_template, True), (_settings, True), (_report, False)]
)
def test_templates_and_settings_count_and_reports_do_not(
    folders: Folders, file: Callable[[Folders], Path], is_of_base: bool
) -> None:
    before = base(folders)
    with file(folders).open("a", encoding="utf-8") as opened:
        opened.write("\n")

    assert (base(folders) != before) == is_of_base


def test_so_does_whether_there_is_an_explore_page(folders: Folders) -> None:
    assert base(folders) != base(folders, has_explore=False)
