"""The site as the officer would publish it, below `/preview/`.

The one seam between the desk and how previews are made: it is told that content changed, is asked
to make the site again, and gives the file of an address. Today the whole site is built.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

from generator.desk.jobs import Job, Jobs
from generator.desk.workshop import Workshop

KIND: Final = "preview"
_INDEX: Final = "index.html"
_UNFIT: Final = ("\\", ":", "\0")


class Preview:
    """A built site and whether it shows the content as it is."""

    def __init__(self, workshop: Workshop, jobs: Jobs) -> None:
        self._workshop = workshop
        self._jobs = jobs

    @property
    def is_fresh(self) -> bool:
        """Whether nothing changed since the site was made."""
        return self._workshop.is_fresh()

    @property
    def has_site(self) -> bool:
        """Whether there is a site to look at, if only an earlier one."""
        return self._workshop.has_site

    @property
    def job(self) -> Job | None:
        """The newest run."""
        return self._jobs.last(KIND)

    def content_changed(self) -> None:
        """What is shown is no longer what the files say."""
        self._jobs.forget(KIND)

    def make(self) -> Job:
        """Begin to make the site again; the one that is there stays until it is whole."""
        return self._jobs.start(KIND, self._workshop.built)

    def file(self, address: str) -> Path | None:
        """The file of an address below the site's root; None where there is none, or outside."""
        steps = PurePosixPath(address).parts
        if any(step in {"..", "/"} or any(sign in step for sign in _UNFIT) for step in steps):
            return None
        root = self._workshop.folders.site
        path = root.joinpath(*steps)
        if path.is_dir():
            path /= _INDEX
        is_inside = path.resolve().is_relative_to(root.resolve())
        return path if is_inside and path.is_file() else None
