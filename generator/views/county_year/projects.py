"""The projects as a table: each with its purpose, then what is withheld, then the totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.model.reported import Stated, entries
from generator.model.stages import BUDGETS, RATES, STAGES
from generator.model.terms import chinese
from generator.views.blocks import Block, Fact, Facts, Paragraph
from generator.views.county_year.sums import computed_cell, summed
from generator.views.source import Source, is_silent
from generator.views.table import Cell, CellKind, Column, Row, RowKind, Table
from generator.views.text import line, listing, printed
from generator.views.words import words

_PROJECT_COLUMNS: Final = (*STAGES, *RATES)
_TOGETHER: Final = (
    "projects_count",
    "projects_budget",
    "projects_executed",
    "projects_rate",
    "evaluated_count",
    "evaluated_share",
)


def project_blocks(source: Source) -> list[Block]:
    """The table of projects, or one line that says there is none."""
    projects = entries(source.report.projects)
    if not projects:
        return [Paragraph(words("报告没有列出项目。"))]
    columns = [
        name
        for name in _PROJECT_COLUMNS
        if any(not is_silent(source.figure("projects", key, name)) for key in projects)
    ]
    if not columns:
        named = (Fact("项目", words(_name(source, key)), f"projects.{key}") for key in projects)
        return [Facts(tuple(named)), Paragraph(words("报告没有写各项目的金额。"))]
    rows = [_project_row(source, key, columns) for key in projects]
    rows.extend(_withheld_row(source, key, columns) for key in entries(source.report.withheld))
    rows.extend(_project_totals(source, columns))
    absent = [] if any(name in columns for name in BUDGETS) else ["预算"]
    absent += [] if "executed" in columns else ["实际支出"]
    tail = f"；报告没有给出各项目的{listing(absent)}" if absent else ""
    table = Table(
        "table-projects",
        f"项目明细（单位：{source.unit.value}{tail}）",
        (Column("项目"), *(_project_heading(name) for name in columns)),
        tuple(rows),
    )
    return [table, *_as_told(source)]


def _as_told(source: Source) -> tuple[Facts, ...]:
    """What the report says of its projects together: how many, and their sums."""
    names = [name for name in _TOGETHER if not is_silent(source.figure("self_evaluation", name))]
    facts = tuple(
        Fact(
            chinese(name),
            words(printed(source.figure("self_evaluation", name))),
            f"self_evaluation.{name}",
        )
        for name in names
    )
    return (Facts(facts),) if facts else ()


def _project_heading(name: str) -> Column:
    title = "占项目支出" if name == "share" else chinese(name)
    return Column(title, is_figure=True)


def _name(source: Source, key: str) -> str:
    name = entries(source.report.projects)[key].name
    return name if isinstance(name, str) else "（报告未写项目名称）"


def _project_row(source: Source, key: str, columns: Sequence[str]) -> Row:
    project = entries(source.report.projects)[key]
    kind = CellKind.TEXT if isinstance(project.name, str) else CellKind.STATE
    purpose = project.purpose if isinstance(project.purpose, str) else ""
    head = Cell(_name(source, key), kind, anchor=f"projects.{key}", small=purpose)
    return Row((head, *(source.cell("projects", key, name) for name in columns)))


def _withheld_row(source: Source, key: str, columns: Sequence[str]) -> Row:
    item = entries(source.report.withheld)[key]
    reason = f"（报告称{line(item.reason)}）" if isinstance(item.reason, str) else ""
    head = Cell(item.name, small=f"依法不予公开{reason}")
    cells = [
        replace(source.cell("withheld", key, "amount"), anchor="")  # it stands in its own section
        if name == "executed"
        else Cell("未说明", CellKind.STATE)
        for name in columns
    ]
    return Row((head, *cells))


def _project_totals(source: Source, columns: Sequence[str]) -> list[Row]:
    """本站相加 beside what the report prints, and the difference where they differ."""
    stages = [name for name in columns if name in STAGES]
    sums = {name: summed(source, _stage_parts(source, name)) for name in stages}
    if not any(sums.values()):
        return []
    cells = [computed_cell(source, sums.get(name)) for name in columns]
    rows = [Row((Cell("以上各项（本站相加）"), *cells), RowKind.COMPUTED)]
    told = {name: _printed_total(source, name) for name in stages}
    if not any(told.values()):
        return rows
    own = [
        source.cell(*path) if name in stages and (path := told[name]) else Cell("")
        for name in columns
    ]
    own = [Cell(cell.text, cell.kind, sort=cell.sort, marks=cell.marks) for cell in own]
    rows.append(Row((Cell("报告所写合计"), *own), RowKind.TOTAL))
    return rows


def _stage_parts(source: Source, stage: str) -> list[object]:
    projects: list[object] = [
        source.figure("projects", key, stage) for key in entries(source.report.projects)
    ]
    if stage != "executed":
        return projects
    withheld = [source.figure("withheld", key, "amount") for key in entries(source.report.withheld)]
    return [*projects, *withheld]


def _printed_total(source: Source, stage: str) -> tuple[str, ...] | None:
    """Where the report prints the total of its projects for a stage."""
    candidates: list[tuple[str, ...]] = [("spending", "project_expenditure", stage)]
    if stage == "initial_budget":
        candidates.append(("self_evaluation", "projects_budget"))
    if stage == "executed":
        candidates.append(("self_evaluation", "projects_executed"))
    for path in candidates:
        if isinstance(source.figure(*path), Stated):
            return path
    return None
