"""The bars of the projects: one scale, what is withheld hatched, the surplus outlined."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from generator.model.money import ZERO, Money
from generator.model.reported import Stated, entries
from generator.model.stages import LATEST_FIRST
from generator.model.terms import chinese
from generator.views.bar import bar
from generator.views.blocks import Bar, Chart
from generator.views.source import Source
from generator.views.text import money, printed

_LEAST: Final = 2
"""Projects from which a chart says more than the table."""


def project_chart(source: Source) -> Chart | None:
    """Amounts of the projects, and their sum beside the printed total where they differ."""
    stage = next((name for name in LATEST_FIRST if len(_stated(source, name)) >= _LEAST), None)
    if stage is None:
        return None
    named = _stated(source, stage)
    withheld = _withheld(source) if stage == "executed" else []
    total = sum((figure.value for _, figure in (*named, *withheld)), start=ZERO)
    whole = source.figure("spending", "project_expenditure", stage)
    largest = _largest(named, withheld, total, whole)
    bars = [_bar(source, label, figure, largest, "value") for label, figure in named]
    bars += [_bar(source, label, figure, largest, "withheld") for label, figure in withheld]
    if isinstance(whole, Stated) and whole.value != total and withheld:
        bars += _totals(source, total, whole, largest)
    what = chinese(stage)
    office = source.report.agency.short_name
    said = "，".join(f"{each.label} {each.value}" for each in bars)
    return Chart(
        "chart-projects",
        f"{office} {source.report.year} 年各项目{what}",
        f"单位{source.unit.value}：{said}。",
        tuple(bars),
        f"各项目{what}（单位：{source.unit.value}）",
    )


def _stated(source: Source, stage: str) -> list[tuple[str, Stated[Money]]]:
    found = [
        (project.name, source.figure("projects", key, stage))
        for key, project in entries(source.report.projects).items()
        if isinstance(project.name, str)
    ]
    names = without_shared_ending([name for name, _ in found])
    return [
        (name, figure)
        for name, (_, figure) in zip(names, found, strict=True)
        if isinstance(figure, Stated)
    ]


def _withheld(source: Source) -> list[tuple[str, Stated[Money]]]:
    items = entries(source.report.withheld).values()
    return [
        (f"{item.name}（依法不予公开）", item.amount)
        for item in items
        if isinstance(item.amount, Stated)
    ]


def without_shared_ending(names: Sequence[str]) -> list[str]:
    """Names without an ending that all of them share, such as 项目资金: in the chart only."""
    for ending in ("项目资金", "项目", "资金"):
        if all(name.endswith(ending) and len(name) > len(ending) + 1 for name in names):
            return [name.removesuffix(ending) for name in names]
    return list(names)


def _largest(
    named: list[tuple[str, Stated[Money]]],
    withheld: list[tuple[str, Stated[Money]]],
    total: Money,
    whole: object,
) -> Decimal:
    amounts = [figure.value.yuan for _, figure in (*named, *withheld)]
    if isinstance(whole, Stated) and withheld:
        amounts += [total.yuan, whole.value.yuan]
    return max(amounts)


def _bar(source: Source, label: str, figure: Stated[Money], largest: Decimal, kind: str) -> Bar:
    return bar(label, printed(figure, source.unit.value), figure.value.yuan, largest, kind)


def _totals(source: Source, total: Money, whole: Stated[Money], largest: Decimal) -> list[Bar]:
    """The sum and the printed total, the larger one's surplus as an outline."""
    shared = min(total, whole.value).yuan
    over, under = total - whole.value, whole.value - total
    computed = money(total, source.unit, whole.place)
    own = printed(whole, source.unit.value)
    none = Decimal(0)
    return [
        bar("各项相加（本站相加）", computed, shared, largest, "computed", max(over.yuan, none)),
        bar("报告所写项目支出", own, shared, largest, "total", max(under.yuan, none)),
    ]
