"""What any server must say of each file: type, how long it may be kept, what pages may do. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from generator.errors import GeneratorError
from generator.publish.bundles import HASHED as BUNDLES
from generator.publish.policy import POLICY

FEED: Final = "feed.xml"
FEED_TYPE: Final = "application/atom+xml"
NOT_FOUND: Final = "404.html"
TYPES: Final[Mapping[str, str]] = {
    "bin": "application/octet-stream",
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "md": "text/markdown",
    "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf",
    "png": "image/png",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
PACKED: Final = frozenset({"docx", "parquet", "pdf", "png", "xlsx", "zip"})
"""Are compressed already."""

SECURITY: Final[Mapping[str, str]] = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


class Cache(Enum):
    """How long a browser may keep a file without asking again."""

    REVALIDATE = "no-cache"
    DAY = "public, max-age=86400"
    FOREVER = "public, max-age=31536000, immutable"


VERSIONED: Final = (
    r"search/(?:grams|texts)/.*|search/(?:amounts|entities|homophones|traditional)\.json"
    r"|explore/[a-z]+/[a-z_]+\.json"
)
"""Are asked for with `?v=` and the version of their index, so an old one is not asked for again."""

HASHED: Final = BUNDLES
"""Have another name when their bytes are others."""

_WORD: Final = re.compile("@([A-Z_]+)@")
_BASE: Final = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")
_FOLDER: Final = re.compile(r"""[^"'$`;{}<>|?*#\x00-\x1f]+""")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is shown.

    Its host (empty where nothing is known), `/` or a path below it, the folder published into.
    """

    host: str
    base: str
    folder: str


def cache_of(path: str) -> Cache:
    """How long the file at a path below the site's root may be kept."""
    if re.fullmatch(HASHED, path):
        return Cache.FOREVER
    return Cache.DAY if re.fullmatch(VERSIONED, path) else Cache.REVALIDATE


def media_type(path: str) -> str:
    """The type of a file, with its encoding where it is text."""
    if PurePosixPath(path).name == FEED:
        return with_charset(FEED_TYPE)
    return with_charset(TYPES.get(PurePosixPath(path).suffix[1:], TYPES["bin"]))


def with_charset(kind: str) -> str:
    """JSON has one encoding and says none."""
    return f"{kind}; charset=utf-8" if _is_text(kind) else kind


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind.endswith(("+xml", "/xml"))


def place(address: str, base: str | None, folder: str) -> Place:
    """The place for a site of this address; `base` is written on the command line.

    Raises:
        GeneratorError: a path or a folder cannot stand in a server's settings.
    """
    parts = urlsplit("" if address == "未说明" else address)
    path = f"{parts.path.rstrip('/')}/" if base is None else base
    if not _BASE.fullmatch(path):
        raise GeneratorError(f"--base “{path[:60]}”要以 / 开头、以 / 结尾，例如 /wgk/")
    if not _FOLDER.fullmatch(folder):
        raise GeneratorError(f"发布文件夹“{folder[:60]}”的名字里有服务器设置写不了的符号，请换一个")
    return Place(parts.hostname or "", path, folder)


def filled(snippet: str, words: Mapping[str, str]) -> str:
    """A snippet with its `@WORDS@`."""
    return _WORD.sub(lambda found: words[found[1]], snippet)
