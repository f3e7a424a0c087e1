"""The offline edition: the site as a folder that opens from a disk, and that folder as one file.

A browser that opens a page from a disk follows no link to a folder and lets no script read a file.
So links name `index.html`, and what scripts read is also there as scripts, which a page may load.
"""

from __future__ import annotations

import base64
import html
import json
import posixpath
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from generator.errors import OutputError
from generator.publish import policy

_SCRIPT: Final = "assets/offline.js"
_OF_SERVERS: Final = frozenset({"404.html", "robots.txt", "sitemap.xml"})
_LINK: Final = re.compile(r'(<(?:a|link|form)\b[^<>]*?\s(?:href|action)=")([^"]*)(")')
_REFRESH: Final = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"]*)(")')
_DOOR: Final = re.compile(r'<script src="([^"]*)assets/disclose\.[0-9a-f]{8}\.js"></script>')
"""After which script ours goes."""

_MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows; there is no build day anywhere."""


def make_offline(site: Path, folder: Path, file: Path) -> None:
    """Make the folder anew from a finished site, and the file from the folder.

    Raises:
        OutputError: one of them cannot be written.
    """
    beside = folder.with_name(f"{folder.name}.next")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        for path in sorted(each for each in site.rglob("*") if each.is_file()):
            for name, content in offline_files(path.relative_to(site).as_posix(), path):
                target = beside / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
        _pack(folder, file)
    except OSError as error:
        raise OutputError(f"写不进 {error.filename or folder}：{error.strerror}") from error


def offline_files(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    """What stands for one file of the site; nothing for one that servers alone use."""
    if name in _OF_SERVERS:
        return
    content = path.read_bytes()
    if name.endswith(".html"):
        yield name, offline_page(content.decode()).encode()
        return
    is_read = PurePosixPath(name).suffix in {".bin", ".json"}
    if not is_read or not _is_only_read(name):
        yield name, content
    if is_read:
        yield f"{name}.js", as_script(name, content)


def _is_only_read(name: str) -> bool:
    """The index is for scripts alone; other JSON is also taken away by people."""
    return name.startswith("search/")


def as_script(name: str, content: bytes) -> bytes:
    """A file as a call that hands it over; see `assets/offline.js`."""
    packed = base64.b64encode(content).decode()
    return f'self.disclose.given({json.dumps(name)},"{packed}");\n'.encode()


def offline_page(page: str) -> str:
    """A page whose links name files, and which can be handed what its scripts read."""
    page = page.replace(policy.META, "", 1)  # what "self" is on a disk, browsers do not agree
    page = _LINK.sub(_named, page)
    page = _REFRESH.sub(_named, page)
    return _DOOR.sub(rf'\g<0>\n      <script src="\g<1>{_SCRIPT}"></script>', page, count=1)


def _named(found: re.Match[str]) -> str:
    before, href, after = found.groups()
    return f"{before}{html.escape(file_href(html.unescape(href)))}{after}"


def file_href(href: str) -> str:
    """A link to a page as a link to its file; all others stay as they are."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not (parts.path or parts.query):
        return href
    last = posixpath.basename(parts.path)
    if last not in {"", ".", ".."}:
        return href
    path = f"{parts.path.rstrip('/')}/index.html" if parts.path else "index.html"
    return urlunsplit(parts._replace(path=path))


def _pack(folder: Path, file: Path) -> None:
    """One file of a folder, the same bytes from the same files."""
    beside = file.with_name(f"{file.name}.next")
    with zipfile.ZipFile(beside, "w") as packed:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            info = zipfile.ZipInfo(name, _MIDNIGHT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            packed.writestr(info, path.read_bytes(), compresslevel=6)
    beside.replace(file)
