"""Each defence is removed in turn from a copy of the program, and a test must fail.

Without the long run only the changes themselves are tried: that each still applies, exactly once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.hostile.mutations import MUTATIONS, Mutation
from tests.hostile.texts import IS_FULL

COPIED = ("generator", "site_templates", "tests", "content", "docs")
FILES = ("mkdocs.yml", "pyproject.toml")
WITHOUT = shutil.ignore_patterns("node_modules", "__pycache__", "golden", "seeds")
FAILED = 1
"""What pytest answers where tests ran and one failed; a test that cannot be found is another."""


@pytest.mark.parametrize("each", MUTATIONS, ids=lambda each: each.defence)
def test_a_change_applies_once_and_names_a_test_that_is_there(each: Mutation) -> None:
    text = (ROOT / each.file).read_text("utf-8")
    file, _, name = each.test.partition("::")

    assert text.count(each.text) == 1
    assert each.without not in (each.text, text)
    assert f"def {name}" in (ROOT / file).read_text("utf-8")


def test_no_defence_is_listed_twice() -> None:
    assert len({each.defence for each in MUTATIONS}) == len(MUTATIONS)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program and its tests, to be broken."""
    folder = tmp_path_factory.mktemp("mutations") / "tree"
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=WITHOUT)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    packages = Path("site_templates", "packages", "node_modules")
    if (ROOT / packages).is_dir():
        (folder / packages).symlink_to(ROOT / packages)
    yield folder
    shutil.rmtree(folder)


def ended(folder: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    options = ("-q", "-x", "--no-header", "--tb=line", "-p", "no:cacheprovider")
    return subprocess.run(
        [sys.executable, "-B", "-m", "pytest", *options, *tests],
        cwd=folder, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip


@pytest.mark.skipif(not IS_FULL, reason="the long run: make faults")
def test_all_tests_pass_in_the_copy_as_it_is(copy: Path) -> None:
    found = ended(copy, *dict.fromkeys(each.test for each in MUTATIONS))

    assert found.returncode == 0, found.stdout[-2000:]


@pytest.mark.skipif(not IS_FULL, reason="the long run: make faults")
@pytest.mark.parametrize("each", MUTATIONS, ids=lambda each: each.defence)
def test_without_a_defence_a_test_fails(each: Mutation, copy: Path) -> None:
    path = copy / each.file
    text = path.read_text("utf-8")
    path.write_text(text.replace(each.text, each.without), "utf-8")
    try:
        found = ended(copy, each.test)
    finally:
        path.write_text(text, "utf-8")

    assert found.returncode == FAILED, found.stdout[-2000:]
