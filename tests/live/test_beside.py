from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.folders import Folders
from generator.live.beside import Beside
from tests.waiting import PATIENCE

FOLDERS = Folders(Path("root"), Path("content"), Path("output"))


def process_of(folders: Folders) -> str:
    return f"{os.getpid()} {folders.output}"


def failing(_: Folders) -> str:
    raise ValueError("no")


def sleeping(_: Folders) -> str:
    time.sleep(100 * PATIENCE)
    return ""


def test_the_work_is_done_by_another_process() -> None:
    beside = Beside()
    process, output = beside.submit(process_of, FOLDERS).result(PATIENCE).split()
    beside.close()

    assert (int(process) != os.getpid(), output) == (True, "output")


def test_what_goes_wrong_is_told() -> None:
    beside = Beside()

    with pytest.raises(ValueError, match="no"):
        beside.submit(failing, FOLDERS).result(PATIENCE)

    beside.close()


def test_it_ends_in_the_middle_of_the_work() -> None:
    beside = Beside()
    done = beside.submit(sleeping, FOLDERS)
    began = time.monotonic()
    beside.close()

    assert time.monotonic() - began < PATIENCE
    assert not done.done()
