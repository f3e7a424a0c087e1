"""A small site to publish: what the tests of releases share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.release.publish import Done, Draft, publish
from generator.release.target import Target
from generator.release.tree import listed

CELLS = ("number", "version", "content", "manifest", "previous", "files", "own", "whole")
PAGE = "".join(f'<div id="release.{name}"><dt>名</dt><dd>发布时填写</dd></div>\n' for name in CELLS)
FILES = {
    "index.html": '<a href="a/">甲</a> <a href="about/release/">发布</a>',
    "a/index.html": '<a href="../">回</a><img src="../b.svg">',
    "b.svg": "<svg/>",
    "data/reports.csv": "address,data_digest\n",
    "about/release/index.html": PAGE,
}


def a_built_site(folder: Path, **changes: str | None) -> Path:
    """A built site; a change names a file (`a__index_html`), and None takes it away."""
    told = {name.replace("__", "/").replace("_", "."): text for name, text in changes.items()}
    for path, text in (FILES | told).items():
        if text is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    return folder


def a_whole_set(folder: Path, *more: str) -> Path:
    """A folder of what a release adds to the site."""
    for path in ("data/disclose.sqlite", *more):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(path.rpartition(".")[2].encode())
    return folder


def a_release(root: Path, text: str = "<svg/>", *, keep: int = 10, **rest: Any) -> Done:
    """Publish the small site with `b.svg` as its only difference."""
    site = a_built_site(root.with_name(f"{root.name}-site"), b_svg=text)
    renames = rest.pop("renames", False)
    whole = a_whole_set(root.with_name(f"{root.name}-whole"))
    draft = Draft(site, "2026-01-31", whole, ("没有 Parquet",), **rest)
    return publish(Target(root), draft, keep, lambda _: None, renames=renames)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path: (folder / path).read_bytes() for path in listed(folder)}


def faults(found: Iterator[Any] | tuple[Any, ...]) -> list[str]:
    return [str(each) for each in found]
