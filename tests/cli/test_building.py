"""A build, and one that finds that it has nothing to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import GeneratorError
from generator.findings import Finding, Level, SourceRef
from generator.folders import Folders
from generator.model.edition import Edition
from generator.publish.ledger import NAME
from tests.conftest import EXAMPLE, ROOT, Ended

Run = Callable[..., Ended]


def test_a_build_makes_a_site_and_says_where(disclose: Run, tmp_path: Path) -> None:
    ended = disclose("build", "--content", EXAMPLE, "--output", tmp_path / "out")

    assert (ended.code, ended.out) == (0, "")
    assert f"完成：{tmp_path}/out/site/index.html" in ended.err
    assert (tmp_path / "out" / "site" / "sitemap.xml").is_file()


def test_a_build_of_wrong_content_writes_nothing(disclose: Run, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    (content / "topics.yml").write_text("", "utf-8")

    ended = disclose("build", "--content", content, "--output", tmp_path / "out")

    assert ended.code == 1
    assert "error[file-empty]" in ended.out
    assert not (tmp_path / "out" / "site").exists()
    assert not (tmp_path / "out" / "docs").exists()


def test_an_output_that_cannot_be_written_ends_with_two(disclose: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file in the way")

    ended = disclose("build", "--content", EXAMPLE, "--output", tmp_path / "out" / "deeper")

    assert ended.code == 2
    assert ended.err.splitlines()[-1].startswith("错误：")
    assert "Traceback" not in ended.err


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, example: Edition) -> list[str]:
    """Which builds were begun. They leave what a build leaves, and make no page."""
    found: list[str] = []

    def begin(folders: Folders, say: Callable[[str], None], *_: object, **__: object) -> Edition:
        found.append("built")
        for folder in (folders.site, folders.docs, folders.cache):
            folder.mkdir(parents=True, exist_ok=True)
        (folders.site / "index.html").write_text(f"{len(found)}", "utf-8")
        (folders.cache / NAME).write_text(f"{len(found)}", "utf-8")
        say("读取和核对 content …")
        if not (folders.content / "site.yml").read_bytes():
            raise GeneratorError("没有内容")
        where = SourceRef("content/topics.yml", 1, 1)
        warned = Finding("topic-unused", Level.WARNING, where, "没有用到")
        return replace(example, warnings=(warned,))

    monkeypatch.setattr(pipeline, "build", begin)
    return found


@pytest.fixture
def built(disclose: Run, begun: list[str], tmp_path: Path) -> Ended:
    """A build of a place that a test may edit."""
    shutil.copytree(EXAMPLE, tmp_path / "content")
    ended = build(disclose, tmp_path)
    assert (ended.code, begun) == (0, ["built"])
    begun.clear()
    return ended


def build(disclose: Run, folder: Path, *options: str) -> Ended:
    return disclose("build", "--content", folder / "content", "--output", folder / "out", *options)


def test_a_build_with_nothing_to_do_says_the_same_and_begins_nothing(
    disclose: Run, built: Ended, begun: list[str], tmp_path: Path
) -> None:
    again = build(disclose, tmp_path)

    assert (again.code, again.out, again.err) == (built.code, built.out, built.err)
    assert begun == []
    assert "warning" in again.out


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: touch(folder / "content" / "topics.yml"),
        lambda folder: touch(next((folder / "content" / "reports").rglob("2023.yml"))),
        lambda folder: (folder / "content" / "reports" / "new").mkdir(),
        lambda folder: next((folder / "content" / "pages").iterdir()).unlink(),
        lambda folder: touch(folder / "out" / "cache" / NAME),
        lambda folder: (folder / "out" / "cache" / "standing.json").write_text("{", "utf-8"),
        lambda folder: (folder / "out" / "cache" / "standing.json").write_text("[]", "utf-8"),
        lambda folder: (folder / "out" / "cache" / "standing.json").unlink(),
        lambda folder: shutil.rmtree(folder / "out" / "site"),
        lambda folder: (folder / "out" / "docs.old").mkdir(),
    ],
)
def test_a_build_begins_where_anything_is_otherwise(
    disclose: Run,
    built: Ended,
    begun: list[str],
    tmp_path: Path,
    change: Callable[[Path], object],
) -> None:
    change(tmp_path)
    ended = build(disclose, tmp_path)

    assert built.code == ended.code == 0
    assert begun == ["built"]
    assert (tmp_path / "out" / "site" / "index.html").is_file()


def touch(path: Path) -> None:
    """Another time, the same text."""
    path.write_bytes(path.read_bytes())


def test_a_build_that_fails_is_not_what_the_last_one_was(
    disclose: Run, built: Ended, begun: list[str], tmp_path: Path
) -> None:
    settings = tmp_path / "content" / "site.yml"
    text = settings.read_bytes()
    settings.write_bytes(b"")
    failed = build(disclose, tmp_path)
    settings.write_bytes(text)
    again = build(disclose, tmp_path)

    assert (built.code, failed.code, again.code) == (0, 2, 0)
    assert begun == ["built", "built"]


def test_a_build_that_left_something_over_is_tidied_up_by_the_next(
    disclose: Run, built: Ended, begun: list[str], tmp_path: Path
) -> None:
    (tmp_path / "out" / "docs.old").mkdir()  # which is not removed by what stands for a build here
    for _ in range(2):
        assert build(disclose, tmp_path).code == built.code == 0

    assert begun == ["built", "built"]


def test_another_question_is_another_build(
    disclose: Run, built: Ended, begun: list[str], tmp_path: Path
) -> None:
    ended = build(disclose, tmp_path, "--allow-removals")

    assert built.code == ended.code == 0
    assert begun == ["built"]


def test_an_offline_edition_is_made_whenever_it_is_asked_for(
    disclose: Run,
    built: Ended,
    begun: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(pipeline, "build_offline", lambda folders, _: made.append(folders.offline))
    ended = build(disclose, tmp_path, "--offline")

    assert built.code == ended.code == 0
    assert begun == ["built"]
    assert made == [tmp_path / "out" / "disclose-offline"]


def test_nothing_of_the_model_is_loaded_where_nothing_changed(built: Ended, tmp_path: Path) -> None:
    program = (
        "import sys; from generator.cli import commands; "
        "commands(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    )
    given = ["build", "--content", str(tmp_path / "content"), "--output", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-c", program, *given],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert built.code == 0
    assert "完成：" in done.stderr
    assert not {"pydantic", "yaml", "generator.pipeline"} & set(done.stdout.split())
