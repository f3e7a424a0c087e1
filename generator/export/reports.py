"""The table of reports: one row each, with the figures that a report is known by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.export.cells import (
    IDENTITY,
    figure_cells,
    figure_columns,
    identity,
    permalink,
    text_cells,
)
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.report import Report
from generator.model.reported import Reported
from generator.views.data_table import DataTable

_LINES: Final = (
    "total",
    "basic_expenditure",
    "personnel_expenditure",
    "operating_expenditure",
    "project_expenditure",
)
_AMOUNTS: Final = ("initial_budget", "adjusted_budget", "received", "executed")
_STAFF: Final = ("established_posts", "staff_in_post")
_THREE_PUBLIC: Final = ("three_public_budget", "three_public_executed")
_SCORES: Final = ("total_points", "total_score")
_LINE_COLUMNS: Final = tuple(
    f"{line}_{name}"
    for line in _LINES
    for name in (*(f"{amount}_yuan" for amount in _AMOUNTS), "execution_rate")
)


def reports(edition: Edition) -> DataTable:
    """All reports, in the order of place, year and department.

    Amounts are in yuan, rates are shares; each has a `_state` column and is empty unless stated.
    Only what a report prints: a total that it does not print is not added up here.
    """
    figures = (
        *_LINE_COLUMNS,
        *(f"{name}_yuan" for name in _THREE_PUBLIC),
        *_STAFF,
        *_SCORES,
    )
    return DataTable(
        "reports",
        "报告",
        "一份报告一行：编制单位、覆盖范围、预算、支出、人数和自评得分，都是报告印出的数。",
        (
            *IDENTITY,
            "name",
            "short_name",
            "title",
            "unit",
            *figure_columns(figures),
            "grade",
            "grade_state",
            "disclosed_on",
            "disclosed_on_state",
            "checked_on",
            "data_digest",
            "address",
        ),
        tuple(_row(edition, entry) for entry in edition.dataset.reports),
    )


def _row(edition: Edition, entry: Entry) -> tuple[str, ...]:
    report = entry.report
    return (
        *identity(entry),
        entry.division.name,
        report.agency.short_name,
        report.title,
        report.unit.value,
        *(cell for figure in _figures(report) for cell in figure_cells(figure)),
        *text_cells(report.self_evaluation.grade),
        *figure_cells(report.disclosure.disclosed_on),
        report.provenance.checked_on,
        entry.digest,
        permalink(edition, entry),
    )


def _figures(report: Report) -> Iterator[Reported[Any]]:  # of whatever kind they are
    for line in _LINES:
        for name in (*_AMOUNTS, "execution_rate"):
            yield getattr(getattr(report.spending, line), name)
    yield from (getattr(report.three_public, name) for name in _THREE_PUBLIC)
    yield from (getattr(report.staff, name) for name in _STAFF)
    yield from (getattr(report.self_evaluation, name) for name in _SCORES)
