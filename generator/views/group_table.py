"""The table of a long list: how much each of its parts holds, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.dataset import Entry
from generator.model.funds import Coverage
from generator.views import address
from generator.views.blocks import Paragraph
from generator.views.grouped import Group, Level
from generator.views.summary import verdict_cell
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.tally import Tally
from generator.views.words import Words, link, words

T = TypeVar("T")
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Measure(Generic[T, C]):
    """A column of the table: its cell is made of a part and of the way to it."""

    column: Column
    cell: Callable[[Group[T, C], str], Cell]


def count(title: str, of: Callable[[Group[T, C]], int]) -> Measure[T, C]:
    """A column that counts."""
    return Measure(Column(title, is_figure=True), lambda part, _: number(of(part)))


def number(found: int) -> Cell:
    """A count as a cell."""
    return Cell(str(found), CellKind.FIGURE, sort=str(found))


def group_table(
    group: Group[T, C],
    caption: str,
    measures: Sequence[Measure[T, C]],
    notes: tuple[Words, ...] = (),
) -> Table:
    """One row for each part. Where parts are divided by year, each year is one step away too."""
    years = _years(group)
    level = group.parts[0].level or Level.PREFECTURE
    columns = (
        Column(level.value),
        *(measure.column for measure in measures),
        *(Column(f"{year} 年", is_figure=True) for year in years),
    )
    rows = tuple(_row(group, part, measures, years) for part in group.parts)
    return Table("table-parts", caption, columns, rows, notes, is_sortable=True)


def report_measures(tally: Tally) -> tuple[Measure[Entry, Tally], ...]:
    """Reports, what the comparisons show, and reports of each coverage that the list has."""
    return (
        count("报告", lambda part: part.size),
        Measure(Column("数据核对"), lambda part, href: verdict_cell(part.tally.verdicts, href)),
        *(_covered(each) for each in Coverage if each in tally.coverages),
    )


def where_rows_are(group: Group[T, C], table: str, title: str) -> Paragraph:
    """That the rows are on other pages, and where all of them stand in one table."""
    data = link(f"开放数据的“{title}”表", address.href(group.address, address.DATA, table))
    said = f"共 {group.size} 行，分在上表所列的各页；也都在"
    return Paragraph(words(said, data, "里。"), is_small=True)


def _covered(coverage: Coverage) -> Measure[Entry, Tally]:
    return count(coverage.value, lambda part: part.tally.coverages.get(coverage, 0))


def _years(group: Group[T, C]) -> tuple[str, ...]:
    """The years of a list some of whose parts are divided by year, newest first."""
    by_year = any(below.level is Level.YEAR for part in group.parts for below in part.parts)
    return tuple(sorted(group.years(), reverse=True)) if by_year else ()


def _row(
    group: Group[T, C], part: Group[T, C], measures: Sequence[Measure[T, C]], years: Sequence[str]
) -> Row:
    href = address.href(group.address, part.address)
    counts = part.years()
    ways = {below.name: address.href(group.address, below.address) for below in part.parts}
    return Row(
        (
            Cell(part.name, href=href),
            *(measure.cell(part, href) for measure in measures),
            *(
                Cell(str(counts[year]), CellKind.FIGURE, ways.get(f"{year} 年", ""))
                for year in years
            ),
        )
    )
