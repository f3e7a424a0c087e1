"""What lists say of a report: a small part of it, at hand where there are thousands of reports."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.model.agency import full_name
from generator.model.funds import Coverage
from generator.model.money import Money, Unit
from generator.model.packing import Packed
from generator.model.performance import Project
from generator.model.report import Report
from generator.model.reported import Absent, NotStated, Reported, Stated, Withheld, entries
from generator.model.stages import LATEST_FIRST

_BUDGETS = LATEST_FIRST[1:]


class ProjectCard(NamedTuple):
    """A project: `stage` is the first whose amount is printed, empty where none is."""

    key: str
    topic: str
    name: str | Absent
    stage: str
    amount: Reported[Money]
    executed: Reported[Money]


@dataclass(frozen=True)
class Card(Packed):
    """One report in a list: what it covers, its key figures, its projects.

    `corrected` are the keys of its corrections, each with its day; `withdrawn` and `noted` count
    what was taken back and what was noted.
    """

    coverage: Coverage
    checked_on: str
    short_name: str
    full_name: str
    unit: Unit
    budget: Reported[Money]
    executed: Reported[Money]
    execution_rate: Reported[Any]  # a share
    total_score: Reported[Any]  # points
    grade: str | Absent
    staff_in_post: Reported[Any]  # persons
    projects: tuple[ProjectCard, ...]
    corrected: tuple[tuple[str, str], ...]
    withdrawn: int
    noted: int


def card_digest(card: Card) -> bytes:
    """Changes with anything that the card says; the same card may have several."""
    return hashlib.blake2b(pickle.dumps(card), digest_size=8).digest()


def card_of(report: Report) -> Card:
    """The card of a report."""
    line = getattr(report.spending, key_line(report))
    return Card(
        coverage=report.coverage,
        checked_on=report.provenance.checked_on,
        short_name=report.agency.short_name,
        full_name=full_name(report.agency),
        unit=report.unit,
        budget=budget_of(line),
        executed=line.executed,
        execution_rate=line.execution_rate,
        total_score=report.self_evaluation.total_score,
        grade=report.self_evaluation.grade,
        staff_in_post=report.staff.staff_in_post,
        projects=tuple(_project(*each) for each in entries(report.projects).items()),
        corrected=tuple(
            (key, each.corrected_on) for key, each in entries(report.corrections).items()
        ),
        withdrawn=len(entries(report.withdrawals)),
        noted=len(entries(report.notes)),
    )


def key_line(report: Report) -> str:
    """Which line of spending stands for a report: the total, else project expenditure."""
    total = report.spending.total
    if any(isinstance(getattr(total, name), Stated) for name in LATEST_FIRST):
        return "total"
    return "total" if report.coverage is Coverage.ALL_SPENDING else "project_expenditure"


def budget_of(line: object) -> Reported[Money]:
    """The budget that stands for a line or a project: adjusted, else initial, else received.

    Where none is stated, one that is withheld is not called silent.
    """
    figures: list[Reported[Money]] = [getattr(line, name) for name in _BUDGETS]
    for kind in (Stated, Withheld):
        found = next((figure for figure in figures if isinstance(figure, kind)), None)
        if found is not None:
            return found
    return NotStated()


def _project(key: str, project: Project) -> ProjectCard:
    stated = (name for name in LATEST_FIRST if isinstance(getattr(project, name), Stated))
    stage = next(stated, "")
    amount: Reported[Money] = getattr(project, stage or "executed")
    return ProjectCard(key, project.topic, project.name, stage, amount, project.executed)
