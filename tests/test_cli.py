"""The commands from outside: Chinese words, exit codes, what goes to which stream."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT, Ended

Run = Callable[..., Ended]


def test_sound_content_ends_well(disclose: Run) -> None:
    ended = disclose("check", "--content", EXAMPLE)

    assert ended.code == 0
    assert "7 份报告没有需要修改的地方" in ended.err


def test_wrong_content_ends_with_one_and_its_findings(disclose: Run, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    (content / "site.yml").unlink()

    ended = disclose("check", "--content", content)

    assert ended.code == 1
    assert ended.out.startswith("content/site.yml: error[file-missing]")
    assert "内容有 1 处需要修改" in ended.err


def test_a_build_makes_a_site_and_says_where(disclose: Run, tmp_path: Path) -> None:
    ended = disclose("build", "--content", EXAMPLE, "--output", tmp_path / "out")

    assert (ended.code, ended.out) == (0, "")
    assert f"完成：{tmp_path}/out/site/index.html" in ended.err
    assert (tmp_path / "out" / "site" / "sitemap.xml").is_file()


def test_a_build_of_wrong_content_writes_nothing(disclose: Run, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    (content / "topics.yml").write_text("", "utf-8")

    ended = disclose("build", "--content", content, "--output", tmp_path / "out")

    assert ended.code == 1
    assert "error[file-empty]" in ended.out
    assert not (tmp_path / "out" / "site").exists()
    assert not (tmp_path / "out" / "docs").exists()


def test_an_output_that_cannot_be_written_ends_with_two(disclose: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file in the way")

    ended = disclose("build", "--content", EXAMPLE, "--output", tmp_path / "out" / "deeper")

    assert ended.code == 2
    assert ended.err.splitlines()[-1].startswith("错误：")
    assert "Traceback" not in ended.err


def test_a_digest_is_that_of_the_file(disclose: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"original")

    assert disclose("digest", file).out.strip() == hashlib.sha256(b"original").hexdigest()


def test_a_passage_is_measured_as_checks_compare_it(disclose: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("做好 监测，\n及时报告。", "utf-8")

    ended = disclose("digest", "--passage", file)

    assert ended.out.startswith("length: 10\ndigest: ")


def test_a_file_that_is_not_there_ends_with_two(disclose: Run, tmp_path: Path) -> None:
    ended = disclose("digest", tmp_path / "nowhere.pdf")

    assert ended.code == 2
    assert "nowhere.pdf" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("command", [[], ["check"], ["build"], ["digest"]])
def test_help_is_in_chinese(disclose: Run, command: list[str]) -> None:
    ended = disclose(*command, "--help")

    assert ended.code == 0
    assert "退出码" in ended.out or command == ["digest"]
    assert "显示帮助" in ended.out


def test_a_defect_is_told_apart_from_a_mistake(
    disclose: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("generator.cli.edition_of", lambda *_: 1 // 0)

    ended = disclose("check", "--content", tmp_path)

    assert ended.code == 3
    assert "ZeroDivisionError" in ended.err
    assert "这是程序的缺陷" in ended.err


def test_the_program_is_run_as_a_module_too() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "generator", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.strip().replace(".", "").isdecimal()
