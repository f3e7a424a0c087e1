"""Content that must be refused, or passes with a word: `tests/broken/<what-is-wrong>/`.

Each case is laid over a copy of the example content: `edit.yml` lists replacements in single files
(`file`, `find`, `write`) or files to `remove`; `content/` holds whole files, damaged ones to the
byte. What `disclose check` then prints is in `expected.txt`, word for word; `make golden` rewrites
it. Cases named `published-…` are checked against the example as published. Cases whose content is
too large, or cannot be kept in a repository, are made here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from generator.load.yaml_tree import Document, read_tree
from generator.model.edition import Edition
from tests.conftest import Ended
from tests.plans import files
from tests.waiting import PATIENCE

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example" / "content"
BROKEN = ROOT / "tests" / "broken"
SLOWEST_SECONDS = 60  # of CPU; no case takes one
REPORT = "reports/shili/dongshi/yishan/2023/kejiju.yml"

pytestmark = pytest.mark.golden


def brackets(content: Path) -> None:
    (content / REPORT).write_bytes(b"[" * 200_000)


def braces(content: Path) -> None:
    (content / REPORT).write_bytes(b"{a: " * 50_000)


def many_values(content: Path) -> None:
    (content / REPORT).write_text("".join(f"key-{each}: 1\n" for each in range(10_500)), "utf-8")


def many_items(content: Path) -> None:
    path = content / REPORT
    lines = "".join(f"    - 第 {each} 项\n" for each in range(501))
    path.write_text(
        path.read_text("utf-8").replace("duties: 未说明", f"duties:\n{lines.rstrip()}"), "utf-8"
    )


def long_value(content: Path) -> None:
    path = content / REPORT
    text = path.read_text("utf-8")
    path.write_text(text.replace("部门全年预算", "部门全年预算" * 4_000, 1), "utf-8")


def large_file(content: Path) -> None:
    with (content / REPORT).open("ab") as stream:
        stream.write(b"# ....\n" * 300_000)


def symbolic_link(content: Path) -> None:
    path = content / REPORT
    kept = path.rename(path.with_suffix(".kept"))
    path.symlink_to(kept.rename(content.parent / "kept.yml"))


def linked_folder(content: Path) -> None:
    folder = content / "reports" / "shili" / "xishi"
    folder.symlink_to(folder.rename(content.parent / "kept"))


def named_pipe(content: Path) -> None:
    path = content / REPORT
    path.unlink()
    os.mkfifo(path)


MADE: dict[str, Callable[[Path], None]] = {
    "brackets-200-kilobytes": brackets,
    "braces-without-end": braces,
    "values-too-many": many_values,
    "items-too-many": many_items,
    "value-too-long": long_value,
    "file-too-large": large_file,
    "link-to-a-file": symbolic_link,
    "link-to-a-folder": linked_folder,
    "pipe-instead-of-a-file": named_pipe,
}
CASES = sorted({path.name for path in BROKEN.iterdir()} | set(MADE)) if BROKEN.is_dir() else []


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


@pytest.fixture(scope="module")
def published(example: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What readers have of the example: the files that later content is held against."""
    root = tmp_path_factory.mktemp("published")
    for path, raw in files(example):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    return root


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_told_in_these_words(
    case: str,
    content: Path,
    published: Path,
    disclose: Callable[..., Ended],
    *,
    is_rewriting_golden: bool,
) -> None:
    lay_over(case, content)
    against = ("--release", published) if case.startswith("published-") else ()

    started = process_time()
    ended = disclose("check", "--content", content, *against)
    seconds = process_time() - started

    said = findings_in(ended.out)
    expected = BROKEN / case / "expected.txt"
    if is_rewriting_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert ended.code == (1 if ": error[" in said else 0)
    assert "Traceback" not in ended.out + ended.err
    assert seconds < SLOWEST_SECONDS


@pytest.mark.parametrize("case", ["brackets-200-kilobytes", "file-binary", "file-gbk"])
def test_no_file_brings_the_program_down(case: str, content: Path) -> None:
    lay_over(case, content)

    run = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--content", str(content)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )

    assert run.returncode == 1
    assert b"Traceback" not in run.stdout + run.stderr


def test_every_case_has_something_wrong_and_its_words() -> None:
    folders = [path for path in BROKEN.iterdir() if path.is_dir()]

    assert [path.name for path in folders if not (path / "expected.txt").is_file()] == []
    assert [
        path.name
        for path in folders
        if path.name not in MADE
        and not ({"edit.yml", "content"} & {p.name for p in path.iterdir()})
    ] == []


def test_the_words_speak_to_an_officer() -> None:
    """Chinese sentences; no word of the programs underneath, no path of this machine."""
    said = [path.read_text("utf-8") for path in BROKEN.glob("*/expected.txt")]
    foreign = ("pydantic", "yaml.", "Error", "None", "dict", "Input should", str(ROOT))

    assert [(word, text) for text in said for word in foreign if word in text] == []
    assert [
        line
        for text in said
        for line in text.splitlines()
        if not any("\u4e00" <= sign <= "\u9fff" for sign in line)
    ] == []


def findings_in(said: str) -> str:
    """The lines about our files; what reports say is no one's mistake here."""
    lines = [line for line in said.splitlines() if ": error[" in line or ": warning[" in line]
    return "".join(f"{line}\n" for line in lines) or "没有需要修改的地方\n"


def lay_over(case: str, content: Path) -> None:
    folder = BROKEN / case
    if case in MADE:
        MADE[case](content)
    if (folder / "content").is_dir():
        shutil.copytree(folder / "content", content, dirs_exist_ok=True)
    edits = folder / "edit.yml"
    if edits.is_file():
        document = read_tree(edits.read_bytes(), case)
        assert isinstance(document, Document), document
        assert isinstance(document.tree, list)
        for each in document.tree:
            assert isinstance(each, dict)
            edit(content, **each)


def edit(content: Path, file: str = "", find: str = "", write: str = "", remove: str = "") -> None:
    """One change to one file; what is looked for stands there exactly once."""
    if remove:
        (content / remove).unlink()
        return
    path = content / file
    text = path.read_text("utf-8")
    times = text.count(find)
    assert times == 1, f"{find!r} stands {times} times in {file}"
    path.write_text(text.replace(find, write), "utf-8")
