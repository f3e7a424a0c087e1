"""A draft is checked before it is sealed: places of its own file, and nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ended
from tests.intake.making import written

Run = Callable[..., Ended]

REPORT = (
    "中共深泽县委网信办2024年度整体支出绩效自评报告",
    "二、部门收支预决算情况",
    "2024年支出预算为30.00万元，其中基本支出20.00万元，项目支出11.00万元。设备采购支出3万元。",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("site.yml", "divisions.tsv", "schemes.yml", "topics.yml"):
        shutil.copy(ROOT / "content" / name, folder / name)
    return folder


def checked(disclose: Run, content: Path, file: Path, *more: object) -> Ended:
    before = {path: path.read_bytes() for path in content.parent.rglob("*") if path.is_file()}
    ended = disclose("intake", "--check-only", file, "--content", content, *more)
    after = {path: path.read_bytes() for path in content.parent.rglob("*") if path.is_file()}
    assert after == before, "nothing is written"
    return ended


@pytest.mark.parametrize("ending", ["docx", "pdf", "md"])
def test_the_sums_of_a_draft_are_compared_at_their_place(
    disclose: Run, content: Path, tmp_path: Path, ending: str
) -> None:
    ended = checked(disclose, content, written(tmp_path, "a", REPORT, ending))

    (line,) = [each for each in ended.out.splitlines() if "[total-sum]" in each]
    assert ended.code == 0
    assert line.startswith(f"a.{ending} ")
    assert "前后不一[total-sum]" in line
    assert "报告写：全年支出 30.00 万元；各项相加：20.00＋11.00＝31.00 万元" in line
    assert "相符[year-in-title]" in ended.out
    assert "没有写任何文件" in ended.err


def test_what_took_no_part_is_told(disclose: Run, content: Path, tmp_path: Path) -> None:
    ended = checked(disclose, content, written(tmp_path, "a", REPORT, "docx"))

    assert "有 1 个数没有读进去，没有参加核对" in ended.err
    assert "设备采购支出3万元" in ended.err


def test_what_may_not_be_published_is_told_first(
    disclose: Run, content: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, "a", (*REPORT, "联系电话：13812345678。"), "docx")
    ended = checked(disclose, content, file)

    assert ended.code == 1
    assert "[telephone]" in ended.out.splitlines()[0]
    assert "稿子里有不能公开的内容" in ended.err


def test_a_place_that_is_not_told_is_asked_for(
    disclose: Run, content: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, "a", ("绩效自评报告", REPORT[2]), "docx")

    assert "--code" in checked(disclose, content, file).err
    found = checked(disclose, content, file, "--code", "130128", "--year", "2024")
    assert "[total-sum]" in found.out


@pytest.mark.parametrize("more", [("--stdout",), ("--replace",)])
def test_options_that_write_do_not_go_with_it(
    disclose: Run, content: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    ended = checked(disclose, content, written(tmp_path, "a", REPORT, "docx"), *more)

    assert (ended.code, "--check-only 只核对稿子" in ended.err) == (2, True)


def test_a_workbook_is_not_a_draft(disclose: Run, content: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"PK")

    assert "--check-only 只核对稿子" in checked(disclose, content, file).err


def test_check_shows_the_way(disclose: Run, content: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "a", REPORT, "docx")
    ended = disclose("check", file, "--content", ROOT / "content")

    assert (ended.code, f"disclose intake --check-only {file}" in ended.err) == (2, True)
