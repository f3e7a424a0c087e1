"""The commands from outside: Chinese words, exit codes, what goes to which stream."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ended

Run = Callable[..., Ended]


@pytest.mark.parametrize("command", [[], ["check"], ["build"], ["digest"]])
def test_help_is_in_chinese(disclose: Run, command: list[str]) -> None:
    ended = disclose(*command, "--help")

    assert ended.code == 0
    assert "退出码" in ended.out or command == ["digest"]
    assert "显示帮助" in ended.out


def test_a_defect_is_told_apart_from_a_mistake(
    disclose: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("generator.cli.check.edition_of", lambda *_: 1 // 0)

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
