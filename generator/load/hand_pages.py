"""The hand-written pages: Markdown whose first line is its title."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from generator.findings import Finding
from generator.load.characters import line_findings
from generator.load.folder import Folder
from generator.load.yaml_tree import read_text
from generator.model.dataset import HandPage

_PAGES: Final = "pages"


def hand_pages(folder: Folder) -> tuple[HandPage, ...]:
    """The pages of a content folder, by name; what is wrong with them is told to it."""
    found = (_page(folder, path) for path, _ in folder.files(_PAGES))
    return tuple(page for page in found if page is not None)


def _page(folder: Folder, path: PurePosixPath) -> HandPage | None:
    raw = folder.read(path)
    if raw is None:
        return None
    text = read_text(raw, folder.name(path))
    if isinstance(text, Finding):
        folder.findings.append(text)
        return None
    folder.findings.extend(line_findings(text, folder.name(path)))
    title, _, body = text.partition("\n")
    if not title.startswith("# "):
        folder.complain("page-without-title", path, "第一行应当是“# 标题”", "补上标题")
        return None
    return HandPage(path.stem, title[2:].strip(), body.strip())
