from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.release.lock import held
from tests.conftest import ROOT

HOLDER = """
import pathlib, sys, time
from generator.release.lock import held
with held(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_refused_in_words(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(OutputError, match="等它结束再试"), held(tmp_path):
        pass


def test_a_lock_that_was_given_back_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path / "new"):
            pass


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OutputError), held(tmp_path):
            pass
        other.kill()
        other.wait()

    with held(tmp_path):
        pass
