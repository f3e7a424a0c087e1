from __future__ import annotations

from generator.desk.answers import html, onward
from tests.desk.office import Office


def test_an_answer_says_what_it_is() -> None:
    assert html("页").content_type == "text/html; charset=utf-8"
    assert (onward("/a").status_code, onward("/a").headers["Location"]) == (303, "/a")


def test_a_form_without_a_file_is_told_so(office: Office) -> None:
    assert "还没有选文件" in office.post("/import", {}).text
    assert "还没有选文件" in office.send("/import", "", b"", {}).text
