"""The two files that are double-clicked: what they install, and that no way to fail is silent."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

BAT = ROOT / "开始.bat"
SH = ROOT / "start.sh"


def test_the_batch_file_is_read_rightly_by_windows() -> None:
    raw = BAT.read_bytes()
    lines = raw.decode("utf-8").split("\r\n")
    first = next(number for number, line in enumerate(lines) if not line.isascii())

    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert "chcp 65001 >nul" in lines[:first]


def test_every_way_to_fail_says_a_sentence_and_waits() -> None:
    text = BAT.read_bytes().decode("utf-8").replace("\r\n", "\n")
    labels = set(re.findall(r"(?m)^:(\w+)$", text))
    wanted = set(re.findall(r"goto (\w+)", text))
    failures = set(re.findall(r"(?m)^if errorlevel 1 goto (\w+)", text)) - {"try_python"}

    assert wanted <= labels
    for name in failures:
        block = text.split(f"\n:{name}\n")[1].split("\n\n")[0]
        assert re.search(r"echo [^\n]*[\u4e00-\u9fff]{6}", block), name
        assert block.endswith("goto wait") or name == "failed"
    assert text.rstrip().endswith("pause >nul\nexit /b 1")


@pytest.mark.parametrize("path", [BAT, SH], ids=["bat", "sh"])
def test_both_install_what_is_locked_and_open_the_same_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\\", "/")

    assert "requirements/office.txt" in text
    assert "--require-hashes" in text
    assert "--no-index --find-links wheelhouse" in text
    assert "-m generator desk" in text
    assert re.search(r"3, ?11", text)


def test_the_shell_script_is_well_formed(tmp_path: Path) -> None:
    subprocess.run(["bash", "-n", SH], check=True)
    locked = (ROOT / "requirements" / "office.txt").read_text(encoding="utf-8")

    assert {"bottle", "waitress", "python-docx", "openpyxl", "mkdocs"} <= set(
        re.findall(r"(?m)^([\w-]+)==", locked)
    )


def test_without_python_the_shell_script_says_so(tmp_path: Path) -> None:
    (tmp_path / "start.sh").write_bytes(SH.read_bytes())
    for name in ("dirname", "bash", "cut", "sha256sum"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    ended = subprocess.run(
        ["/usr/bin/bash", tmp_path / "start.sh"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "没有 Python 3.11" in ended.stderr
