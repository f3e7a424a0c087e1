"""The facts: one row for every value that a report prints or leaves out. Nothing is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.export.cells import IDENTITY, identity, permalink, value
from generator.findings import DocPath, dotted
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.facts import Fact, facts_of
from generator.model.reported import Reported, State, Stated, state_of
from generator.model.terms import chinese
from generator.views.data_table import DataTable

_STAGES: Final = frozenset(
    {
        "initial_budget",
        "adjusted_budget",
        "received",
        "executed",
        "income_budget",
        "income_final",
    }
)
COLUMNS: Final = (
    *IDENTITY,
    "path",
    "measure",
    "stage",
    "fund",
    "project_key",
    "term",
    "state",
    "printed",
    "value",
    "unit",
    "is_approximate",
    "source_line",
    "address",
)


def facts(edition: Edition) -> DataTable:
    """Every printed value of all reports, in the order of the reports and of the form.

    A second printing of a figure (`restated`) is a row of its own and leads to the first.
    """
    return DataTable(
        "facts",
        "全部数字",
        "报告印出的每一个数，一个数一行：金额、比率、个数、分数、目标值和完成值、日期；"
        "没有写的和依法不予公开的也各占一行。本站计算的数不在其中。",
        COLUMNS,
        tuple(row for entry in edition.dataset.reports for row in _rows(edition, entry)),
    )


def _rows(edition: Edition, entry: Entry) -> Iterator[tuple[str, ...]]:
    own, page = identity(entry), permalink(edition, entry)
    for fact in facts_of(entry.report):
        path = dotted(fact.path)
        yield (
            *own,
            path,
            fact.measure.value,
            stage(fact.about),
            str(fact.about[1]) if fact.about[0] == "funds" else "",
            str(fact.about[1]) if fact.about[0] == "projects" and len(fact.about) > 1 else "",
            chinese(str(fact.about[-1])),
            _state(fact),
            *_printed(fact.figure),
            str(entry.where(fact.path).line),
            f"{page}#{path}",
        )


def stage(path: DocPath) -> str:
    """The stage of the year that an amount belongs to, by its own name."""
    name = str(path[-1])
    if name in _STAGES:
        return name
    return (
        "executed" if name.endswith("_executed") else "budget" if name.endswith("_budget") else ""
    )


def _state(fact: Fact) -> str:
    return (State.NOTHING if fact.figure is None else state_of(fact.figure)).value


def _printed(figure: Reported[Any] | None) -> tuple[str, str, str, str]:  # of whatever kind it is
    """As printed, its exact value, its unit, and whether it is approximate."""
    if not isinstance(figure, Stated):
        return "", "", "", ""
    is_about = "true" if figure.is_approximate else "false"
    return figure.printed, value(figure), figure.unit, is_about
