"""What makers leave behind in memory: commands run without the collector."""

from __future__ import annotations

import gc
from typing import Final

_MUCH: Final = 4_000_000
"""Bytes of files after which memory is looked through."""


class Leftovers:
    """Grow with what was made whole in memory; a file that comes in pieces leaves nothing.

    What was there before is not looked through: a country's reports take half a second.
    """

    def __init__(self) -> None:
        self._made = 0
        self._is_frozen = not gc.isenabled()  # a process that runs for hours looks by itself
        if self._is_frozen:
            gc.freeze()

    def add(self, content: object) -> None:
        """Something was made and written."""
        if isinstance(content, bytes):
            self._made += len(content)

    def collect(self) -> None:
        """Let go of them, if there are many."""
        if self._made > _MUCH:
            gc.collect(0)
            self._made = 0

    def close(self) -> None:
        """What was there before is as it was."""
        if self._is_frozen:
            gc.unfreeze()
