"""All projects as a table to explore; place, year and coverage are those of their report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.export.columnar import Json, figure_cell, steps, word_cell, words
from generator.export.explore_table import (
    Cells,
    Column,
    ExploreTable,
    Facet,
    FigureColumn,
    grade_facet,
    packed,
    project_withholds,
    topic_facet,
    withheld_facet,
    without_place,
    word_column,
)
from generator.model.card import budget_of
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.performance import Project, Topic
from generator.model.reported import entries
from generator.model.stages import STAGES
from generator.model.terms import chinese
from generator.views.text import line

_BUDGET: Final = FigureColumn("budget", "预算", "万元", is_shown=True)
_FIGURES: Final = (
    *(
        FigureColumn(name, chinese(name), unit, is_shown=True)
        for name, unit in (("executed", "万元"), ("execution_rate", "%"), ("score", "分"))
    ),
    *(FigureColumn(stage, chinese(stage), "万元") for stage in STAGES[:-1]),
    FigureColumn("share", chinese("share"), "%"),
    FigureColumn("points", chinese("points"), "分"),
)


_OF_FIGURES: Final = frozenset(column.key for column in (_BUDGET, *_FIGURES))
_OF_WORDS: Final = ("name", "key", "topics", "grade", "topic", "withholds", "grade_line")
_NO_ROWS: Final[Cells] = packed(dict.fromkeys((*_OF_WORDS, *_OF_FIGURES), ()), _OF_FIGURES)


def project_cells(edition: Edition) -> Cells:
    """The columns of all rows of these reports; `counts` says how many rows each report has."""
    found: dict[str, list[Any]] = {}  # cells of any kind
    counts = []
    for entry in edition.dataset.reports:
        projects = entries(entry.report.projects)
        counts.append(len(projects))
        for key, project in projects.items():
            for name, cell in _cells(edition.dataset.topics, entry, key, project):
                found.setdefault(name, []).append(cell)
    return {"counts": counts, **packed(found, _OF_FIGURES)}


def _cells(
    topics: Mapping[str, Topic], entry: Entry, key: str, project: Project
) -> Iterator[tuple[str, Any]]:  # cells of any kind
    """What stands in each column and facet of one row."""
    name = project.name
    yield "name", word_cell(without_place(name, entry) if isinstance(name, str) else name)
    yield "key", word_cell(key)
    topic = topics[project.topic].name if project.topic in topics else project.topic
    yield "topics", word_cell(topic)
    yield "budget", figure_cell(budget_of(project), _BUDGET.unit)
    for column in _FIGURES:
        yield column.key, figure_cell(getattr(project, column.key), column.unit)
    yield "grade", word_cell(project.grade)
    yield "topic", (project.topic,)
    yield "withholds", project_withholds(project)
    yield "grade_line", line(project.grade)


def explore_projects(edition: Edition, cells: Cells) -> ExploreTable:
    """One row for each project, in the order of the reports and as printed there."""
    cells = _NO_ROWS | cells
    return ExploreTable(
        "projects",
        "项目",
        "个",
        sum(cells["counts"]),
        tuple(_columns(cells)),
        tuple(_facets(edition, cells)),
        _rows(cells),
    )


def _rows(cells: Cells) -> dict[str, Json]:
    """The number of each row's report, the project's name and its key in the report."""
    numbers = (number for number, count in enumerate(cells["counts"]) for _ in range(count))
    return {
        "report": steps(numbers),
        "name": words(cells["name"]),
        "key": words(cells["key"]),
    }


def _columns(cells: Cells) -> Iterator[Column]:
    yield word_column("topics", chinese("topic"), cells["topics"], is_shown=True)
    for column in (_BUDGET, *_FIGURES):
        yield from column.columns(cells[column.key])
    yield word_column("grade", chinese("grade"), cells["grade"])


def _facets(edition: Edition, cells: Cells) -> Iterator[Facet]:
    yield topic_facet(edition, cells["topic"])
    yield Facet("spent", chinese("executed"), {"column": "executed"})
    yield Facet("score", chinese("score"), {"column": "score"})
    yield withheld_facet(cells["withholds"])
    yield grade_facet(cells["grade_line"])
