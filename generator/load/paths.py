"""Paths: what that of a report's file says, and what stands at one within a report. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from generator.model.record import Record
from generator.model.report import EvaluationKind, Report
from generator.model.withdrawn import WithdrawnReport
from generator.places.division import Division

REPORTS: Final = "reports"
"""The folder below `content/` that report files lie in."""

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


def report_path(
    report: Report | WithdrawnReport, division: Division, department: str
) -> PurePosixPath:
    """Where a report's file belongs, below `content/`: its address with `.yml`."""
    steps = [REPORTS, division.address, report.year]
    is_project = report.kind is EvaluationKind.PROJECT
    if report.department != department or is_project:
        steps.append(report.department)
    if is_project:
        steps.append("project")
    return PurePosixPath(*steps[:-1]) / f"{steps[-1]}.yml"
