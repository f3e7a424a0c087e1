"""`disclose upload-list`: what to upload, for people and for programs."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ended
from tests.publishing import a_release

Run = Callable[..., Ended]


@pytest.fixture
def public(tmp_path: Path) -> Path:
    root = tmp_path / "public"
    a_release(root)
    a_release(root, "<svg>2</svg>")
    return root


def test_a_first_upload_lists_every_file(disclose: Run, public: Path) -> None:
    ended = disclose("upload-list", public)

    files = [path for path in (public / "current").resolve().rglob("*") if path.is_file()]
    assert ended.code == 0
    assert len(ended.out.splitlines()) == len(files)
    assert ended.out.startswith("上传 b.svg　image/svg+xml; charset=utf-8　no-cache　")
    assert f"第 2 次发布：上传 {len(files)} 个文件" in ended.err


def test_after_an_earlier_one_only_changes_are_listed(disclose: Run, public: Path) -> None:
    ended = disclose("upload-list", public, "--since", 1, "--format", "json")

    rows = [json.loads(row) for row in ended.out.splitlines()]
    assert rows[0]["path"] == "b.svg"
    assert rows[0]["content_type"] == "image/svg+xml; charset=utf-8"
    assert len(rows[0]["sha256"]) == 64
    assert "index.html" not in {row["path"] for row in rows}


def test_commands_name_the_file_and_its_place(disclose: Run, public: Path) -> None:
    ended = disclose(
        "upload-list", public, "--since", 1, "--format", "ossutil", "--to", "oss://gk/wgk/"
    )

    words = shlex.split(ended.out.splitlines()[0])
    assert words[:4] == ["ossutil", "cp", "-f", "--meta"]
    assert words[4] == "Content-Type:image/svg+xml; charset=utf-8#Cache-Control:no-cache"
    assert Path(words[5]).read_text("utf-8") == "<svg>2</svg>"
    assert words[6] == "oss://gk/wgk/b.svg"


def test_what_was_not_kept_is_told(disclose: Run, public: Path, tmp_path: Path) -> None:
    assert "留下的有：1、2" in disclose("upload-list", public, "--since", 7).err
    assert "没有发布过" in disclose("upload-list", tmp_path / "nothing").err
