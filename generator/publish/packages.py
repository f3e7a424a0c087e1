"""What pages run from npm: read where `scripts/packages.sh` installed it, copied as it is.

It is at hand when all of it is: the mark of the whole installation names the lock it was made from.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from generator.errors import OutputError

FOLDER: Final = Path("site_templates", "packages")
_INSTALLED: Final = "node_modules"
_MISSING: Final = "没有安装 tabulator-tables：不生成“探索”页；make site 会安装它"
SCRIPT: Final = f"{FOLDER.as_posix()}/{_INSTALLED}/tabulator-tables/dist/js/tabulator.min.js"
"""Goes into the script of the explore page."""

_FILES: Final = (("tabulator-tables/LICENSE", "assets/tabulator/LICENSE.txt"),)


def has_packages(root: Path) -> bool:
    """Whether exactly what the lock names is installed."""
    folder = root / FOLDER
    try:
        wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
        return (folder / _INSTALLED / ".locked").read_text("ascii").strip() == wanted
    except OSError:
        return False


def package_files(root: Path) -> tuple[tuple[str, bytes], ...]:
    """The files by their paths in the site.

    Raises:
        OutputError: a file of the installation is gone.
    """
    installed = root / FOLDER / _INSTALLED
    try:
        return tuple((path, (installed / name).read_bytes()) for name, path in _FILES)
    except OSError as error:
        raise OutputError(
            f"读不到 {error.filename}：请删去 {FOLDER / _INSTALLED}，再运行 make site"
        ) from error


def left_out(root: Path) -> tuple[str, ...]:
    """What the site does without, because the packages are not installed."""
    return () if has_packages(root) else (_MISSING,)
