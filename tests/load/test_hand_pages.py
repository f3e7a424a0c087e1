from __future__ import annotations

from pathlib import Path

from generator.load.folder import Folder
from generator.load.hand_pages import hand_pages
from generator.model.dataset import HandPage


def folder(root: Path, **pages: str) -> Folder:
    (root / "pages").mkdir()
    for name, text in pages.items():
        (root / "pages" / f"{name}.md").write_text(text, "utf-8")
    return Folder(root, "content")


def test_the_first_line_is_the_title_and_the_rest_the_page(tmp_path: Path) -> None:
    there = folder(tmp_path, about="# 关于\n\n一段。\n", method="# 方法 \n二")

    assert hand_pages(there) == (
        HandPage("about", "关于", "一段。"),
        HandPage("method", "方法", "二"),
    )
    assert there.findings == []


def test_a_page_with_no_title_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    there = folder(tmp_path, about="关于\n", method="# 方法\n")

    assert [each.name for each in hand_pages(there)] == ["method"]
    assert [(each.rule, each.where.file) for each in there.findings] == [
        ("page-without-title", "content/pages/about.md")
    ]


def test_what_is_no_text_and_what_cannot_be_seen_is_told_by_line(tmp_path: Path) -> None:
    there = folder(tmp_path, about="# 关于\n\n\u202e反写\n")
    (tmp_path / "pages" / "old.md").write_bytes("# 旧".encode("gbk"))

    hand_pages(there)

    assert [str(each.where) for each in there.findings] == [
        "content/pages/about.md:3:1",
        "content/pages/old.md:1:3",
    ]
