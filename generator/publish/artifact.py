"""A file before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file: its path below the folder it belongs to, and its bytes."""

    path: PurePosixPath
    content: bytes
