"""钱花在哪里: spending, funds and projects, as tables and bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.model.funds import Coverage
from generator.model.money import ZERO
from generator.model.reported import NotStated
from generator.model.stages import BUDGETS, RATES, STAGES
from generator.model.terms import TERMS, chinese
from generator.views.blocks import Block, Paragraph, Section
from generator.views.county_year.bars import project_chart
from generator.views.county_year.projects import project_blocks
from generator.views.county_year.sums import Summed, computed_cell, summed
from generator.views.source import Source, is_silent
from generator.views.table import Cell, CellKind, Column, Row, RowKind, Table
from generator.views.text import listing, percent
from generator.views.words import words

_SHARE_OF: Final = {
    "total": "",
    "basic_expenditure": "全年支出",
    "personnel_expenditure": "基本支出",
    "operating_expenditure": "基本支出",
    "project_expenditure": "全年支出",
}
_LINES: Final = (
    ("total", "全年支出", RowKind.TOTAL),
    ("basic_expenditure", "基本支出：维持单位运转", RowKind.ORDINARY),
    ("personnel_expenditure", "其中 人员经费", RowKind.PART),
    ("operating_expenditure", "其中 日常公用经费", RowKind.PART),
    ("project_expenditure", "项目支出：办专门的事", RowKind.ORDINARY),
)
_FUNDS: Final = (
    "total_income",
    "general_public_budget",
    "government_fund_budget",
    "state_capital_budget",
    "social_insurance_budget",
    "fiscal_special_account",
    "other_income",
    "brought_forward",
)
_FUND_COLUMNS: Final = ("income_budget", "income_final", "executed")


def money_section(source: Source) -> Section:
    """What the money went to; a line that says why where the report prints none."""
    tables = [_spending(source), _funds(source), *project_blocks(source)]
    blocks: list[Block] = [block for block in tables if block is not None]
    chart = project_chart(source)
    if chart:
        blocks.append(chart)
    if not blocks:
        blocks = [Paragraph(words("报告没有写出金额。"))]
    blocks.append(Paragraph(words(_explanations(source)), is_small=True))
    return Section("money", "钱花在哪里", tuple(blocks))


def _spending(source: Source) -> Table | None:
    lines = [each for each in _LINES if _has_figures(source, "spending", each[0])]
    columns = [
        name
        for name in (*STAGES, *RATES)
        if any(not is_silent(source.figure("spending", key, name)) for key, _, _ in lines)
    ]
    if not lines or not columns:
        return None
    rows = [_spending_row(source, columns, *each) for each in lines]
    total = _computed_total(source, columns)
    if total:
        rows.append(total)
    rows.extend(_carried_forward(source, columns))
    headings = (Column("支出"), *(_heading(source, name) for name in columns))
    return Table(
        "table-spending",
        f"全年支出（单位：{source.unit.value}{_absent_columns(columns)}）",
        headings,
        tuple(rows),
        tuple(words(note) for note in _absent_lines(source)),
    )


def _heading(source: Source, name: str) -> Column:
    """The column's term, or the report's own word where it prints budgets of one stage only."""
    label = source.report.budget_label
    if isinstance(label, str) and name in BUDGETS and is_only_budget(source, name):
        return Column(label, is_figure=True)
    return Column(chinese(name), is_figure=True)


def is_only_budget(source: Source, name: str) -> bool:
    """Whether the report prints its budgets of spending for this stage alone."""
    others = [other for other in BUDGETS if other != name]
    return all(
        is_silent(source.figure("spending", key, other)) for key, _, _ in _LINES for other in others
    )


def _has_figures(source: Source, *path: str) -> bool:
    names = (*STAGES, *RATES) if path[0] == "spending" else _FUND_COLUMNS
    return any(not is_silent(source.figure(*path, name)) for name in names)


def _spending_row(
    source: Source, columns: Sequence[str], key: str, label: str, kind: RowKind
) -> Row:
    if key == "total" and source.report.coverage is Coverage.SPECIAL_FUNDS:
        label = "专项资金"
    cells = [source.cell("spending", key, name) for name in columns]
    if "share" in columns and cells[columns.index("share")].kind is CellKind.FIGURE:
        at = columns.index("share")
        cells[at] = _with_small(cells[at], f"占{_SHARE_OF[key]}" if _SHARE_OF[key] else "")
    return Row((Cell(label), *cells), kind)


def _with_small(cell: Cell, small: str) -> Cell:
    return Cell(cell.text, cell.kind, cell.href, cell.anchor, small, cell.sort, cell.marks)


def _computed_total(source: Source, columns: Sequence[str]) -> Row | None:
    """基本＋项目, where the report does not print the total itself."""
    if source.report.coverage is not Coverage.ALL_SPENDING:
        return None
    sums = {name: _two_parts(source, name) for name in columns if name in STAGES}
    if not any(sums.values()):
        return None
    cells = [computed_cell(source, sums.get(name)) for name in columns]
    budget = sums.get("adjusted_budget") or sums.get("initial_budget")
    executed = sums.get("executed")
    if "execution_rate" in columns and budget and executed and budget.amount != ZERO:
        rate = percent(executed.amount.yuan / budget.amount.yuan)
        at = columns.index("execution_rate")
        cells[at] = Cell(rate, CellKind.COMPUTED, small="本站计算")
    return Row((Cell("两项相加（本站相加）"), *cells), RowKind.COMPUTED)


def _two_parts(source: Source, stage: str) -> Summed | None:
    parts = [
        source.figure("spending", key, stage)
        for key in ("basic_expenditure", "project_expenditure")
    ]
    if not isinstance(source.figure("spending", "total", stage), NotStated):
        return None
    return summed(source, parts)


def _carried_forward(source: Source, columns: Sequence[str]) -> tuple[Row, ...]:
    figure = source.figure("spending", "carried_forward")
    if is_silent(figure) or "executed" not in columns:
        return ()
    cells = [
        source.cell("spending", "carried_forward") if name == "executed" else Cell("")
        for name in columns
    ]
    return (Row((Cell("年末结转结余"), *cells)),)


def _absent_columns(columns: Sequence[str]) -> str:
    absent = [chinese(name) for name in ("executed", "execution_rate") if name not in columns]
    return f"；报告没有写{listing(absent)}" if absent else ""


def _absent_lines(source: Source) -> tuple[str, ...]:
    absent = [
        label.removeprefix("其中 ").split("：")[0]
        for key, label, _ in _LINES
        if not _has_figures(source, "spending", key)
    ]
    return (f"报告没有说明的：{listing(absent)}。",) if absent else ()


def _funds(source: Source) -> Table | None:
    keys = [key for key in _FUNDS if _has_figures(source, "funds", key)]
    columns = [
        name
        for name in _FUND_COLUMNS
        if any(not is_silent(source.figure("funds", key, name)) for key in keys)
    ]
    if not keys:
        return None
    rows = tuple(
        Row(
            (Cell(chinese(key)), *(source.cell("funds", key, name) for name in columns)),
            RowKind.TOTAL if key == "total_income" else RowKind.ORDINARY,
        )
        for key in keys
    )
    return Table(
        "table-funds",
        f"钱从哪里来（单位：{source.unit.value}）",
        (Column("资金来源"), *(Column(chinese(name), is_figure=True) for name in columns)),
        rows,
    )


def _explanations(source: Source) -> str:
    """One sentence each on the terms of the tables, for readers new to them."""
    names = ["basic_expenditure", "project_expenditure", "execution_rate"]
    if _has_figures(source, "funds", "general_public_budget"):
        names.append("general_public_budget")
    said = "".join(f"{TERMS[name].chinese}：{TERMS[name].plain}" for name in names)
    return f"{said}执行率 100% 只说明预算全部支出，不说明效果。"
