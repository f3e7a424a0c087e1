from __future__ import annotations

from pathlib import Path

from tests.desk.office import REPORT, Office, with_spent


def test_the_folder_is_asked_for_once(office: Office, tmp_path: Path) -> None:
    assert "发布到哪个文件夹" in office.get("/publish").text
    office.post("/publish/folder", {"folder": str(tmp_path / "网站")})

    page = office.get("/publish").text
    assert "发布到哪个文件夹" not in page
    assert str(tmp_path / "网站") in page
    assert "发布到哪个文件夹" in office.get("/publish?choose=1").text


def test_what_is_not_looked_over_stands_in_the_way(office: Office, tmp_path: Path) -> None:
    office.post("/publish/folder", {"folder": str(tmp_path / "网站")})
    text = office.file().read_text(encoding="utf-8")
    office.file().write_text(with_spent(text, "x"), encoding="utf-8")
    assert "甲县 2024 年：有错误 1 处" in office.get("/publish").text
    office.post("/publish/look", {})
    office.wait("look")

    page = office.get("/publish").text
    assert "没有做成" in page
    assert f'href="/report/{REPORT}?part=first"' in page
    assert "确认发布" not in page


def test_nothing_is_published_unseen(office: Office, tmp_path: Path) -> None:
    assert office.post("/publish/go", {}).status == 409
    office.post("/publish/folder", {"folder": str(tmp_path / "网站")})

    assert "请先看一看" in office.post("/publish/go", {"fingerprint": ""}).text
    assert office.post("/publish/reason", {"report": REPORT, "path": "a"}).status == 409
    assert not (tmp_path / "网站").exists()


def test_a_preview_is_asked_for_a_report(office: Office) -> None:
    page = office.get('/show?report=a/b"<script>').text

    assert "还没有生成过网页" in page
    assert "<script>" not in page.replace('<script src="/assets/desk.js" defer>', "")
