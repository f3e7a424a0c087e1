"""The pages of a built site for Zensical: the same Markdown, theme and settings."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from generator.reading import edition_of
from scripts.canary import BUILDERS, EXAMPLE, ROOT, write_config

_INSTALLED: Final = ROOT / "build" / "canary" / "environment-zensical" / "bin"
[_ZENSICAL] = (each for each in BUILDERS if each.name == "zensical")


def zensical() -> str | None:
    """The program, if it is installed; `make canary` does."""
    return shutil.which("zensical", path=_INSTALLED) or shutil.which("zensical")


def zensical_site(output: Path) -> tuple[Path, list[str]]:
    """The folder to run it in, and its arguments; it reads `output/docs`."""
    config = write_config(output, edition_of(EXAMPLE), _ZENSICAL)
    return output, [*_ZENSICAL.command[1:], config.name]
