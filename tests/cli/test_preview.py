"""The preview as a program of its own: from a save to the page, and its end."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.publishing import held
from tests.waiting import PATIENCE, until

ROOT: Final = Path(__file__).parent.parent.parent
REPORT: Final = "reports/shili/dongshi/jiaxian/2024.yml"
PAGE: Final = "shili/dongshi/jiaxian/2024/"


@dataclass(frozen=True)
class Running:
    """A preview with the address it told, over a content folder of its own."""

    process: subprocess.Popen[str]
    home: str
    content: Path

    def save(self, old: str, new: str) -> None:
        path = self.content / REPORT
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def page(self) -> str:
        with urllib.request.urlopen(self.home + PAGE, timeout=PATIENCE) as answer:  # ours
            return str(answer.read().decode())

    def is_whole(self) -> bool:
        """True when the site on the disk is that of the newest content."""
        with urllib.request.urlopen(f"{self.home}_live/state", timeout=PATIENCE) as answer:  # ours
            return b"+" not in answer.read()

    def end(self) -> str:
        """Ctrl+C; what was told after the address."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.communicate(timeout=PATIENCE)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def seconds_until(self, words: str, *, is_gone: bool = False) -> float:
        """From now until the page says so, or does no longer."""
        began = time.monotonic()
        while (words in self.page()) is is_gone:
            assert time.monotonic() - began < PATIENCE, words
            time.sleep(0.02)
        return time.monotonic() - began


def _hears_interrupts() -> None:
    """Be as in a terminal: what a script starts in the background is deaf to Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(folder: Path, built: Path) -> Running:
    """A preview that finds what a build of its content left."""
    shutil.copytree(built, folder / "build")
    content = Path(shutil.copytree(ROOT / "tests" / "example" / "content", folder / "content"))
    command = [sys.executable, "-m", "generator", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--content", str(content), "--output", str(folder / "build")],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hears_interrupts,  # noqa: PLW1509  # nothing runs beside it here
    )
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"http://\S+", line):
            return Running(process, found[0], content)
    raise AssertionError("the preview told no address")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, example_output: Path) -> Iterator[Running]:
    found = started(tmp_path_factory.mktemp("serve"), example_output)
    yield found
    found.end()


def test_a_saved_figure_is_on_the_page_long_before_the_site_is_built(running: Running) -> None:
    shares = [1.0]
    while min(shares) > 0.7 and len(shares) < 6:  # a machine may be busy with something else
        word = "改过的" * len(shares)
        began = time.monotonic()
        running.save("\ntitle: ", "\ntitle: 改过的")
        shown = running.seconds_until(word)
        until(running.is_whole)
        shares.append(shown / (time.monotonic() - began))

    assert min(shares) < 0.7, shares


def test_an_error_is_on_the_page_with_its_line_and_goes_when_mended(running: Running) -> None:
    running.save("\ncoverage: ", "\ncovrage: ")
    running.seconds_until("内容有错误")

    assert re.search(r"content/reports/shili/dongshi/jiaxian/2024.yml:\d+:\d+", running.page())

    running.save("\ncovrage: ", "\ncoverage: ")
    running.seconds_until("内容有错误", is_gone=True)

    assert "改过的" in running.page()


def test_a_build_and_a_preview_of_one_folder_do_not_harm_each_other(
    tmp_path: Path, example_output: Path
) -> None:
    """Both begin at the same save: one of them waits, or is told that the other is at work."""
    running = started(tmp_path, example_output)
    output = tmp_path / "build"
    command = [sys.executable, "-m", "generator", "build", "--content", str(running.content)]
    try:
        running.save("\ntitle: ", "\ntitle: 两边都改")
        done = subprocess.run(
            [*command, "--output", str(output)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0 or "另一个程序正在生成网站" in done.stderr, done.stderr
        running.seconds_until("两边都改")
        until(running.is_whole)
    finally:
        rest = running.end()

    assert "没有重新生成" not in rest
    clean = tmp_path / "clean"
    subprocess.run([*command, "--output", str(clean)], cwd=ROOT, check=True, capture_output=True)
    assert held(output / "site") == held(clean / "site")


def test_it_ends_in_good_order(tmp_path: Path, example_output: Path) -> None:
    found = started(tmp_path, example_output)
    rest = found.end()

    assert found.process.returncode == 0
    assert "预览结束" in rest
    assert "Traceback" not in rest
