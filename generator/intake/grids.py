"""Tables by their headings: projects, indicators, scores, spending. An unknown table is told of.

Each cell is placed by its column's heading and its row's name; nothing is guessed from its size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.findings import DocPath
from generator.intake import stages
from generator.intake.draft import Confidence, Draft, Excerpt, Reading
from generator.intake.original import Grid
from generator.intake.passage import folded
from generator.intake.projects import Projects, is_name, key_of
from generator.intake.scores import GRADES, category_of
from generator.intake.sections import NUMBERING

_FIGURE: Final = re.compile(r"[\d,]+(?:\.\d+)?(?:万元|亿元|元)?")
_RATE: Final = re.compile(r"[\d.]+[%‰]")
_SCORE: Final = re.compile(r"\d+(?:\.\d+)?分?")
_UNIT: Final = re.compile("单位：(万元|亿元|元)|（(万元|亿元|元)）")
_EMPTY: Final = frozenset({"", "-", "—", "——", "/", "\\", "无数据"})
_TOTALS: Final = re.compile("^(?:合计|总计|小计|总分|总得分|得分合计)")

# The first that matches decides: 指标名称 is not 指标值.
_COLUMNS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("number", "^序号|^编号"),
        ("reason", "偏差|未完成原因|原因"),
        ("improvement", "改进措施"),
        (stages.RATE, "执行率|完成率|执行进度"),
        (stages.SHARE, "占.*(?:比|%)|比重"),
        ("category", "一级指标|指标类[别型]"),
        ("subcategory", "二级指标"),
        ("indicator", "三级指标|指标名称|指标内容|具体指标"),
        ("target", "(?:年度|年初|目标|计划|指标|预期)(?:目标|指标|计划)?值|目标值"),
        ("actual", "(?:实际)?(?:完成|实现)(?:值|情况|数)|全年实际值"),
        ("score", "得分|评分|自评分"),
        ("points", "分值|权重|满分|标准分"),
        ("grade", "等[级次]"),
        (stages.ADJUSTED, "全年预算|调整(?:后)?预算|预算调整"),
        (stages.INITIAL, "年初预算"),
        (stages.RECEIVED, "到位|拨付|下达"),
        (stages.EXECUTED, "执行数|实际支出|支出数|决算|实际支付|实际使用|支出金额"),
        (stages.INITIAL, "预算"),
        ("project", "项目(?:名称)?$|^名称"),
        ("line", "支出类别|支出项目|科目|资金来源|收入项目|内容|^类别|^项目$|经费项目"),
    )
)
_MONEY: Final = (stages.INITIAL, stages.ADJUSTED, stages.RECEIVED, stages.EXECUTED)


@dataclass(slots=True)
class GridReader:
    """Reads the tables of one report into a draft."""

    draft: Draft
    projects: Projects
    year: str = ""

    def read(self, grid: Grid, heading: str, before: str = "") -> None:
        """A table by the kind that its headings show; `before` is the text above it."""
        rows = [[folded(cell) for cell in row] for row in grid.rows]
        header = _header(rows)
        if header is None:
            self._refuse(grid, "看不出表头")
            return
        columns = _columns(rows[header], self.year)
        unit = _unit_of([*rows[: header + 1], [folded(before)]])
        known = set(columns.values())
        table = _Table(grid, rows, header, columns, unit, heading)
        if "indicator" in known and {"target", "actual", "score"} & known:
            self._read_indicators(table)
        elif "project" in known and (known & {*_MONEY, "score", "grade"}):
            self._read_projects(table)
        elif known & set(_MONEY):
            self._read_lines(table)
        elif "category" in known and "score" in known:
            self._read_categories(table)
        else:
            self._refuse(grid, "不认识这种表")

    def _refuse(self, grid: Grid, why: str) -> None:
        first = "、".join(cell for cell in grid.rows[0] if cell)[:60] if grid.rows else ""
        self.draft.refused.append(Excerpt(grid.where, f"{why}：{first}"))

    def _read_projects(self, table: _Table) -> None:
        for row in table.body():
            name = table.cell(row, "project")
            if not name or _TOTALS.match(name.text) or not name.text:
                continue
            line = stages.line_in(name.text)
            if not is_name(name.text) and line and line.path[0] == "spending":
                self._put_row(table, row, line.path)
                continue
            project = self.projects.named(name.printed, name.where)
            if project:
                self._put_row(table, row, ("projects", project.key))

    def _put_row(self, table: _Table, row: int, path: DocPath) -> None:
        for kind in (*_MONEY, stages.RATE, stages.SHARE, "points", "score", "grade"):
            cell = table.cell(row, kind)
            if cell and _is_of_kind(kind, cell.text):
                is_line = path[0] == "spending" and kind in ("points", "score", "grade")
                if not is_line:
                    self.draft.put((*path, kind), table.reading(kind, cell))

    def _read_lines(self, table: _Table) -> None:
        """Rows named by a line of the form: 基本支出, 政府性基金, 公务接待费."""
        for row in table.body():
            label = table.rows[row][table.name_column()]
            found = stages.line_in(label) or _whole(label)
            if found is None:
                continue
            for kind in (*_MONEY, stages.RATE, stages.SHARE):
                cell = table.cell(row, kind)
                if not cell or not _is_of_kind(kind, cell.text):
                    continue
                words = f"{label}{table.head(kind)}"
                path = (
                    (*found.path, kind)
                    if kind in (stages.RATE, stages.SHARE)
                    else (stages.slot(found.path, kind, words))
                )
                if path and (path[0] == "spending" or kind in _MONEY):
                    self.draft.put(path, table.reading(kind, cell))

    def _read_indicators(self, table: _Table) -> None:
        for row in table.body():
            name = table.cell(row, "indicator")
            if not name or name.text in _EMPTY or _TOTALS.match(name.text):
                self._read_total(table, row)
                continue
            at: DocPath = ("indicators",)
            path = (*at, key_of(name.text, self.draft.keys(at)))
            self.draft.put((*path, "name"), name.reading())
            category = table.cell(row, "category")
            if category:
                kind = Reading(category_of(category.text), category.where, category.printed)
                self.draft.put((*path, "category"), kind)
            for kind_name in ("subcategory", "target", "actual", "points", "score"):
                self._put_cell(table, row, kind_name, (*path, kind_name))
            self._put_cell(table, row, "reason", (*path, "deviation_reason"))
            self._put_cell(table, row, "improvement", (*path, "improvement"))

    def _put_cell(self, table: _Table, row: int, kind: str, path: DocPath) -> None:
        cell = table.cell(row, kind)
        if cell and cell.text not in _EMPTY and _is_of_kind(kind, cell.text):
            self.draft.put(path, cell.reading())

    def _read_total(self, table: _Table, row: int) -> None:
        for kind, name in (
            ("points", "total_points"),
            ("score", "total_score"),
            ("grade", "grade"),
        ):
            self._put_cell(table, row, kind, ("self_evaluation", name))

    def _read_categories(self, table: _Table) -> None:
        for row in table.body():
            name = table.cell(row, "category")
            if not name or _TOTALS.match(name.text):
                self._read_total(table, row)
                continue
            at: DocPath = ("self_evaluation", "categories")
            path = (*at, key_of(name.text, self.draft.keys(at)))
            self.draft.put((*path, "name"), name.reading())
            self.draft.put(
                (*path, "category"), Reading(category_of(name.text), name.where, name.printed)
            )
            self._put_cell(table, row, "points", (*path, "points"))
            self._put_cell(table, row, "score", (*path, "score"))


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    printed: str
    where: str
    words: str
    doubt: str = ""

    def amount(self, unit: str) -> Reading:
        """The cell's amount in its own unit, or that of the table; marked where none is written."""
        value = self.printed if self.text.endswith("元") else f"{self.printed}{unit}"
        is_bare = not value.endswith("元")
        doubt = "表里没有写金额单位" if is_bare else self.doubt
        sure = Confidence.LOW if doubt else Confidence.HIGH
        return Reading(value, self.where, self.words, sure, doubt)

    def reading(self) -> Reading:
        """The cell's value."""
        sure = Confidence.LOW if self.doubt else Confidence.HIGH
        return Reading(self.printed, self.where, self.words, sure, self.doubt)


@dataclass(frozen=True, slots=True)
class _Table:
    grid: Grid
    rows: list[list[str]]
    header: int
    columns: dict[int, str]
    unit: str
    heading: str

    def reading(self, kind: str, cell: _Cell) -> Reading:
        """A cell's value, of an amount in the table's unit."""
        return cell.amount(self.unit) if kind in _MONEY else cell.reading()

    def body(self) -> range:
        """The rows below the headings."""
        return range(self.header + 1, len(self.rows))

    def name_column(self) -> int:
        """The column that names the rows: the first that holds no figures."""
        return min(
            (at for at, kind in self.columns.items() if kind in ("line", "project", "category")),
            default=0,
        )

    def head(self, kind: str) -> str:
        """The heading of a column."""
        return next(
            (self.rows[self.header][at] for at, each in self.columns.items() if each == kind), ""
        )

    def cell(self, row: int, kind: str) -> _Cell | None:
        """What stands in a row under a heading; the first column of that kind counts."""
        at = next((at for at, each in self.columns.items() if each == kind), None)
        if at is None or at >= len(self.rows[row]) or self.rows[row][at] in _EMPTY:
            return None
        text = self.rows[row][at]
        printed = " ".join(self.grid.rows[row][at].split())
        words = f"{self.rows[row][self.name_column()]}，{self.head(kind)}：{printed}"
        name = NUMBERING.sub("", text) if kind in ("project", "indicator") else text
        doubt = "表格在文件里散成单独的行，按空行重新拼起" if self.grid.is_rebuilt else ""
        return _Cell(name, printed, f"{self.grid.where}第{row + 1}行", words, doubt)


def _header(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that has most headings, if it is among the first and has two of them."""
    counts = [(len(set(_columns(row).values())), -at) for at, row in enumerate(rows[:6])]
    best = max(counts, default=(0, 0))
    return -best[1] if best[0] >= 2 else None


def _columns(row: Sequence[str], year: str = "") -> dict[int, str]:
    """The kinds of the columns; one of another year is none that the form has."""
    found: dict[int, str] = {}
    for at, text in enumerate(row):
        years = re.findall(r"20\d\d", text)
        is_other = "上年" in text or any(year and each != year for each in years)
        if len(text) <= 20 and not is_other and not re.fullmatch(r"[\d.,%]*", text):
            kind = next((name for name, form in _COLUMNS if form.search(text)), "")
            if kind and kind not in found.values():
                found[at] = kind
    return found


def _unit_of(rows: Sequence[Sequence[str]]) -> str:
    """The unit that a table's head names; 万元 is not assumed."""
    for row in rows:
        for text in row:
            match = _UNIT.search(text)
            if match:
                return match[1] or match[2]
    return ""


def _whole(label: str) -> stages.Found | None:
    if re.match("^(?:支出)?(?:合计|总计)$", label):
        return stages.Found(stages.TOTAL, 0, len(label))
    return None


def _is_of_kind(kind: str, text: str) -> bool:
    """Whether a cell holds what its heading says: else it is left for a person."""
    if kind in _MONEY:
        return _FIGURE.fullmatch(text) is not None
    if kind in (stages.RATE, stages.SHARE):
        return _RATE.fullmatch(text) is not None
    if kind in ("points", "score"):
        return _SCORE.fullmatch(text) is not None
    if kind == "grade":
        return re.fullmatch(GRADES, text) is not None
    return bool(text)
