from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.drawer import Drawer, safe_name, write_whole
from generator.errors import GeneratorError
from tests.intake.making import as_docx


def test_a_setting_is_remembered(tmp_path: Path) -> None:
    Drawer(tmp_path).remember("folder", "D:\\网站")
    Drawer(tmp_path).remember("other", "1")

    assert Drawer(tmp_path).setting("folder") == "D:\\网站"
    assert Drawer(tmp_path).setting("none") == ""
    (tmp_path / "settings.json").write_text("[broken", encoding="utf-8")
    assert Drawer(tmp_path).setting("folder") == ""


def test_an_original_is_found_by_its_digest(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    path = drawer.keep_original("报告.docx", as_docx(["一段话"]))
    digest = path.parent.name
    original = drawer.original(digest)

    assert original is not None
    assert (original.name, original.digest) == ("报告.docx", digest)
    assert drawer.original_path("../..") is None
    assert drawer.original("0" * 64) is None
    broken = drawer.keep_original("a.docx", b"PK").parent.name
    assert drawer.original(broken) is None


def test_what_is_withdrawn_is_forgotten(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    digest = drawer.keep_original("a.md", b"x").parent.name
    drawer.keep_replaced(b"old", "a/b/2024")
    other = drawer.keep_replaced(b"old", "a/c/2024")
    drawer.forget(digest, "a/b/2024")
    drawer.forget("../..", "none")

    assert drawer.original_path(digest) is None
    assert list(tmp_path.rglob("*.yml")) == [other]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("报告 2024.docx", "报告 2024.docx"),
        ("C:\\我的\\报告.docx", "报告.docx"),
        ("../../a.md", "a.md"),
        ('a<b>"c|d?.md', "a_b__c_d_.md"),
        ("x" * 300 + ".md", "x" * 120 + ".md"),
        (" a .pdf. ", "a.pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", ".", "..", "a", ".md", "a/..", "con.md", "LPT1.docx", "/"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(GeneratorError, match="文件名"):
        safe_name(name)


def test_a_defect_is_noted(tmp_path: Path) -> None:
    try:
        raise ValueError("here")
    except ValueError:
        path = Drawer(tmp_path).keep_defect()

    assert "ValueError: here" in Path(path).read_text(encoding="utf-8")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b", b"1")

    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]
