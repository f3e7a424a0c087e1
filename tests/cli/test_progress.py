"""A bar in a terminal, lines in a log, and a terminal left as it was."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.progress import Bars, Lines
from tests.conftest import EXAMPLE, ROOT


def in_terminal(*arguments: object) -> tuple[int, str]:
    """Exit code and all that a terminal of 100 columns was sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    ) as run:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end was closed: the program has ended
                break
            if not part:
                break
            shown += part
    os.close(ours)
    return run.returncode, shown.decode()


@pytest.mark.parametrize("total", [1000, 14250])
def test_a_log_gets_a_line_for_each_tenth(total: int) -> None:
    said: list[str] = []

    items = list(Lines(said.append)(range(total), "读取报告", total))

    assert items == list(range(total))
    assert len(said) == 10
    assert said[4] == f"读取报告 {total // 10 * 5}/{total}"


@pytest.mark.parametrize("total", [0, 7, 999, None])
def test_a_log_is_silent_on_a_short_stage(total: int | None) -> None:
    said: list[str] = []

    assert list(Lines(said.append)(range(total or 5000), "核对", total)) == list(
        range(total or 5000)
    )
    assert said == []


def test_a_stage_within_a_stage_has_no_bar_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    bars = Bars()

    pairs = [(a, b) for a in bars("xy", "外面", 2) for b in bars("12", "里面", 2)]

    assert pairs == [("x", "1"), ("x", "2"), ("y", "1"), ("y", "2")]
    assert "里面" not in capsys.readouterr().err


def test_a_terminal_shows_a_bar_and_is_left_clean() -> None:
    code, shown = in_terminal("check", "--content", EXAMPLE)

    assert code == 0
    assert "读取报告" in shown
    assert "/7" in shown
    assert "还要" in shown
    assert shown.rfind("\x1b[?25h") > shown.rfind("\x1b[?25l")  # the cursor is back
    assert shown.rstrip().splitlines()[-1].startswith("7 份报告没有需要修改的地方")


def test_a_defect_in_the_middle_of_a_stage_leaves_a_clean_terminal() -> None:
    program = (
        "import generator.load.content as content\n"
        "content._Reader._entry = lambda *_: 1 // 0\n"
        "from generator.cli import main\n"
        "main()\n"
    )
    ours, theirs = pty.openpty()
    ended = subprocess.run(
        [sys.executable, "-c", program, "check", "--content", str(EXAMPLE)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=False,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)

    assert ended.returncode == 3
    assert shown.index("\x1b[?25h") < shown.index("ZeroDivisionError")


def test_where_no_terminal_is_nothing_is_drawn(tmp_path: Path) -> None:
    with (tmp_path / "log.txt").open("wb") as log:
        ended = subprocess.run(
            [sys.executable, "-m", "generator", "check", "--content", str(EXAMPLE)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=log,
            check=False,
        )

    said = (tmp_path / "log.txt").read_text("utf-8")
    assert ended.returncode == 0
    assert "\x1b" not in said
    assert "\r" not in said
