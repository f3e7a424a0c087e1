"""The manifest: every file of a release with its size and SHA-256. Pure; the same bytes anywhere.

A page that states the manifest's digest cannot be in that manifest, so a release's own files are
left out by name. What they say follows from the manifest and the log, and `verify` makes them anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from generator.views import address

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS.txt"
LOG: Final = "publish-log.txt"
STATEMENT: Final = "release.json"
PAGE: Final = f"{address.RELEASE}/index.html"
OWN: Final = frozenset({MANIFEST, SUMS, LOG, STATEMENT, PAGE})
"""The files of a release that speak of the release, and are not in its manifest."""

FORMAT: Final = 1
NONE: Final = ""
"""Stands for the digest of what came before the first release."""


@dataclass(frozen=True, slots=True, order=True)
class FileLine:
    """One file: its path below the site's root, its size, its SHA-256."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release holds. `previous` is the digest of the manifest published before it.

    `version` is the date that the content speaks for (`as_of`); no day of making is in it.
    """

    release: int
    version: str
    previous: str
    files: tuple[FileLine, ...]

    @property
    def content(self) -> str:
        """The digest of what is published, whatever the number of the release."""
        return digest_of(sums_text(self.files).encode())

    @property
    def name(self) -> str:
        """The folder of the release."""
        return folder_name(self.release, self.content)


def manifest(release: int, version: str, previous: str, files: Iterable[FileLine]) -> Manifest:
    """The manifest of files in any order."""
    return Manifest(release, version, previous, tuple(sorted(files)))


def folder_name(release: int, content: str) -> str:
    """`0012-` and the beginning of the content's digest."""
    return f"{release:04}-{content[:12]}"


def digest_of(raw: bytes) -> str:
    """SHA-256, as `sha256sum` writes it."""
    return hashlib.sha256(raw).hexdigest()


def sums_text(files: Iterable[FileLine]) -> str:
    """`SHA256SUMS.txt`: what `sha256sum -c` reads."""
    return "".join(f"{each.digest}  {each.path}\n" for each in files)


def encoded(found: Manifest) -> bytes:
    """`manifest.json`: a file a line, in the order of paths."""
    head = {
        "format": FORMAT,
        "release": found.release,
        "version": found.version,
        "content": found.content,
        "previous": found.previous,
    }
    lines = ",\n".join(
        compact({"path": each.path, "bytes": each.size, "sha256": each.digest})
        for each in found.files
    )
    return f'{compact(head)[:-1]},"files":[\n{lines}\n]}}\n'.encode()


def decoded(raw: bytes) -> Manifest | None:
    """The manifest of these bytes; None unless they are exactly what `encoded` writes."""
    try:
        tree = json.loads(raw)
        found = _read(tree)
    except (ValueError, KeyError, TypeError):
        return None
    return found if encoded(found) == raw else None


def _read(tree: Any) -> Manifest:  # JSON of any shape
    files = tuple(FileLine(each["path"], each["bytes"], each["sha256"]) for each in tree["files"])
    return Manifest(tree["release"], tree["version"], tree["previous"], files)


def compact(fields: dict[str, object]) -> str:
    """An object on one line, in the order of its fields."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
