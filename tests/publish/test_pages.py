"""Pages one at a time: the quick way, the builder's way, and what is kept between runs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.model.edition import Edition
from generator.publish.mkdocs import Builder
from generator.publish.pages import Pages
from generator.publish.stamp import Skeleton
from tests.builders import a_site
from tests.conftest import ROOT
from tests.roots import a_root

HEAD = '---\ntitle: "甲 & <乙>"\nkind: "report"\n---\n# 甲 {#top}\n\n## 丙 {#c}\n\n'
PAGE = f"{HEAD}丁。\n"
UNUSUAL = f"{HEAD}1. 一\n2. 二\n\n> 丁\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of what makes the look, that a test may change."""
    return a_root(tmp_path / "root")


def test_only_pages_with_anything_unusual_are_made_by_the_builder(
    example: Edition, example_site: Path
) -> None:
    docs = example_site.parent / "docs"
    found = {path.relative_to(docs).parent.as_posix(): path for path in docs.rglob("*.md")}
    pages = Pages(ROOT, example, None, found)
    for address, path in found.items():
        pages.html(address.removeprefix("."), path.read_bytes())

    assert sorted(pages.by_builder) == ["about", "about/method"]


def test_a_page_with_anything_unusual_is_that_of_the_builder(example: Edition) -> None:
    builder, pages = Builder(ROOT, example), Pages(ROOT, example)

    for address, text in (("a/b", PAGE), ("a/b", UNUSUAL), ("about", PAGE), ("", PAGE)):
        assert pages.html(address, text) == builder.html(address, text)
    assert pages.html("a", f"{UNUSUAL}甲\n乙".replace("\n", "\r\n").encode()) == builder.html(
        "a", f"{UNUSUAL}甲\n乙"
    )
    assert pages.by_builder == ["a/b", "a"]


def test_what_the_builder_complains_of_is_refused(example: Edition) -> None:
    pages = Pages(ROOT, example, None, ["b"])

    assert b'href="b/"' in pages.html("", f"{HEAD}[乙](b/index.md)\n")
    with pytest.raises(SiteError, match=r"nowhere\.md"):
        pages.html("", f"{HEAD}[乙](nowhere.md)\n")
    with pytest.raises(SiteError, match="UTF-8"):
        pages.html("", b"\xff")


def test_a_page_needs_no_site_builder_where_its_skeleton_is_kept(
    example: Edition, tmp_path: Path
) -> None:
    first = Pages(ROOT, example, tmp_path)
    page, files = first.html("a/b", PAGE), first.static_files()
    program = (
        "import sys; from pathlib import Path; from generator.reading import edition_of\n"
        "from generator.publish.pages import Pages\n"
        "loaded = {'jinja2', 'mkdocs', 'markdown'} & set(sys.modules)\n"
        "root, content, kept = map(Path, sys.argv[1:4])\n"
        "pages = Pages(root, edition_of(content), kept)\n"
        "sys.stdout.buffer.write(pages.html('a/b', sys.argv[4]))\n"
        "assert len(pages.static_files()) > 5\n"
        "assert {'jinja2', 'mkdocs', 'markdown'} & set(sys.modules) == loaded\n"
        "assert not {'mkdocs', 'markdown'} & loaded\n"
    )
    again = subprocess.run(
        [sys.executable, "-c", program, ROOT, ROOT / "tests/example/content", tmp_path, PAGE],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert again.stderr == b""
    assert again.stdout == page
    assert Pages(ROOT, example, tmp_path).static_files() == files


@pytest.mark.parametrize("name", ["skeletons.json", "files.json"])
def test_what_is_kept_and_damaged_is_made_again(
    example: Edition, tmp_path: Path, name: str
) -> None:
    first = Pages(ROOT, example, tmp_path)
    wanted = first.html("a", PAGE), first.static_files()
    kept = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(kept.replace(b"stylesheet", b"STYLESHEET").replace(b"==", b"AA"))
    again = Pages(ROOT, example, tmp_path)

    assert (again.html("a", PAGE), again.static_files()) == wanted
    assert (tmp_path / name).read_bytes() == kept


def append(path: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (append("site_templates/theme/partials/footer.html", "<p>新的</p>"), "<p>新的</p>"),
        (append("site_templates/theme/main.html", "{% block hero %}新的{% endblock %}"), "新的"),
        (append("mkdocs.yml", "\nextra_css: [assets/new.css]\n"), 'href="../assets/new.css"'),
    ],
)
def test_a_theme_that_changes_makes_pages_anew(
    example: Edition, root: Path, tmp_path: Path, change: Callable[[Path], None], shown: str
) -> None:
    before = Pages(root, example, tmp_path / "kept")
    before.html("a", PAGE)
    change(root)
    after = Pages(root, example, tmp_path / "kept")

    assert shown in after.html("a", PAGE).decode()
    assert after.html("a", PAGE) == Builder(root, example).html("a", PAGE)
    assert after.digest != before.digest


def test_the_theme_s_own_files_are_renewed(example: Edition, root: Path, tmp_path: Path) -> None:
    before = Pages(root, example, tmp_path / "kept").static_files()
    append("site_templates/theme/assets/disclose.css", "/* neu */")(root)
    after = Pages(root, example, tmp_path / "kept").static_files()

    changed = {each.path.as_posix() for each in set(after) ^ set(before)}
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in changed} == {
        *("404.html", "assets/disclose.css"),
    }


def test_settings_of_the_site_make_pages_anew(example: Edition, tmp_path: Path) -> None:
    Pages(ROOT, example, tmp_path).html("a", PAGE)
    other = replace(example, dataset=replace(example.dataset, site=a_site(title="另一个网站")))

    assert "另一个网站" in Pages(ROOT, other, tmp_path).html("a", PAGE).decode()
    assert Pages(ROOT, replace(example, has_explore=False), tmp_path).html("a", PAGE) == Builder(
        ROOT, replace(example, has_explore=False)
    ).html("a", PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "{% block hero %}{{ page.meta.title | upper }}{% endblock %}",
        "{% block hero %}{{ page.url }}{% endblock %}",
        "{% block hero %}{% for each in nav %}{{ each.title }}{% endfor %}{% endblock %}",
    ],
)
def test_a_theme_that_does_more_with_a_page_has_the_builder_make_it(
    example: Edition, root: Path, text: str
) -> None:
    append("site_templates/theme/main.html", text)(root)
    pages = Pages(root, example)

    assert pages.html("a/b", PAGE) == Builder(root, example).html("a/b", PAGE)
    assert pages.html("", PAGE) == Builder(root, example).html("", PAGE)
    assert pages.by_builder == ["a/b", ""]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - attr_list", "  - attr_list\n  - smarty"),
        ("toc_depth: 2-2", "toc_depth: 1-2"),
        ("plugins: []", "plugins: [search]"),
        ("unrecognized_links: ignore", "unrecognized_links: info"),
    ],
)
def test_with_other_settings_of_the_builder_it_makes_all_pages(
    example: Edition, root: Path, tmp_path: Path, old: str, new: str
) -> None:
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace(old, new), "utf-8")
    assert new in (root / "mkdocs.yml").read_text("utf-8")
    first, again = (Pages(root, example, tmp_path / "kept") for _ in range(2))

    assert first.html("a", PAGE) == again.html("a", PAGE) == Builder(root, example).html("a", PAGE)
    assert first.by_builder == again.by_builder == ["a"]


def test_one_skeleton_serves_pages_of_any_depth_and_number_of_sections(example: Edition) -> None:
    builder, pages = Builder(ROOT, example), Pages(ROOT, example)
    places = ("a", "a/b", "a/b/2024", "about/method", "about", "data", "years/2024", "checks/x")
    for number, address in enumerate(places, 1):
        sections = "".join(f"## 节{each} {{#s{each}}}\n\n丁\n\n" for each in range(number))
        text = HEAD.replace("## 丙 {#c}\n\n", "") + sections
        assert pages.html(address, text) == builder.html(address, text)

    assert [type(each) for each in pages._skeletons.values()] == [Skeleton]
    assert pages.by_builder == []
