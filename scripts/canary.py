"""Builds the example with other site builders and says what differs: `canary.py FOLDER`.

FOLDER holds an environment for each builder, as `scripts/canary.sh` makes them. The Markdown and
the theme's overrides are those of the site; only the builder is another. Ends with 1 where
ProperDocs makes another page, or Zensical another text, title, anchor or link.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

import yaml

from generator.folders import Folders
from generator.model.edition import Edition
from generator.pipeline import build
from generator.publish.bundles import addresses, bundles
from generator.publish.mkdocs import settings

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLE: Final = ROOT / "tests" / "example" / "content"
GENERATOR: Final = re.compile(r'<meta name="generator" content="[^"]*">')
UNSEEN: Final = frozenset({"script", "style"})
OF_THEME: Final = "md-skip"
"""The theme's own link past its header, which the style sheet hides: each builder has another."""

VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Builder:
    """A builder: how it is called, and what of a page must be the same."""

    name: str
    command: tuple[str, ...]
    compared: Callable[[str, str], dict[str, object]]
    promise: str


class Reading(HTMLParser):
    """What a reader and a link find on a page, whatever the markup around it."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self._base = f"https://site.example/{address}"
        self._open: list[str] = []
        self._passed = 0
        self.title = ""
        self.words: list[str] = []
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where it leads and what it is called."""
        found = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if OF_THEME in found.get("class", "").split():
            self._passed = len(self._open)
        elif not self._passed:
            self._note(tag, found)

    def _note(self, tag: str, found: dict[str, str]) -> None:
        self.links += [
            urljoin(self._base, found[name]) for name in ("href", "src", "action") if name in found
        ]
        if "id" in found and not found["id"].startswith("__"):
            self.anchors.append(found["id"])
        name = found.get("name") or found.get("property")
        if tag == "meta" and name and name != "generator":
            self.metas.append((name, found.get("content", "")))

    def handle_endtag(self, tag: str) -> None:
        """Leave what is left."""
        while self._open and self._open.pop() != tag:
            pass
        if len(self._open) < self._passed:
            self._passed = 0

    def handle_data(self, data: str) -> None:
        """Note the words that are seen, without the spaces between them."""
        if self._passed or UNSEEN & set(self._open):
            return
        if self._open[-1:] == ["title"]:
            self.title += data
        self.words += data.split()


def same_page(page: str, _: str) -> dict[str, object]:
    """All of it, but for the tag that names the builder."""
    return {"网页 page": GENERATOR.sub("", page)}


def same_reading(page: str, address: str) -> dict[str, object]:
    """What is read, and where links lead."""
    found = Reading(page, address)
    return {
        "标题 title": found.title,
        "文字 text": " ".join(found.words),
        "链接 links": found.links,
        "锚点 anchors": found.anchors,
        "说明 metas": found.metas,
    }


BUILDERS: Final = (
    Builder(
        "properdocs",
        ("bin/properdocs", "build", "--quiet", "--config-file"),
        same_page,
        "除 generator 标记外逐字节相同 byte-equal but for the generator tag",
    ),
    Builder(
        "zensical",
        ("bin/zensical", "build", "--config-file"),
        same_reading,
        "文字、标题、锚点、链接相同 text, titles, anchors and links equal",
    ),
)


@dataclass(slots=True)
class Outcome:
    """What came of one builder."""

    pages: int = 0
    missing: list[str] = field(default_factory=list)
    differing: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_same(self) -> bool:
        """Whether the promise holds."""
        return self.pages > 0 and not self.missing and not self.differing


def compare(site: Path, other: Path, builder: Builder) -> Outcome:
    """Every page of the builder's site with ours; what is no Markdown is not its business."""
    outcome = Outcome()
    for name in pages_of(site):
        outcome.pages += 1
        if not (other / name).is_file():
            outcome.missing.append(name)
            continue
        address = name.removesuffix("index.html")
        ours, theirs = (
            builder.compared((folder / name).read_text("utf-8"), address)
            for folder in (site, other)
        )
        for part, value in ours.items():
            if theirs[part] != value:
                outcome.differing.setdefault(part, []).append(name)
    return outcome


def pages_of(site: Path) -> Iterator[str]:
    """What the builder made of Markdown, and its page for what is not there."""
    docs = site.parent / "docs"
    yield "404.html"
    for page in sorted(docs.rglob("*.md")):
        yield page.relative_to(docs).with_suffix(".html").as_posix()


def write_config(folder: Path, edition: Edition, builder: Builder) -> Path:
    """The site's own settings for another builder; JSON is YAML."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    found = yaml.load(text, yaml.BaseLoader)  # noqa: S506, TID251  # ours, and every value stays text
    del found["hooks"]
    found |= settings(edition.dataset.site, has_explore=edition.has_explore)
    theme = [str(ROOT / found["theme"]["custom_dir"]), *map(str, theme_folders())]
    found["extra"]["assets"] = addresses(bundles(ROOT, theme))
    found |= {"docs_dir": "docs", "site_dir": builder.name, "use_directory_urls": True}
    found["theme"] |= {"custom_dir": theme[0], "font": False}
    path = folder / f"{builder.name}.yml"
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    return path


def theme_folders() -> Iterator[Path]:
    """Where the theme is installed for the site."""
    yield from Path(sys.prefix).glob("lib/python*/site-packages/material/templates")


def run(folder: Path, environment: Path, builder: Builder, config: Path) -> str:
    """Build, and return the builder's version."""
    program, *arguments = builder.command
    subprocess.run(  # noqa: S603  # programs of the environment made for this
        [environment / program, *arguments, config.name],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "315532800", "LC_ALL": "C.UTF-8"},
    )
    asked = f"import importlib.metadata as m; print(m.version({builder.name!r}))"
    found = subprocess.run(  # noqa: S603  # the same environment
        [environment / "bin" / "python", "-c", asked], check=True, capture_output=True, text=True
    )
    return found.stdout.strip()


def main() -> None:
    """Build with each and print the table."""
    folder = Path(sys.argv[1]).absolute()
    folders = Folders(ROOT, EXAMPLE, folder / "example")
    edition = build(folders, lambda _: None)
    is_fine = True
    rows = []
    told = []
    for builder in BUILDERS:
        config = write_config(folders.output, edition, builder)
        version = run(folders.output, folder / f"environment-{builder.name}", builder, config)
        outcome = compare(folders.site, folders.output / builder.name, builder)
        is_fine &= outcome.is_same
        counts = Counter({part: len(pages) for part, pages in outcome.differing.items()})
        counts |= {"缺少 missing": len(outcome.missing)} if outcome.missing else {}
        differs = "，".join(f"{part} {count}" for part, count in counts.items()) or "没有 none"
        rows.append(
            f"| {builder.name} {version} | {outcome.pages} | {builder.promise} | {differs} |"
        )
        for part, pages in {**outcome.differing, "缺少 missing": outcome.missing}.items():
            told += [f"{builder.name}: {part}: {page}" for page in pages[:SHOWN]]
    print("| 生成器 builder | 页 pages | 要求 promise | 不同 differs |\n| --- | ---: | --- | --- |")  # noqa: T201  # its result
    print("\n".join([*rows, *told]))  # noqa: T201  # its result
    sys.exit(not is_fine)


if __name__ == "__main__":
    main()
