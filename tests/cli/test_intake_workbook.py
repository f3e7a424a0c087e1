"""`intake` from outside: a workbook becomes a file in its place, or nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ended
from tests.workbooks import a_workbook, settings, tree_of

Run = Callable[..., Ended]
INSIDE = Path("reports", "hunan", "yongzhou", "jianghua", "2024.yml")
TREE = tree_of((ROOT / "content" / INSIDE).read_bytes())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("reports"))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "江华.xlsx"
    path.write_bytes(a_workbook(TREE))
    return path


def test_a_filled_form_becomes_the_file_that_it_was_made_from(
    disclose: Run, content: Path, file: Path
) -> None:
    ended = disclose("intake", file, "--content", content)

    assert (ended.code, ended.out) == (0, "")
    assert f"下一步，核对：disclose check {content / INSIDE}" in ended.err
    assert (content / INSIDE).read_bytes() == (ROOT / "content" / INSIDE).read_bytes()
    assert disclose("check", "--content", content).code == 0


def test_a_file_that_is_there_is_written_over_only_where_it_is_asked(
    disclose: Run, content: Path, file: Path
) -> None:
    disclose("intake", file, "--content", content)
    again = disclose("intake", file, "--content", content)
    target = content / INSIDE
    target.write_text("mine", "utf-8")
    refused = disclose("intake", file, "--content", content)
    kept = target.read_text("utf-8")
    replaced = disclose("intake", file, "--content", content, "--replace")

    assert "没有变化" in again.err
    assert (refused.code, kept) == (2, "mine")
    assert "要用表里的内容覆盖它，加 --replace" in refused.err
    assert replaced.code == 0
    assert tree_of(target.read_bytes()) == TREE


def test_what_is_wrong_is_told_by_sheet_and_cell_and_nothing_is_written(
    disclose: Run, content: Path, tmp_path: Path
) -> None:
    file = tmp_path / "江华.xlsx"
    file.write_bytes(a_workbook({**TREE, "unit": "百万元"}))
    ended = disclose("intake", file, "--content", content)

    assert ended.code == 1
    assert ended.out.startswith("江华.xlsx 工作表“基本情况” B13: error[word-not-in-list]")
    assert "内容有 1 处需要修改" in ended.err
    assert not (content / "reports").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.xls", "a.xls 是旧格式的 .xls：打开它，另存为 .xlsx，再试一次"),
        ("~$a.xlsx", "~$a.xlsx 是表格打开时的临时文件"),
        ("nowhere.xlsx", "没有这个文件："),
    ],
)
def test_a_file_of_another_kind_is_told_in_a_sentence(
    disclose: Run, tmp_path: Path, name: str, said: str
) -> None:
    if name != "nowhere.xlsx":
        (tmp_path / name).write_bytes(b"x")
    ended = disclose("intake", tmp_path / name)

    assert ended.code == 2
    assert said in ended.err


def test_a_file_that_another_program_holds_is_told_in_a_sentence(
    disclose: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", held)
    ended = disclose("intake", file)

    assert ended.code == 2
    assert "江华.xlsx 打不开：可能正在 WPS 或 Excel 里打开，请先关闭" in ended.err


def test_a_missing_library_is_told_with_what_to_install(
    disclose: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.intake_workbook.has_reader", lambda: False)
    ended = disclose("intake", file)

    assert ended.code == 2
    assert "还要装 openpyxl" in ended.err
    assert "pip install" in ended.err


def test_the_settings_are_those_of_the_program(disclose: Run) -> None:
    assert "yuqing-jiance" in settings().topics
    assert "盖掉" in disclose("intake", "--help").out
