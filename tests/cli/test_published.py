"""Going back and looking after, which an officer may have to do in a hurry."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT, Ended

Run = Callable[..., Ended]


def test_a_folder_without_a_release_is_told(disclose: Run, tmp_path: Path) -> None:
    back, looked = disclose("rollback", tmp_path), disclose("verify", tmp_path)

    assert (back.code, looked.code) == (2, 1)
    assert back.err.startswith("错误：")
    assert "与发布时不同" in looked.err


def test_neither_pages_nor_checks_are_loaded() -> None:
    program = "import sys; import generator.cli.published; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )

    loaded = set(done.stdout.split())
    assert not {"generator.pipeline", "generator.checks", "mkdocs", "jinja2", "yaml"} & loaded
