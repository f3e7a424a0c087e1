"""All projects as a table to explore; place, year and coverage are those of their report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.export.columnar import Json, steps, words
from generator.export.explore_table import (
    Column,
    ExploreTable,
    Facet,
    figure_columns,
    grade_facet,
    project_withholds,
    topic_facet,
    withheld_facet,
    without_place,
    word_column,
)
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.money import Money
from generator.model.performance import Project
from generator.model.reported import NotStated, Reported, Stated, Withheld, entries
from generator.model.terms import chinese
from generator.views.stages import LATEST_FIRST, STAGES
from generator.views.text import line

_SHOWN: Final = (("executed", "万元"), ("execution_rate", "%"), ("score", "分"))
_FURTHER: Final = (
    *((stage, "万元") for stage in STAGES[:-1]),
    ("share", "%"),
    ("points", "分"),
)


class _Found(NamedTuple):
    """A project and its report, with the report's number."""

    number: int
    entry: Entry
    key: str
    project: Project


def explore_projects(edition: Edition) -> ExploreTable:
    """One row for each project, in the order of the reports and as printed there."""
    found = [
        _Found(number, entry, key, project)
        for number, entry in enumerate(edition.dataset.reports)
        for key, project in entries(entry.report.projects).items()
    ]
    return ExploreTable(
        "projects",
        "项目",
        "个",
        len(found),
        tuple(_columns(edition, found)),
        tuple(_facets(edition, found)),
        _rows(found),
    )


def _rows(found: list[_Found]) -> dict[str, Json]:
    """The number of each row's report, the project's name and its key in the report."""
    return {
        "report": steps(each.number for each in found),
        "name": words(
            without_place(name, each.entry) if isinstance(name := each.project.name, str) else name
            for each in found
        ),
        "key": words(each.key for each in found),
    }


def _columns(edition: Edition, found: list[_Found]) -> Iterator[Column]:
    projects = [each.project for each in found]
    topics = edition.dataset.topics
    names = (topics[each.topic].name if each.topic in topics else each.topic for each in projects)
    yield word_column("topics", chinese("topic"), names, is_shown=True)
    budgets = [_budget(each) for each in projects]
    yield from figure_columns("budget", "预算", "万元", budgets, is_shown=True)
    for name, unit in _SHOWN:
        figures = [getattr(each, name) for each in projects]
        yield from figure_columns(name, chinese(name), unit, figures, is_shown=True)
    for name, unit in _FURTHER:
        yield from figure_columns(name, chinese(name), unit, [getattr(p, name) for p in projects])
    yield word_column("grade", chinese("grade"), (each.grade for each in projects))


def _budget(project: Project) -> Reported[Money]:
    """The budget that stands for a project, chosen as for a report."""
    figures: list[Reported[Money]] = [getattr(project, stage) for stage in LATEST_FIRST[1:]]
    for kind in (Stated, Withheld):
        chosen = next((figure for figure in figures if isinstance(figure, kind)), None)
        if chosen is not None:
            return chosen
    return NotStated()


def _facets(edition: Edition, found: list[_Found]) -> Iterator[Facet]:
    projects = [each.project for each in found]
    yield topic_facet(edition, ({each.topic} for each in projects))
    yield Facet("spent", chinese("executed"), {"column": "executed"})
    yield Facet("score", chinese("score"), {"column": "score"})
    yield withheld_facet(map(project_withholds, projects))
    yield grade_facet([line(each.grade) for each in projects])
