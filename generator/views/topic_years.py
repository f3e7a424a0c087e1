"""What reports of one year and one coverage spent on a topic: sums, medians, quartiles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from generator.model.card import ProjectCard
from generator.model.dataset import Entry
from generator.model.funds import Coverage
from generator.model.money import ZERO, Money, Unit
from generator.model.report import EvaluationKind
from generator.model.reported import Stated
from generator.views.spread import COMPARABLE, spread
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import money
from generator.views.words import words

_LEAST: Final = 2
"""Reports whose amounts are added."""
TOO_FEW: Final = (
    "同一年度、同一覆盖范围里，写全了实际支出的报告都不足两份，不相加；"
    f"不足 {COMPARABLE} 份，不计算中位数。县的大小不同，金额不宜直接比高低。"
)
_ONE_AMOUNT: Final = (
    "一份报告算一个数：这份报告里这一类项目的实际支出相加；其中有一个没有写实际支出的，"
    "这份报告就不参加计算。只算整体支出自评的报告。不同年度、不同覆盖范围从不合在一起。"
)
_NO_MEDIAN: Final = f"可比的报告都不足 {COMPARABLE} 份，没有中位数和四分位数各列。"
_MEDIAN: Final = (
    f"中位数和四分位数从 {COMPARABLE} 份可比的报告起才计算。把这些数从小到大排成一列，"
    "中位数在正中间，四分位数是较小一半和较大一半的中位数（本站计算）。县的大小不同，高低不说明好坏。"
)
_SPREAD: Final = ("下四分位数", "中位数", "上四分位数")

Alike: TypeAlias = tuple[int, Coverage]
"""Year and coverage."""


class Spent(NamedTuple):
    """How many reports of a year and coverage have the topic, and the amounts of those that say."""

    reports: int
    amounts: tuple[Money, ...]


TopicYears: TypeAlias = Mapping[Alike, Spent]


def spent_by_year(found: Iterable[tuple[Entry, ProjectCard]]) -> TopicYears:
    """What each report on a whole agency spent on the topic, by year and coverage."""
    groups: dict[Alike, dict[str, list[ProjectCard]]] = {}
    for entry, project in found:
        if entry.kind is EvaluationKind.WHOLE_AGENCY:
            reports = groups.setdefault((entry.year, entry.card.coverage), {})
            reports.setdefault(entry.file, []).append(project)
    return {alike: _spent_of(reports.values()) for alike, reports in groups.items()}


def _spent_of(reports: Collection[Sequence[ProjectCard]]) -> Spent:
    amounts = (_spent(each) for each in reports)
    return Spent(len(reports), tuple(each for each in amounts if each is not None))


def years_added(several: Iterable[TopicYears]) -> TopicYears:
    """Those of reports that differ, together."""
    reports: Counter[Alike] = Counter()
    amounts: dict[Alike, list[Money]] = {}
    for each in several:
        for alike, spent in each.items():
            reports[alike] += spent.reports
            amounts.setdefault(alike, []).extend(spent.amounts)
    return {alike: Spent(reports[alike], tuple(found)) for alike, found in amounts.items()}


def topic_years(name: str, years: TopicYears) -> Table | None:
    """One row for each year and coverage, newest first; None where no row has two amounts."""
    order = list(Coverage)
    rows = sorted(years, key=lambda each: (-each[0], order.index(each[1])))
    most = max((len(spent.amounts) for spent in years.values()), default=0)
    if most < _LEAST:
        return None
    has_median = most >= COMPARABLE
    figures = ("报告（份）", "可比的（份）", "实际支出相加", *(_SPREAD if has_median else ()))
    return Table(
        "table-years",
        f"{name}：各年度的实际支出（单位：万元；本站相加、本站计算）",
        (Column("年度"), Column("覆盖"), *(Column(each, is_figure=True) for each in figures)),
        tuple(_row(each, years[each], has_median=has_median) for each in rows),
        (words(_ONE_AMOUNT), words(_MEDIAN if has_median else _NO_MEDIAN)),
    )


def _row(alike: Alike, spent: Spent, *, has_median: bool) -> Row:
    year, coverage = alike
    amounts = spent.amounts
    total = sum(amounts, start=ZERO).yuan if len(amounts) >= _LEAST else None
    found = spread([amount.yuan for amount in amounts])
    middles = (found.lower, found.median, found.upper) if found else (None,) * len(_SPREAD)
    return Row(
        (
            Cell(f"{year} 年"),
            Cell(coverage.value),
            Cell(str(spent.reports), CellKind.FIGURE),
            Cell(str(len(amounts)), CellKind.FIGURE),
            _cell(total, "不足两份"),
            *(_cell(each, f"不足 {COMPARABLE} 份") for each in middles if has_median),
        )
    )


def _spent(projects: Sequence[ProjectCard]) -> Money | None:
    """What a report spent on the topic; None where a project does not say it."""
    figures = [each.executed for each in projects]
    stated = [figure.value for figure in figures if isinstance(figure, Stated)]
    return sum(stated, start=ZERO) if len(stated) == len(figures) else None


def _cell(yuan: Decimal | None, otherwise: str) -> Cell:
    if yuan is None:
        return Cell(otherwise, CellKind.STATE)
    return Cell(money(Money(yuan), Unit.WAN_YUAN), CellKind.COMPUTED)
