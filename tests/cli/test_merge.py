from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Ended

KEJIJU = "reports/shili/dongshi/yishan/2023/kejiju.yml"


@pytest.fixture
def contents(tmp_path: Path) -> tuple[Path, Path]:
    """The example without the reports of one prefecture, and without those of the other."""
    found = []
    for name, gone in (("portal", "dongshi"), ("province", "xishi")):
        content = Path(shutil.copytree(EXAMPLE, tmp_path / name / "content"))
        (content / "reviews.yml").unlink(missing_ok=True)
        shutil.rmtree(content / "reports" / "shili" / gone)
        found.append(content)
    return found[0], found[1]


def test_the_command_says_what_it_does(
    contents: tuple[Path, Path], disclose: Callable[..., Ended]
) -> None:
    portal, province = contents
    tried = disclose("merge", province, "--content", portal, "--dry-run")
    assert (tried.code, "会并入 6 份报告" in tried.err) == (0, True)
    assert not (portal / KEJIJU).exists()

    done = disclose("merge", province, "--content", portal)

    assert (done.code, "并入 6 份报告" in done.err) == (0, True)
    assert f"content/{KEJIJU}" in done.out
    assert (portal / KEJIJU).is_file()


def test_a_refusal_ends_with_its_exit_code(
    contents: tuple[Path, Path], disclose: Callable[..., Ended]
) -> None:
    portal, province = contents
    path = province / KEJIJU
    path.write_text(path.read_text("utf-8").replace("year: 2023", "year: 23"), "utf-8")

    ended = disclose("merge", province, "--content", portal)

    assert ended.code == 1
    assert KEJIJU in ended.out
