from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import EXAMPLE, Ended

Run = Callable[..., Ended]


def test_sound_content_ends_well(disclose: Run) -> None:
    ended = disclose("check", "--content", EXAMPLE)

    assert ended.code == 0
    assert "7 份报告没有需要修改的地方" in ended.err


def test_wrong_content_ends_with_one_and_its_findings(disclose: Run, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    (content / "site.yml").unlink()

    ended = disclose("check", "--content", content)

    assert ended.code == 1
    assert ended.out.startswith("content/site.yml: error[file-missing]")
    assert "内容有 1 处需要修改" in ended.err
