"""What content is to be held against, as a person asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Against:
    """What content is held against: a folder named for this run, else the one in `site.yml`.

    `needs_reviews`: what is not agreed to stops the run; else it is told.
    """

    folder: Path | None = None
    allows_removals: bool = False
    needs_reviews: bool = False
