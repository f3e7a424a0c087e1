"""`template` and `new` from outside."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import ROOT, Ended
from tests.workbooks import cells_of, tree_of

Run = Callable[..., Ended]
REPORT = ROOT / "content" / "reports" / "hunan" / "yongzhou" / "jianghua" / "2024.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The settings of the real content, without its reports."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("reports"))
    return folder


def test_a_form_is_made_for_a_place_and_year(
    disclose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = disclose("template", "431127", "2024")
    book = openpyxl.load_workbook(tmp_path / "蓝山县2024.xlsx", read_only=True)

    assert ended.code == 0
    assert "disclose intake 蓝山县2024.xlsx" in ended.err
    assert book["基本情况"]["B5"].value == "431127"


def test_a_form_is_made_of_a_report(disclose: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    ended = disclose("template", "--from", REPORT, "--output", file)
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))

    assert ended.code == 0
    for name, cells in cells_of(tree_of(REPORT.read_bytes())).items():
        for (row, column), text in cells.items():
            assert book[name].cell(row + 1, column + 1).value == text


def test_what_somebody_filled_in_is_not_written_over(disclose: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"filled in")
    ended = disclose("template", "431127", "2024", "--output", file)

    assert ended.code == 2
    assert "已经存在，没有动它" in ended.err
    assert file.read_bytes() == b"filled in"


def test_a_report_with_something_that_has_no_cell_makes_no_form(
    disclose: Run, tmp_path: Path
) -> None:
    report = tmp_path / "2024.yml"
    report.write_text(REPORT.read_text("utf-8").replace("title_words", "titel_words"), "utf-8")
    ended = disclose("template", "--from", report, "--output", tmp_path / "a.xlsx")

    assert ended.code == 1
    assert f"{report}:8:14: error[no-cell] titel_words 表里没有这一项" in ended.out
    assert not (tmp_path / "a.xlsx").exists()


def test_a_draft_cannot_choose_where_its_form_is_written(
    disclose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    (folder / "draft.yml").write_text("code: todo\nyear: /../../out\n", "utf-8")
    ended = disclose("template", "--from", folder / "draft.yml")

    assert ended.code == 0
    assert sorted(path.name for path in tmp_path.rglob("*.xlsx")) == ["报告.xlsx"]
    assert (folder / "报告.xlsx").is_file()


def test_a_file_that_is_no_yaml_makes_no_form(disclose: Run, tmp_path: Path) -> None:
    report = tmp_path / "2024.yml"
    report.write_text("a: [", "utf-8")

    assert "error[yaml-syntax]" in disclose("template", "--from", report).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "写法：disclose template 区划代码 年度"),
        (["431127"], "写法：disclose template 区划代码 年度"),
        (["431127", "2024", "--from", REPORT], "写法：disclose template 区划代码 年度"),
        (["999999", "2024"], "区划代码 999999 不在 divisions.tsv 里"),
        (["431127", "24"], "“24”不是预算年度"),
    ],
)
def test_a_wrong_place_year_or_command_is_told(
    disclose: Run, arguments: list[object], said: str
) -> None:
    ended = disclose("template", *arguments)

    assert ended.code == 2
    assert said in ended.err


def test_settings_that_cannot_be_read_are_told(disclose: Run, content: Path) -> None:
    (content / "site.yml").unlink()
    ended = disclose("new", "431127", "2024", "--content", content)

    assert ended.code == 1
    assert "content/site.yml: error[file-missing]" in ended.out


def test_a_new_file_stands_in_its_place_and_names_the_next_command(
    disclose: Run, content: Path
) -> None:
    target = content / "reports" / "hunan" / "yongzhou" / "lanshan" / "2024.yml"
    ended = disclose("new", "431127", "2024", "--content", content)
    checked = disclose("check", "--content", content)

    assert ended.code == 0
    assert f"写好了：{target}" in ended.err
    assert f"disclose check {target}" in ended.err
    assert target.read_text("utf-8").startswith("# yaml-language-server: $schema=../../../../")
    assert checked.code == 1
    assert checked.out.count("error[value-missing]") == len(checked.out.splitlines()) > 100


def test_a_report_that_is_there_is_not_begun_anew(disclose: Run, content: Path) -> None:
    disclose("new", "431127", "2024", "--content", content)
    target = content / "reports" / "hunan" / "yongzhou" / "lanshan" / "2024.yml"
    target.write_text("mine", "utf-8")
    ended = disclose("new", "431127", "2024", "--content", content)

    assert ended.code == 2
    assert "已经存在，没有动它" in ended.err
    assert target.read_text("utf-8") == "mine"
