from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.publish.packages import FOLDER, SCRIPT, has_packages, left_out, package_files
from tests.conftest import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root whose packages are installed."""
    installed = tmp_path / FOLDER / "node_modules"
    shutil.copytree(ROOT / FOLDER / "node_modules", installed)
    shutil.copy(ROOT / FOLDER / "package-lock.json", tmp_path / FOLDER)
    return tmp_path


def test_the_licence_goes_with_the_script(root: Path) -> None:
    files = dict(package_files(root))

    assert has_packages(root)
    assert left_out(root) == ()
    assert (root / SCRIPT).read_bytes()[:60].startswith(b"/* Tabulator v6")
    assert b"MIT License" in files["assets/tabulator/LICENSE.txt"]


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    assert not has_packages(tmp_path)
    [said] = left_out(tmp_path)
    assert "tabulator-tables" in said
    assert "make site" in said


def test_an_installation_of_another_lock_is_none(root: Path) -> None:
    lock = root / FOLDER / "package-lock.json"
    lock.write_bytes(lock.read_bytes() + b"\n")

    assert not has_packages(root)


def test_a_damaged_installation_stops_the_build(root: Path) -> None:
    shutil.rmtree(root / FOLDER / "node_modules" / "tabulator-tables")

    with pytest.raises(OutputError, match="node_modules"):
        package_files(root)
