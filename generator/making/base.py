"""What everything is made from besides the reports: the program, its templates, the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator.cache.program import program_digest
from generator.folders import Folders
from generator.load.content import SETTINGS
from generator.publish.pages import Pages


def base_of(folders: Folders, pages: Pages, *, has_explore: bool) -> str:
    """A digest of all that; where it is another, everything is made again."""
    found = hashlib.sha256(f"{program_digest()} {has_explore}".encode())
    for path in (*_texts_of_theme(folders.root), *(folders.content / name for name in SETTINGS)):
        found.update(path.read_bytes())
    return f"{found.hexdigest()} {pages.digest}"


def _texts_of_theme(root: Path) -> Iterator[Path]:
    for path in (root / "mkdocs.yml", *sorted((root / "site_templates").rglob("*"))):
        if path.is_file() and "node_modules" not in path.parts:
            yield path
