"""The site made once for each state of the content: previewed, compared and published as one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.folders import Folders
from generator.model.edition import Edition
from generator.pipeline import build

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """The edition of the finished site, and the state of the content that it was made of."""

    fingerprint: str
    edition: Edition


class Workshop:
    """Builds where that is needed. Jobs use it one at a time."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._built: Built | None = None

    @property
    def has_site(self) -> bool:
        """Whether there is a site to look at, if only an earlier one."""
        return (self.folders.site / "index.html").is_file()

    def is_fresh(self) -> bool:
        """Whether the site shows the content as it is now."""
        built = self._built
        return (
            built is not None
            and self.has_site
            and built.fingerprint == fingerprint(self.folders.content)
        )

    def built(self, say: Say) -> Built:
        """The site of the content as it is now; the earlier one stays until it is whole.

        Raises:
            ContentError: the content has errors; carries all findings.
        """
        if self._built is not None and self.is_fresh():
            return self._built
        state = fingerprint(self.folders.content)
        self._built = None
        self._built = Built(state, build(self.folders, say))
        return self._built


def fingerprint(content: Path) -> str:
    """The state of all content files in one word."""
    digest = hashlib.sha256()
    for path in sorted(content.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            digest.update(path.relative_to(content).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
