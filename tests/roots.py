"""What makes the look of a site, copied so that a test may change it; and scripts as modules."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGES: Final = Path("site_templates", "packages", "node_modules")


def a_root(folder: Path, *, has_packages: bool = True) -> Path:
    """Settings of the site builder and templates in a new folder, installed packages by a link."""
    ignored = shutil.ignore_patterns("node_modules")
    shutil.copytree(ROOT / "site_templates", folder / "site_templates", ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if has_packages and (ROOT / PACKAGES).is_dir():
        (folder / PACKAGES).symlink_to(ROOT / PACKAGES)
    return folder


def script(name: str) -> ModuleType:
    """A script of `scripts/`, which is run by its path."""
    found = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules[name] = module  # dataclasses look their module up
    found.loader.exec_module(module)
    return module
