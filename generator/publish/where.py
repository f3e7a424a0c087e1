"""By what the folders of a workspace are known again: others in their place are not theirs."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path


def where(root: Path, areas: Iterable[str]) -> str:
    """The numbers of the folders on the disk; one that is not there has none."""
    found = []
    for area in areas:
        with contextlib.suppress(OSError):
            found.append(str((root / area).stat().st_ino))
    return " ".join(found)
