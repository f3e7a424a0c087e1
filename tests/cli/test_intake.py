"""`disclose intake` from outside: where the draft lies, what is told, and what is never done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ended
from tests.intake.making import as_docx, with_body, written
from tests.intake.test_docx_file import CHANGES

Run = Callable[..., Ended]

REPORT = (
    "中共深泽县委网信办2024年度整体支出绩效自评报告",
    "二、部门收支预决算情况",
    "2024年支出预算为30万元，其中基本支出20万元，项目支出10万元。设备采购支出3万元。",
)
PLACE = "reports/hebei/shijiazhuang/shenze/2024.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("site.yml", "divisions.tsv", "schemes.yml", "topics.yml"):
        shutil.copy(ROOT / "content" / name, folder / name)
    return folder


def test_a_draft_lies_in_its_place_and_the_rest_is_told(
    disclose: Run, content: Path, tmp_path: Path
) -> None:
    ended = disclose("intake", written(tmp_path, "a", REPORT, "docx"), "--content", content)

    text = (content / PLACE).read_text(encoding="utf-8")
    assert (ended.code, ended.out) == (0, "")
    assert "    initial_budget: 20  # 来源：第3段 “其中基本支出20万元”" in text
    assert f"content/{PLACE}:" in ended.err
    assert "草稿：" in ended.err
    assert "设备采购支出3万元" in ended.err


def test_a_draft_is_never_written_over_unless_asked(
    disclose: Run, content: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, "a", REPORT, "md")
    disclose("intake", file, "--content", content)
    (content / PLACE).write_text("mine", encoding="utf-8")
    ended = disclose("intake", file, "--content", content)

    assert ended.code == 2
    assert "--replace" in ended.err
    assert (content / PLACE).read_text(encoding="utf-8") == "mine"
    assert disclose("intake", file, "--content", content, "--replace").code == 0
    assert (content / PLACE).read_text(encoding="utf-8") != "mine"
    assert [path.name for path in (content / PLACE).parent.iterdir()] == ["2024.yml"]


def test_a_draft_can_be_printed_only(disclose: Run, content: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "a", REPORT, "pdf")
    ended = disclose(
        "intake", file, "--content", content, "--stdout", "--code", "130110", "--year", "2023"
    )

    assert "code: 130110\nyear: 2023" in ended.out
    assert not (content / "reports").exists()


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"%PDF-1.7", b"\x00" * 90, "无".encode()])
@pytest.mark.parametrize("ending", ["docx", "pdf", "txt", "md", "xlsx", "doc"])
def test_no_file_ends_in_a_traceback(
    disclose: Run, content: Path, tmp_path: Path, raw: bytes, ending: str
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(raw)
    ended = disclose("intake", path, "--content", content)

    is_finding = ending == "xlsx"  # what is wrong in a workbook is told as in a report file
    assert ended.code == (1 if is_finding else 2)
    assert ended.err.startswith("内容有" if is_finding else "错误：")
    assert "Traceback" not in ended.err


def test_dangers_of_the_original_are_told(disclose: Run, content: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_body(CHANGES + "<w:p><w:r><w:t>机密★10年</w:t></w:r></w:p>"))
    ended = disclose(
        "intake", path, "--content", content, "--code", "130110", "--year", "2024", "--stdout"
    )

    assert "有修订痕迹" in ended.err
    assert "security-marking" in ended.err
    assert "先处理，再发布" in ended.err
    assert "原件要处理" in ended.out


def test_a_clean_copy_is_made_and_told(disclose: Run, tmp_path: Path) -> None:
    path, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(with_body(CHANGES))
    ended = disclose("intake", path, "--clean", copy)

    assert ended.code == 0
    assert "隐藏文字 1 处" in ended.err
    assert copy.is_file()
    assert disclose("intake", path, path, "--clean", copy).code == 2


def test_a_folder_that_is_no_content_is_told(disclose: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(as_docx(REPORT))

    assert disclose("intake", file, "--content", tmp_path).code == 1
