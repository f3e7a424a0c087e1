"""The desk: where it reads and writes, and what it knows between two requests."""

from __future__ import annotations

import threading
from pathlib import Path

from generator.desk.drawer import Drawer
from generator.desk.jobs import Jobs
from generator.desk.judge import Judged, judged, settings_of
from generator.desk.preview import Preview
from generator.desk.reports import ReportFile
from generator.desk.workshop import Workshop
from generator.folders import Folders
from generator.load.settings import Settings
from generator.release.published import site_in
from generator.template.shape import Group, report_shape

PUBLISH_FOLDER = "publish_folder"


class Desk:
    """One for each start. Requests come from several threads."""

    def __init__(self, folders: Folders, drawer: Path) -> None:
        self.folders = folders
        self.drawer = Drawer(drawer)
        self.jobs = Jobs(self.drawer.keep_defect)
        self.workshop = Workshop(folders)
        self.preview = Preview(self.workshop, self.jobs)
        self.shape: Group = report_shape()
        self._settings: tuple[tuple[int, ...], Settings] | None = None
        self._judged: dict[str, tuple[str, tuple[int, ...], Judged]] = {}
        self._lock = threading.Lock()

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.folders.content

    @property
    def publish_folder(self) -> Path | None:
        """The folder that is published into, once it was chosen."""
        told = self.drawer.setting(PUBLISH_FOLDER)
        return Path(told) if told else None

    @property
    def published_site(self) -> Path | None:
        """That folder, if something was published into it."""
        folder = self.publish_folder
        return folder if folder is not None and site_in(folder) is not None else None

    def settings(self) -> Settings:
        """The settings, read again when one of their files changed.

        Raises:
            ContentError: they cannot be read.
        """
        with self._lock:
            state = self._state()
            if self._settings is None or self._settings[0] != state:
                self._settings = (state, settings_of(self.content))
            return self._settings[1]

    def judged(self, file: ReportFile) -> Judged:
        """The judgement of a file; the last one of each is kept."""
        settings, state = self.settings(), self._state()
        known = self._judged.get(file.name)
        if known is None or known[:2] != (file.digest, state):
            known = (file.digest, state, judged(file, settings))
            self._judged[file.name] = known
        return known[2]

    def content_changed(self) -> None:
        """Something was written into the content folder: what was made of it is old."""
        self.preview.content_changed()
        self.jobs.forget("look")

    def _state(self) -> tuple[int, ...]:
        names = ("site.yml", "schemes.yml", "topics.yml", "divisions.tsv")
        files = [self.content / name for name in names]
        return tuple(path.stat().st_mtime_ns if path.is_file() else 0 for path in files)
