"""A bare `mkdocs build` in a fresh clone: pages without downloads, into a folder of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import EXAMPLE, ROOT


def test_a_bare_build_makes_the_pages_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "docs", "generator", "site_templates"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    shutil.copytree(EXAMPLE, tmp_path / "content")

    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    site = tmp_path / "build" / "mkdocs-site"
    assert run.returncode == 0, run.stderr
    assert "disclose build" in run.stderr
    assert (site / "shili" / "dongshi" / "jiaxian" / "2024" / "index.html").is_file()
    assert "示例省公开" in (site / "index.html").read_text("utf-8")
    assert not (site / "data" / "divisions.csv").exists()
    assert not (tmp_path / "build" / "site").exists()
