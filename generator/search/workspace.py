"""The index on disk, brought up to date: what did not change is neither read nor made again.

The files are the same to the byte, whichever way they came about. A build that was broken off
leaves a state that counts for nothing, and the next one makes all files anew.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.search.anew import made_anew
from generator.search.files import Files
from generator.search.page_record import Said, facts_from
from generator.search.source import Source
from generator.search.state import State
from generator.search.update import NotWorthIt, updated

_FILES: Final = "files"
_STATE: Final = "state.sqlite"


def files_of(folder: Path) -> Path:
    """Where the files of the search stand in its workspace."""
    return folder / _FILES


class Before:
    """What the build before knew, if the same program made it."""

    def __init__(self, folder: Path, program: str) -> None:
        self._state = State.kept(folder / _STATE, program)

    def said_of(self, address: str) -> Said:
        """How the names on a page were read."""
        if self._state is None:
            return {}
        try:
            facts = self._state.facts_at(address)
            names = facts_from(facts).names if facts else ()
        except (sqlite3.DatabaseError, json.JSONDecodeError):
            return {}  # damaged: they are read again
        return {(own.name, own.where): own.syllables for own in names}

    def close(self) -> None:
        """Let go of the file."""
        if self._state is not None:
            self._state.close()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The files before and after, each by its sum; and which of them changed, None where all may.

    Of each changed file it says whether it is there.
    """

    before: str
    after: str
    changed: Mapping[str, bool] | None


def refresh(folder: Path, source: Source) -> Refreshed:
    """Make the files of the workspace those of the source."""
    found = _updated(folder, source)
    if found is not None:
        return found
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    state = State.new(folder / _STATE, source.program)
    try:
        made_anew(files_of(folder), state, source)
        return Refreshed("", state.fact("digests"), None)
    finally:
        state.close()


def _updated(folder: Path, source: Source) -> Refreshed | None:
    """What changed, where the files could be brought up to date from those of the build before."""
    state = State.kept(folder / _STATE, source.program)
    if state is None:
        return None
    before = state.fact("digests")
    try:
        files = Files(files_of(folder), int(before))
        updated(state, files, source)
    except (NotWorthIt, sqlite3.DatabaseError, OSError, ValueError):
        return None  # many changes, or a damaged cache
    finally:
        state.close()
    return Refreshed(before, str(files.digests), files.changed)
