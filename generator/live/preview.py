"""What the preview shows now: the last content without errors, and what is wrong with the newest.

A change is read at once, and pages are made of it as they are asked for. The whole site follows in
a process of its own; until it stands, pages that are too long to make at once are those of before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final, Protocol

from generator.cache.memory import Memory
from generator.errors import BusyError, ContentError, GeneratorError
from generator.findings import Finding, Level
from generator.folders import Folders
from generator.live.beside import Beside
from generator.live.pages import LivePages
from generator.pipeline import build
from generator.progress import Follow
from generator.publish import packages
from generator.reading import edition_of

Say = Callable[[str], None]

_PATIENCE: Final = 1
"""Seconds between two looks whether another program still builds the site."""


class Builder(Protocol):
    """Builds beside the work."""

    def submit(self, work: Callable[[Folders], str], folders: Folders, /) -> Future[str]:
        """Begin to build."""

    def close(self) -> None:
        """End at once."""


@dataclass(frozen=True, slots=True)
class Shown:
    """`version` counts changes; `is_whole` says that the site on the disk is of the newest.

    `findings` are of the newest content: with an error among them, pages are of the one before.
    `failure` says why the site on the disk could not be made.
    """

    version: int = 0
    is_whole: bool = False
    findings: tuple[Finding, ...] = ()
    failure: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether the newest content cannot be shown."""
        return any(each.level is Level.ERROR for each in self.findings)


class Preview:
    """Content, pages and the site on the disk, brought up to date by `refresh`."""

    def __init__(self, folders: Folders, say: Say, builder: Builder | None = None) -> None:
        self.folders = folders
        self._say = say
        self._memory = Memory()  # pages of before an error are made as before
        self._pages: LivePages | None = None
        self._making = threading.Lock()
        self._changed = threading.Condition()
        self._shown = Shown()
        self._builder = builder or Beside()
        self._running: Future[str] | None = None

    @property
    def shown(self) -> Shown:
        """The state now."""
        return self._shown

    def wait(self, after: Shown, seconds: int) -> Shown:
        """The state as soon as it is another, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown != after, seconds)
            return self._shown

    def html(self, page: str) -> bytes | None:
        """The page at an address as the newest content has it; None where the disk has to serve."""
        with self._making:
            if self._pages is None or self._shown.is_whole:
                return None
            return self._pages.html(page)

    def begin(self, follow: Follow) -> None:
        """Build the site if there is none, which can take long; later builds are beside the work.

        Raises:
            GeneratorError: the content has errors, or the site cannot be made.
        """
        if (self.folders.site / "index.html").is_file():
            self.refresh()
            return
        edition = build(self.folders, self._say, follow=follow, memory=self._memory)
        with self._making:
            self._pages = LivePages(self.folders.root, edition, self.folders.theme)
        self._tell(version=1, is_whole=True, findings=edition.warnings)

    def refresh(self) -> None:
        """Read what changed, and begin to build the whole site from it."""
        content = self.folders.content
        try:
            edition = edition_of(content, content.name, memory=self._memory)
        except ContentError as error:
            self._tell(version=self._shown.version + 1, findings=error.findings, failure="")
            return
        except (GeneratorError, OSError) as error:  # a folder on its way, a disk that is full
            self._tell(version=self._shown.version + 1, failure=str(error))
            return
        edition = replace(edition, has_explore=packages.has_packages(self.folders.root))
        with self._making:
            self._pages = LivePages(self.folders.root, edition, self.folders.theme)
        version = self._shown.version + 1
        self._tell(version=version, is_whole=False, findings=edition.warnings, failure="")
        self._build()

    def _build(self) -> None:
        """Build in a process of its own; what changes meanwhile is built after that."""
        with self._changed:
            if self._running is not None:
                return
            version = self._shown.version
            self._running = self._builder.submit(_built, self.folders)
        self._running.add_done_callback(lambda done: self._is_built(version, done))

    def _is_built(self, version: int, done: Future[str]) -> None:
        with self._changed:
            self._running = None
        if done.cancelled():
            return
        failure = str(done.exception() or done.result())
        if version != self._shown.version and not self._shown.has_errors:
            self._build()
        elif not self._shown.has_errors:
            self._tell(is_whole=not failure, failure=failure)

    def _tell(self, **changes: object) -> None:
        with self._changed:
            self._shown = replace(self._shown, **changes)  # type: ignore[arg-type]  # its own fields
            self._changed.notify_all()
        if self._shown.failure:
            self._say(f"整个网站没有重新生成：{self._shown.failure}")

    def close(self) -> None:
        """Stop; a build under way leaves the site as it was."""
        self._builder.close()


def _built(folders: Folders) -> str:
    """Build the whole site, once nobody else does; why not, where that failed."""
    while True:
        try:
            build(folders, lambda _: None)
        except BusyError:
            threading.Event().wait(_PATIENCE)
        except GeneratorError as error:
            return str(error)
        else:
            return ""
