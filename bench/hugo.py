"""The pages of a built site for Hugo: the same Markdown, in a frame of the same weight."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

CONFIG: Final = """\
baseURL = "https://example.com/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
title = true
"""
_ARTICLE: Final = re.compile(r"(<article\b[^>]*>).*(</article>)", re.DOTALL)
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)


def hugo() -> str | None:
    """The program, if it is installed; the package `hugo` brings it."""
    return shutil.which("hugo")


def hugo_site(output: Path, folder: Path) -> Path:
    """A folder that Hugo builds: the pages of `output/docs`, framed as those of `output/site`."""
    shutil.rmtree(folder, ignore_errors=True)
    docs = output / "docs"
    pages = sorted(docs.rglob("index.md"))
    above = {parent for page in pages for parent in page.parent.parents}
    for page in pages:
        name = "_index.md" if page.parent in above or page.parent == docs else "index.md"
        target = folder / "content" / page.relative_to(docs).with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
    longest = max(pages, key=lambda page: len(page.parts))
    html = (output / "site" / longest.relative_to(docs)).with_suffix(".html").read_text("utf-8")
    frame, count = _ARTICLE.subn(r"\1{{ .Content }}\2", html)
    if count != 1:
        raise SystemExit("the frame of the pages has another shape")
    frame = _TITLE.sub("<title>{{ .Title }}</title>", frame)
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        layout = folder / "layouts" / name
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(frame, "utf-8")
    (folder / "hugo.toml").write_text(CONFIG, "utf-8")
    return folder
