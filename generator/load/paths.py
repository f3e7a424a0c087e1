"""Paths: what that of a report's file says, and what stands at one within a report. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from generator.model.record import Record
from generator.model.report import Report

NOWHERE: Final = object()
"""What stands at a path that leads to nothing."""


def folder_address(path: PurePosixPath) -> str:
    """The place that a report's folder names: `reports/a/b/c/2024.yml` is `a/b/c`."""
    steps = path.parts[1:-1]
    return "/".join(step for step in steps if not (len(step) == 4 and step.isdigit()))


def value_at(report: Report, path: str) -> object:
    """What stands at `spending.total.executed`; `NOWHERE` where the path leads to nothing."""
    found: object = report
    for step in path.split("."):
        if isinstance(found, Mapping) and step in found:
            found = found[step]
        elif isinstance(found, Record) and step in type(found).model_fields:
            found = getattr(found, step)
        elif isinstance(found, tuple) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            return NOWHERE
    return found
