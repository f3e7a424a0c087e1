from __future__ import annotations

from pathlib import Path

from generator.release.pages import page_changes
from tests.publishing import a_built_site, a_release


def test_pages_that_came_changed_and_went(tmp_path: Path) -> None:
    before = a_built_site(tmp_path / "before", old__index_html="x")
    now = a_built_site(tmp_path / "now", new__index_html="x", a__index_html="y", b_svg="z")

    found = page_changes(now, before)

    assert (found.added, found.changed, found.gone) == (("new/",), ("a/",), ("old/",))
    assert found.before == 3


def test_the_page_of_the_release_is_no_change(tmp_path: Path) -> None:
    a_release(tmp_path / "public")
    found = page_changes(tmp_path / "public-site", tmp_path / "public" / "current")

    assert (found.added, found.changed, found.gone) == ((), (), ())
