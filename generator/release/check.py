"""A release before it is shown: every internal link leads to a file, and nothing is missing."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from generator.model.edition import Edition
from generator.views import address

_LINK: Final = re.compile(r'\s(?:href|src)="([^"]*)"')
_INDEX: Final = "index.html"
_ANYWHERE: Final = "404.html"
"""Is served at any depth, so its links, and no others, begin at the root."""


def broken_links(root: Path, files: Collection[str], base: str) -> Iterator[str]:
    """`page: link` for each link within the site that leads to none of its files."""
    known = frozenset(files)
    for page in files:
        if page.endswith(".html"):
            text = (root / page).read_text("utf-8")
            for link in dict.fromkeys(_LINK.findall(text)):
                target = _target(page, html.unescape(link), base)
                if target is not None and target not in known:
                    yield f"{page}: {link}"


def _target(page: str, link: str, base: str) -> str | None:
    """The file that a link leads to, below the root; None for what leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    if not path.startswith("/"):
        return _file(posixpath.join(posixpath.dirname(page), path))
    is_own = page == _ANYWHERE and path.startswith(base)
    return _file(path.removeprefix(base)) if is_own else path


def _file(path: str) -> str:
    """The file that a path stands for: a folder's own page where it ends as folders do."""
    normal = posixpath.normpath(path)
    if posixpath.basename(path) in {"", ".", ".."}:
        return _INDEX if normal == "." else f"{normal}/{_INDEX}"
    return normal


def base_path(edition: Edition) -> str:
    """Where the site stands on its host: `/` unless its address says otherwise."""
    found = edition.dataset.site.address
    path = "" if found == "未说明" else urlsplit(found).path
    return f"{path.rstrip('/')}/"


def missing_files(files: Collection[str], expected: Iterable[str]) -> tuple[str, ...]:
    """What should be there and is not."""
    return tuple(sorted(set(expected) - set(files)))


def expected_files(edition: Edition) -> Iterator[str]:
    """The page and the files of every report, and what the site cannot be without."""
    site = edition.dataset.site
    for tombstone in edition.dataset.tombstones:
        yield f"{address.tombstone(tombstone, site)}/{_INDEX}"
    for entry in edition.dataset.reports:
        yield f"{address.report(entry, site)}/{_INDEX}"
        yield from address.report_files(entry, site)
    yield from (_INDEX, _ANYWHERE, address.feed(address.HOME), f"{address.RELEASE}/{_INDEX}")
