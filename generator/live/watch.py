"""Tells when something in a folder changes: once for what is saved in one go."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.errors import GeneratorError

_QUIET: Final = 100
"""Milliseconds without another change after which a save is over."""

_LOOKED_AT: Final = frozenset({"opened", "closed_no_write"})


class Watch(FileSystemEventHandler):
    """Calls back in a thread of its own, never twice at once."""

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        """Watch all files below the folder.

        Raises:
            GeneratorError: the system allows no more folders to be watched.
        """
        self._changed = changed
        self._event = threading.Event()
        self._is_over = False
        self._observer = Observer()
        self._observer.schedule(self, str(folder), recursive=True)
        self._thread = threading.Thread(target=self._run, daemon=True)
        try:
            self._observer.start()
        except OSError as error:
            raise GeneratorError(f"不能监视 {folder} 的变化：{error.strerror}") from error
        self._thread.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something was written."""
        if event.event_type not in _LOOKED_AT:
            self._event.set()

    def _run(self) -> None:
        while not self._is_over:
            self._event.wait()
            while self._event.is_set() and not self._is_over:
                self._event.clear()
                self._event.wait(_QUIET / 1000)
            if not self._is_over:
                self._changed()

    def close(self) -> None:
        """Stop watching."""
        self._is_over = True
        self._event.set()
        self._observer.stop()
        self._observer.join()
        self._thread.join()
