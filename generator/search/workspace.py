"""The index on disk, brought up to date: what did not change is neither read nor made again.

The files are the same to the byte, whichever way they came about. A build that was broken off
leaves a state that counts for nothing, and the next one makes all files anew.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
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


def said_before(folder: Path, program: str) -> Said:
    """How names were read by the build before."""
    state = State.kept(folder / _STATE, program)
    if state is None:
        return {}
    try:
        facts = [facts_from(row.facts) for row in state.pages()]
    except (sqlite3.DatabaseError, json.JSONDecodeError):
        return {}  # damaged: they are read again
    finally:
        state.close()
    return {(own.name, own.where): own.syllables for each in facts for own in each.names}


def refresh(folder: Path, source: Source) -> None:
    """Make the files of the workspace those of the source."""
    if _is_updated(folder, source):
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    state = State.new(folder / _STATE, source.program)
    try:
        made_anew(files_of(folder), state, source)
    finally:
        state.close()


def _is_updated(folder: Path, source: Source) -> bool:
    """Whether the files could be brought up to date from what the build before left."""
    state = State.kept(folder / _STATE, source.program)
    if state is None:
        return False
    try:
        updated(state, Files(files_of(folder), int(state.fact("digests"))), source)
    except (NotWorthIt, sqlite3.DatabaseError, OSError, ValueError):
        return False  # many changes, or a damaged cache
    finally:
        state.close()
    return True
