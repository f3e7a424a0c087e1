"""What the path of a report's file says of the report. Pure."""

from __future__ import annotations

from pathlib import PurePosixPath


def folder_address(path: PurePosixPath) -> str:
    """The place that a report's folder names: `reports/a/b/c/2024.yml` is `a/b/c`."""
    steps = path.parts[1:-1]
    return "/".join(step for step in steps if not (len(step) == 4 and step.isdigit()))
