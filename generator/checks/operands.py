"""The figures of a report as operands: where each stands, what readers call it, what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.findings import DocPath
from generator.model.funds import Whole
from generator.model.performance import Project
from generator.model.record import Record
from generator.model.report import Report
from generator.model.reported import WITHHELD_WORD, NotApplicable, NotStated, Stated, entries
from generator.model.terms import TERMS
from generator.model.verdict import Operand

STAGES: Final = ("initial_budget", "adjusted_budget", "received", "executed")
LATEST_FIRST: Final = ("executed", "adjusted_budget", "initial_budget")
"""The stages that a share may be taken at; most reports mean what was spent."""

BUDGETS: Final = ("adjusted_budget", "initial_budget")
"""The budgets that a rate may be taken of: by definition the full year's, where it is printed."""

LINES: Final = (
    "total",
    "basic_expenditure",
    "personnel_expenditure",
    "operating_expenditure",
    "project_expenditure",
)
PARTS: Final = {
    "basic_expenditure": ("personnel_expenditure", "operating_expenditure"),
    "total": ("basic_expenditure", "project_expenditure"),
}
WHOLES: Final = {
    Whole.TOTAL: "total",
    Whole.BASIC_EXPENDITURE: "basic_expenditure",
    Whole.PROJECT_EXPENDITURE: "project_expenditure",
}

WITHHELD_MARK: Final = f"（{WITHHELD_WORD}）"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of spending or a project: both print the same figures for the stages of a year."""

    key: str
    subject: str
    path: DocPath
    group: Record

    def figure(self, field: str, label: str = "") -> Operand:
        """One figure of the row, called by its field or by `label`."""
        return figure(self.group, (*self.path, field), label)

    def has(self, field: str) -> bool:
        """Whether the report gives the figure, be it only about."""
        return isinstance(getattr(self.group, field), Stated)

    def tells(self, field: str) -> bool:
        """Whether the report says anything of it: a figure, or that it is withheld."""
        return not isinstance(getattr(self.group, field), NotStated | NotApplicable)


def term(name: str) -> str:
    """What readers call a field."""
    return TERMS[name].chinese


def figure(group: Record, path: DocPath, label: str = "") -> Operand:
    """The figure at `path`, whose last step is its field in `group`."""
    field = str(path[-1])
    return Operand(path, label or term(field), getattr(group, field))


def is_silent(operand: Operand) -> bool:
    """Whether the report says nothing of it."""
    return isinstance(operand.figure, NotStated)


def is_stated(operand: Operand) -> bool:
    """Whether the report gives it, be it only about."""
    return isinstance(operand.figure, Stated)


def line(report: Report, name: str) -> Row:
    """One line of spending."""
    return Row(name, term(name), ("spending", name), getattr(report.spending, name))


def lines(report: Report) -> Iterator[Row]:
    """All lines of spending, the whole first."""
    return (line(report, name) for name in LINES)


def projects(report: Report) -> tuple[Row, ...]:
    """The projects that the report lists."""
    return tuple(
        Row(key, project_name(key, project), ("projects", key), project)
        for key, project in entries(report.projects).items()
    )


def own_projects(report: Report) -> tuple[Row, ...]:
    """The projects, without one that is all of project expenditure, figure by figure.

    The report then prints each figure once, and what is compared for the line holds for both.
    """
    found = projects(report)
    if len(found) != 1 or withheld_figures(report, Whole.PROJECT_EXPENDITURE):
        return found
    whole, fields = report.spending.project_expenditure, (*STAGES, "execution_rate")
    is_sole = all(getattr(whole, field) == getattr(found[0].group, field) for field in fields)
    return () if is_sole else found


def project_name(key: str, project: Project) -> str:
    """The project as printed, or its key where the report gives no name."""
    return project.name if isinstance(project.name, str) else f"项目 {key}"


def withheld_figures(report: Report, whole: Whole) -> tuple[Operand, ...]:
    """The amounts kept back of one of its totals, with a figure only where it is printed."""
    return tuple(
        figure(item, ("withheld", key, "amount"), f"{item.name}{WITHHELD_MARK}")
        for key, item in entries(report.withheld).items()
        if item.part_of is whole
    )


def evaluation_figure(report: Report, field: str) -> Operand:
    """One figure of the self-evaluation."""
    return figure(report.self_evaluation, ("self_evaluation", field))


def staff_figure(report: Report, field: str) -> Operand:
    """One number of posts or people."""
    return figure(report.staff, ("staff", field))


def fund_figure(report: Report, fund: str, field: str, label: str = "") -> Operand:
    """One figure of a budget or another source of income, called by the source."""
    return figure(getattr(report.funds, fund), ("funds", fund, field), label or term(fund))
