"""How often a test tries what it tries: a few times in `make test`, all in `make faults`."""

from __future__ import annotations

import os
from typing import Final, TypeVar

IS_FULL: Final = os.environ.get("DISCLOSE_FULL") == "1"
"""True in the long run: every kind of case is tried in both, only oftener here."""

T = TypeVar("T")


def few_or_all(few: T, many: T) -> T:
    """The count, or the cases, of this run; a test that is not Hypothesis's is marked `counted`."""
    return many if IS_FULL else few
