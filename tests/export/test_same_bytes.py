"""The downloads are the same bytes in another folder, time zone, language and order of sets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import EXAMPLE, ROOT

PROGRAM = """
import hashlib, pathlib, sys
from generator.export.parquet_file import can_write_parquet, parquet_bytes
from generator.export.sqlite_file import sqlite_bytes
from generator.export.xlsx_file import xlsx_bytes
from generator.outputs import DOWNLOADS, files
from generator.pipeline import edition_of
edition = edition_of(pathlib.Path(sys.argv[1]))
tables = [download.table(edition) for download in DOWNLOADS]
whole = [("sqlite", sqlite_bytes(tables)), ("xlsx", xlsx_bytes(tables, "all", []))]
if can_write_parquet():
    whole += [(table.name, parquet_bytes(table)) for table in tables]
for path, content in [*files(edition), *whole]:
    print(path, hashlib.sha256(content).hexdigest())
"""


def digests(content: Path, folder: Path, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(content)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


def test_a_download_depends_on_the_content_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "一个 folder" / "content"
    shutil.copytree(EXAMPLE, elsewhere)
    here = digests(EXAMPLE, ROOT, TZ="Asia/Shanghai", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    there = digests(elsewhere, tmp_path, TZ="America/New_York", PYTHONHASHSEED="2", LANG="zh_CN")

    assert len(here) > 100
    assert here == there
