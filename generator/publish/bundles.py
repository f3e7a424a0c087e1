"""Style sheet and scripts of the pages, each kind of page with as few files as it can do with.

Every page has one style sheet and one script; the search comes when a reader turns to it, and the
three pages that are made in the browser have a second script. A file's name holds a digest of its
bytes, so that browsers keep it for good. Sources are the theme's folder and what is installed.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import OutputError, SiteError
from generator.publish.packages import SCRIPT, has_packages

OWN: Final = Path("site_templates", "theme", "assets")
HASHED: Final = r"assets/[a-z]+\.[0-9a-f]{8}\.(?:css|js)"
"""Where bundles lie."""

THEME: Final = "mkdocs-material"
_THEME_SHEET: Final = "assets/stylesheets/main.*.min.css"
_THEME_LICENCE: Final = f"assets/{THEME}/LICENSE.txt"
_LICENCES: Final = (
    ("Material for MkDocs", ".dist-info/licenses/LICENSE"),
    ("Material Design Icons", "/.icons/material/LICENSE"),
    ("Octicons", "/.icons/octicons/LICENSE"),
    ("Font Awesome Free", "/.icons/fontawesome/LICENSE.txt"),
)
_MAP: Final = re.compile(r"/\*# sourceMappingURL=[^*]*\*/")

_CHARSET: Final = '@charset "UTF-8";'

_SHEETS: Final = ("disclose.css", "explore.css")
_SCRIPTS: Final = {
    "disclose": ("disclose.js",),
    "search": ("search.js",),
    "compare": ("search.js", "compare.js"),
    "explore": ("search.js", SCRIPT, "explore.js", "explore_page.js"),
}
_TAKEN_UP: Final = frozenset({*_SHEETS, *(name for each in _SCRIPTS.values() for name in each)})
_OF_THEME: Final = ("javascripts", "stylesheets", "images")
"""Folders of the theme that no page asks anything of."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file that pages load, by the name that the theme's templates know it by."""

    name: str
    path: str
    content: bytes


def bundles(root: Path, theme: Iterable[str]) -> tuple[Bundle, ...]:
    """All bundles; `theme` are the folders of the theme, ours first.

    Raises:
        SiteError: the installed theme has no style sheet, or more than one.
        OutputError: a source cannot be read.
    """
    try:
        return tuple(_bundles(root, theme))
    except OSError as error:
        raise OutputError(f"读不到 {error.filename}：{error.strerror}") from error


def _bundles(root: Path, theme: Iterable[str]) -> Iterator[Bundle]:
    own = (_text(root / OWN / name) for name in _SHEETS)
    yield _bundle("style", "disclose", "css", (_theme_sheet(theme), *own))
    for name, parts in _SCRIPTS.items():
        if SCRIPT in parts and not has_packages(root):
            continue
        sources = (_text(root / (part if part == SCRIPT else OWN / part)) for part in parts)
        yield _bundle(name, name, "js", sources)


def _text(source: Path) -> str:
    return source.read_text("utf-8")


def _bundle(name: str, stem: str, ending: str, sources: Iterable[str]) -> Bundle:
    content = "\n".join(source.rstrip("\n") + "\n" for source in sources).encode()
    digest = hashlib.sha256(content).hexdigest()[:8]
    return Bundle(name, f"assets/{stem}.{digest}.{ending}", content)


def _theme_sheet(theme: Iterable[str]) -> str:
    found = [path for folder in theme for path in Path(folder).glob(_THEME_SHEET)]
    if len(found) != 1:
        raise SiteError(f"网页主题里应当只有一个 {_THEME_SHEET}，找到 {len(found)} 个")
    sheet = _MAP.sub("", _text(found[0])).removeprefix(_CHARSET)
    return f"{_CHARSET}\n/* {THEME}: {_THEME_LICENCE} */\n{sheet}"


def addresses(made: Iterable[Bundle]) -> dict[str, str]:
    """Where each bundle lies, for the theme's templates."""
    return {each.name: each.path for each in made}


def put(site: Path, made: Iterable[Bundle]) -> None:
    """Write the bundles and the theme's licence; what they are made of goes."""
    for folder in _OF_THEME:
        shutil.rmtree(site / "assets" / folder, ignore_errors=True)
    for name in _TAKEN_UP - {SCRIPT}:
        (site / "assets" / name).unlink(missing_ok=True)
    files = {each.path: each.content for each in made}
    for path, content in {**files, _THEME_LICENCE: _theme_licences()}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


def _theme_licences() -> bytes:
    """The licence of the theme, then those of the icons that are drawn in its style sheet."""
    theme = importlib.metadata.distribution(THEME)
    # The list as it is: ten thousand icons are in it, and a path made of each takes long.
    files = [line.rsplit(",", 2)[0] for line in (theme.read_text("RECORD") or "").splitlines()]
    found = [
        (title, Path(str(theme.locate_file(path))).read_text("utf-8"))
        for title, ending in _LICENCES
        for path in files
        if path.endswith(ending)
    ]
    if [title for title, _ in found] != [title for title, _ in _LICENCES]:
        raise SiteError(f"安装的 {THEME} 没有带全许可证文件，不能随网站公布它的样式")
    return "\n".join(f"{title}\n\n{text.strip()}\n\n" for title, text in found).encode()
