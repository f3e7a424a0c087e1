"""导入: a file becomes a draft in its place, and nothing lies over what is there."""

from __future__ import annotations

import pytest

from tests.desk.office import REPORT, Office
from tests.intake.making import as_docx, as_text

TOLD = (
    "示例省东示市乙山县委网信办2024年度部门整体支出绩效自评报告",
    "二、部门收支情况",
    "2024年支出预算为30万元，其中基本支出20万元，项目支出10万元。",
)
UNTOLD = ("部门整体支出绩效自评报告", "支出预算为30万元。")
PLACE = "shili/dongshi/yishan/2024"


def test_a_file_becomes_a_draft_and_leads_to_it(office: Office) -> None:
    answer = office.send("/import", "报告.md", as_text(TOLD), {})

    assert (answer.status, answer.location) == (303, f"/report/{PLACE}")
    assert "original_file: 报告.md" in office.file(PLACE).read_text(encoding="utf-8")
    assert "其中基本支出<mark>20</mark>万元" in office.get(f"/report/{PLACE}?part=spending").text


def test_place_and_year_are_asked_for_and_the_file_is_kept(office: Office) -> None:
    asked = office.send("/import", "a.md", as_text(UNTOLD), {})
    kept = asked.text.partition('name="kept" value="')[2][:64]
    several = office.post("/import", {"kept": kept, "place": "县", "year": "2021"})
    done = office.post("/import", {"kept": kept, "place": "乙山县", "year": "2021"})

    assert "哪个地方、哪一年" in asked.text
    assert "--code" not in asked.text
    assert several.status == 409
    assert (done.status, done.location) == (303, "/report/shili/dongshi/yishan/2021")


@pytest.mark.parametrize("place", ["没有的地方", "130110", "<b>"])
def test_a_place_that_is_not_known_is_said_so(office: Office, place: str) -> None:
    kept = office.desk.drawer.keep_original("a.md", as_text(UNTOLD)).parent.name
    answer = office.post("/import", {"kept": kept, "place": place, "year": "2021"})

    assert answer.status == 409
    assert "地名表里没有这个地方" in answer.text
    assert "<b>" not in answer.text.partition("<main")[2].partition('name="place"')[2][:40]


def test_a_report_that_is_there_is_replaced_only_when_asked(office: Office) -> None:
    office.send("/import", "a.md", as_text(TOLD), {})
    office.file(PLACE).write_text("mine", encoding="utf-8")
    asked = office.send("/import", "a.md", as_text(TOLD), {})
    kept = asked.text.partition('name="kept" value="')[2][:64]

    assert "这份报告已经有了" in asked.text
    assert "乙山县 2024 年" in asked.text
    assert office.file(PLACE).read_text(encoding="utf-8") == "mine"
    done = office.post("/import", {"kept": kept, "replace": PLACE})
    assert done.status == 200
    assert office.file(PLACE).read_text(encoding="utf-8") != "mine"
    put_by = list((office.desk.drawer.root / "replaced").iterdir())
    assert [path.read_text(encoding="utf-8") for path in put_by] == ["mine"]


def test_the_answer_for_one_report_replaces_no_other(office: Office) -> None:
    office.send("/import", "a.md", as_text(TOLD), {})
    kept = office.desk.drawer.keep_original("a.md", as_text(TOLD)).parent.name
    answer = office.post("/import", {"kept": kept, "replace": REPORT})

    assert "这份报告已经有了" in answer.text


def test_warnings_of_the_original_are_told_first(office: Office) -> None:
    answer = office.send(
        "/import", "a.docx", as_docx([*TOLD, "机密★一年", "联系电话 13912345678"]), {}
    )

    assert answer.status == 200
    assert "先按规定处理" in answer.text
    assert "机密" in answer.text


NAMES = (
    "../../../evil.md", "..\\..\\evil.md", "/etc/passwd.md", "C:\\a.md", "a/../b.md", ".md", "..",
    "", "con.md", "a\x00b.md", "<script>alert(1)</script>.md", "a.exe", "a.doc", "a", "\u202e.md",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_nowhere_else(office: Office, name: str) -> None:
    office.send("/import", name.replace('"', ""), as_text(TOLD), {})

    root = office.desk.drawer.root
    found = [
        path for path in root.parent.rglob("*") if "evil" in path.name or "passwd" in path.name
    ]
    assert all(path.parent.parent == root / "originals" for path in found)
    assert "<script>alert" not in office.get(f"/report/{REPORT}").text


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\x00" * 90])
@pytest.mark.parametrize("ending", ["docx", "pdf", "txt", "md", "xlsx"])
def test_no_file_ends_in_a_defect(office: Office, raw: bytes, ending: str) -> None:
    answer = office.send("/import", f"a.{ending}", raw, {})

    assert answer.status == 409
    assert "没有做成" in answer.text


@pytest.mark.parametrize("kept", ["", "0" * 64, "../..", "x"])
def test_a_file_that_was_not_kept_is_asked_for_again(office: Office, kept: str) -> None:
    assert office.post("/import", {"kept": kept}).status == 409
