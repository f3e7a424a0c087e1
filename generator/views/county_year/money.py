"""钱花在哪里: spending, funds and projects, as tables and bars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.model.funds import Coverage
from generator.model.money import ZERO, Money
from generator.model.reported import NotStated, Stated, entries
from generator.model.terms import TERMS, chinese
from generator.views.blocks import (
    Block,
    Cell,
    CellKind,
    Column,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    words,
)
from generator.views.county_year.bars import project_chart
from generator.views.source import Source, is_silent
from generator.views.text import line, listing, money, percent, plain

_STAGES: Final = ("initial_budget", "adjusted_budget", "received", "executed")
_BUDGETS: Final = ("initial_budget", "adjusted_budget")
_RATES: Final = ("execution_rate", "share")
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
_PROJECT_COLUMNS: Final = (*_STAGES, *_RATES)


class _Summed(NamedTuple):
    """A sum made here, with its formula."""

    amount: Money
    place: Decimal
    formula: str


def money_section(source: Source) -> Section:
    """What the money went to; a line that says why where the report prints none."""
    tables = [_spending(source), _funds(source), *_projects(source)]
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
        for name in (*_STAGES, *_RATES)
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
    if isinstance(label, str) and name in _BUDGETS and _is_only_budget(source, name):
        return Column(label, is_figure=True)
    return Column(chinese(name), is_figure=True)


def _is_only_budget(source: Source, name: str) -> bool:
    others = [other for other in _BUDGETS if other != name]
    return all(
        is_silent(source.figure("spending", key, other)) for key, _, _ in _LINES for other in others
    )


def _has_figures(source: Source, *path: str) -> bool:
    names = (*_STAGES, *_RATES) if path[0] == "spending" else _FUND_COLUMNS
    return any(not is_silent(source.figure(*path, name)) for name in names)


def _spending_row(
    source: Source, columns: Sequence[str], key: str, label: str, kind: RowKind
) -> Row:
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
    sums = {name: _two_parts(source, name) for name in columns if name in _STAGES}
    if not any(sums.values()):
        return None
    cells = [_computed_cell(source, sums.get(name)) for name in columns]
    budget = sums.get("adjusted_budget") or sums.get("initial_budget")
    executed = sums.get("executed")
    if "execution_rate" in columns and budget and executed and budget.amount != ZERO:
        rate = percent(executed.amount.yuan / budget.amount.yuan)
        at = columns.index("execution_rate")
        cells[at] = Cell(rate, CellKind.COMPUTED, small="本站计算")
    return Row((Cell("两项相加（本站相加）"), *cells), RowKind.COMPUTED)


def _two_parts(source: Source, stage: str) -> _Summed | None:
    parts = [
        source.figure("spending", key, stage) for key in ("basic_expenditure", "project_expenditure")
    ]
    if not isinstance(source.figure("spending", "total", stage), NotStated):
        return None
    return summed(source, parts)


def summed(source: Source, parts: Sequence[object]) -> _Summed | None:
    """The exact sum with its formula; None unless every part is a stated exact amount."""
    stated = [part for part in parts if isinstance(part, Stated) and not part.is_approximate]
    if len(stated) < len(parts) or len(stated) < 2:
        return None
    amount = sum((part.value for part in stated), start=ZERO)
    place = min(part.place for part in stated if part.place) if any(
        part.place for part in stated
    ) else Decimal(0)
    figures = [plain(part.value.in_unit(source.unit)) for part in stated]
    printed = [
        part.printed if part.unit == source.unit.value else figure
        for part, figure in zip(stated, figures, strict=True)
    ]
    return _Summed(amount, place, "＋".join(printed))


def _computed_cell(source: Source, total: _Summed | None) -> Cell:
    if total is None:
        return Cell("", CellKind.TEXT)
    text = money(total.amount, source.unit, total.place)
    small = total.formula if total.formula.count("＋") == 1 else ""
    return Cell(text, CellKind.COMPUTED, small=small, sort=plain(total.amount.yuan))


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


def _projects(source: Source) -> list[Block]:
    projects = entries(source.report.projects)
    if not projects:
        return [Paragraph(words("报告没有列出项目。"))]
    columns = [
        name
        for name in _PROJECT_COLUMNS
        if any(not is_silent(source.figure("projects", key, name)) for key in projects)
    ]
    rows = [_project_row(source, key, columns) for key in projects]
    rows.extend(_withheld_row(source, key, columns) for key in entries(source.report.withheld))
    rows.extend(_project_totals(source, columns))
    absent = [] if any(name in columns for name in _BUDGETS) else ["预算"]
    absent += [] if "executed" in columns else ["实际支出"]
    tail = f"；报告没有给出各项目的{listing(absent)}" if absent else ""
    table = Table(
        "table-projects",
        f"项目明细（单位：{source.unit.value}{tail}）",
        (Column("项目"), *(_project_heading(name) for name in columns)),
        tuple(rows),
    )
    return [table]


def _project_heading(name: str) -> Column:
    title = "占项目支出" if name == "share" else chinese(name)
    return Column(title, is_figure=True)


def _project_row(source: Source, key: str, columns: Sequence[str]) -> Row:
    project = entries(source.report.projects)[key]
    name = project.name if isinstance(project.name, str) else "（报告未写项目名称）"
    kind = CellKind.TEXT if isinstance(project.name, str) else CellKind.STATE
    purpose = project.purpose if isinstance(project.purpose, str) else ""
    head = Cell(name, kind, anchor=f"projects.{key}", small=purpose)
    return Row((head, *(source.cell("projects", key, name) for name in columns)))


def _withheld_row(source: Source, key: str, columns: Sequence[str]) -> Row:
    item = entries(source.report.withheld)[key]
    reason = f"（报告称{line(item.reason)}）" if isinstance(item.reason, str) else ""
    head = Cell(item.name, small=f"依法不予公开{reason}")
    cells = [
        source.cell("withheld", key, "amount") if name == "executed" else Cell("未说明", CellKind.STATE)
        for name in columns
    ]
    return Row((head, *cells))


def _project_totals(source: Source, columns: Sequence[str]) -> list[Row]:
    """本站相加 beside what the report prints, and the difference where they differ."""
    stages = [name for name in columns if name in _STAGES]
    sums = {name: summed(source, _stage_parts(source, name)) for name in stages}
    if not any(sums.values()):
        return []
    cells = [_computed_cell(source, sums.get(name)) for name in columns]
    rows = [Row((Cell("以上各项（本站相加）"), *cells), RowKind.COMPUTED)]
    printed = {name: _printed_total(source, name) for name in stages}
    if not any(printed.values()):
        return rows
    own = [
        source.cell(*path) if name in stages and (path := printed[name]) else Cell("")
        for name in columns
    ]
    own = [Cell(cell.text, cell.kind, sort=cell.sort, marks=cell.marks) for cell in own]
    rows.append(Row((Cell("报告所写合计"), *own), RowKind.TOTAL))
    return rows


def _stage_parts(source: Source, stage: str) -> list[object]:
    projects = [
        source.figure("projects", key, stage) for key in entries(source.report.projects)
    ]
    if stage != "executed":
        return projects
    withheld = [
        source.figure("withheld", key, "amount") for key in entries(source.report.withheld)
    ]
    return [*projects, *withheld]


def _printed_total(source: Source, stage: str) -> tuple[str, ...] | None:
    """Where the report prints the total of its projects for a stage."""
    candidates = [("spending", "project_expenditure", stage)]
    if stage == "initial_budget":
        candidates.append(("self_evaluation", "projects_budget"))
    if stage == "executed":
        candidates.append(("self_evaluation", "projects_executed"))
    for path in candidates:
        if isinstance(source.figure(*path), Stated):
            return path
    return None


def _explanations(source: Source) -> str:
    """One sentence each on the terms of the tables, for readers new to them."""
    names = ["basic_expenditure", "project_expenditure", "execution_rate"]
    if _has_figures(source, "funds", "general_public_budget"):
        names.append("general_public_budget")
    said = "".join(f"{TERMS[name].chinese}：{TERMS[name].plain}" for name in names)
    return f"{said}执行率 100% 只说明预算全部支出，不说明效果。"
