"""Projects, indicators and scores: the lists of the reports, one row for each item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.export.cells import (
    IDENTITY,
    figure_cells,
    figure_columns,
    identity,
    permalink,
    quantity_cells,
    text_cells,
)
from generator.findings import DocPath, dotted
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.performance import Indicator, Project
from generator.model.reported import entries
from generator.views.data_table import DataTable

_AMOUNTS: Final = ("initial_budget", "adjusted_budget", "received", "executed")
_RATES: Final = ("execution_rate", "share", "points", "score")
_QUANTITY: Final = ("", "_number", "_comparator", "_unit", "_state")
TOTAL: Final = "total"
"""The key of the total in the table of scores: no category of a report is called so."""


def projects(edition: Edition) -> DataTable:
    """All projects of all reports, in printed order; amounts in yuan, rates as shares.

    Source: 《项目支出绩效自评表》项目资金栏和总分栏。
    """
    return DataTable(
        "projects",
        "项目",
        "报告列出的项目，一个项目一行：预算、支出、执行率和得分。",
        (
            *IDENTITY,
            "project_key",
            "name",
            "name_state",
            "topic",
            *figure_columns((*(f"{name}_yuan" for name in _AMOUNTS), *_RATES)),
            "grade",
            "grade_state",
            "address",
        ),
        tuple(
            _project(edition, entry, key, project)
            for entry in edition.dataset.reports
            for key, project in entries(entry.report.projects).items()
        ),
    )


def _project(edition: Edition, entry: Entry, key: str, project: Project) -> tuple[str, ...]:
    return (
        *identity(entry),
        key,
        *text_cells(project.name),
        project.topic,
        *(cell for name in (*_AMOUNTS, *_RATES) for cell in figure_cells(getattr(project, name))),
        *text_cells(project.grade),
        permalink(edition, entry, f"projects.{key}"),
    )


def indicators(edition: Edition) -> DataTable:
    """All indicators: those of the projects, then those of the whole agency, of each report.

    Source: 《项目支出绩效自评表》绩效指标栏。
    """
    return DataTable(
        "indicators",
        "绩效指标",
        "报告列出的绩效指标，一个指标一行：目标值、完成值、分值和得分；不属于项目的，项目短名为空。",
        (
            *IDENTITY,
            "project_key",
            "indicator_key",
            "category",
            "subcategory",
            "subcategory_state",
            "name",
            *(f"target{end}" for end in _QUANTITY),
            *(f"actual{end}" for end in _QUANTITY),
            *figure_columns(("points", "score")),
            "deviation_reason",
            "deviation_reason_state",
            "address",
        ),
        tuple(
            _indicator(edition, entry, path, indicator)
            for entry in edition.dataset.reports
            for path, indicator in _indicators(entry)
        ),
    )


def _indicators(entry: Entry) -> Iterator[tuple[DocPath, Indicator]]:
    for project_key, project in entries(entry.report.projects).items():
        for key, indicator in entries(project.indicators).items():
            yield ("projects", project_key, "indicators", key), indicator
    for key, indicator in entries(entry.report.indicators).items():
        yield ("indicators", key), indicator


def _indicator(
    edition: Edition, entry: Entry, path: DocPath, indicator: Indicator
) -> tuple[str, ...]:
    return (
        *identity(entry),
        str(path[1]) if path[0] == "projects" else "",
        str(path[-1]),
        indicator.category.value,
        *text_cells(indicator.subcategory),
        indicator.name,
        *quantity_cells(indicator.target),
        *quantity_cells(indicator.actual),
        *figure_cells(indicator.points),
        *figure_cells(indicator.score),
        *text_cells(indicator.deviation_reason),
        permalink(edition, entry, dotted(path)),
    )


def scores(edition: Edition) -> DataTable:
    """The total score of each report with its grade, then the score of each category."""
    return DataTable(
        "scores",
        "自评得分",
        "单位给自己打的分：总分和各类指标的分，一个分一行。满分不同的不能直接比。",
        (
            *IDENTITY,
            "score_key",
            "name",
            "category",
            *figure_columns(("points", "score")),
            "grade",
            "grade_state",
            "address",
        ),
        tuple(row for entry in edition.dataset.reports for row in _scores(edition, entry)),
    )


def _scores(edition: Edition, entry: Entry) -> Iterator[tuple[str, ...]]:
    found = entry.report.self_evaluation
    yield (
        *identity(entry),
        TOTAL,
        "总分",
        "",
        *figure_cells(found.total_points),
        *figure_cells(found.total_score),
        *text_cells(found.grade),
        permalink(edition, entry, "self_evaluation.total_score"),
    )
    for key, item in entries(found.categories).items():
        yield (
            *identity(entry),
            key,
            item.name,
            item.category.value,
            *figure_cells(item.points),
            *figure_cells(item.score),
            "",
            "not_applicable",
            permalink(edition, entry, f"self_evaluation.categories.{key}.score"),
        )
