"""送审: the pages that are printed and signed, and what was decided."""

from __future__ import annotations

from typing import Any

from generator.desk.desk import Desk


def add(app: Any, desk: Desk) -> None:  # bottle has no annotations
    """Add the addresses."""
