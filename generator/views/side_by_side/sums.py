"""Sums and shares that are computed here for one report, or why they are not (本站计算)."""

from __future__ import annotations

from typing import Final

from generator.model.funds import Coverage
from generator.model.money import Money, Unit
from generator.model.reported import NotStated, Stated, Withheld, entries, state_word
from generator.model.stages import LATEST_FIRST
from generator.model.terms import chinese
from generator.views.county_year.sums import Summed, summed
from generator.views.side_by_side.cells import SideCell, computed, reason
from generator.views.source import Source
from generator.views.text import money, percent, printed

_PARTS: Final = ("basic_expenditure", "project_expenditure")


def two_parts(source: Source, stage: str) -> SideCell:
    """基本＋项目, where the report covers all spending and does not print the total itself."""
    if not isinstance(source.figure("spending", "total", stage), NotStated):
        return reason("总额见上")
    total = _summed_parts(source, stage)
    if total is None:
        return reason(_missing(source, *(("spending", key, stage) for key in _PARTS)))
    text = money(total.amount, Unit.WAN_YUAN, total.place)
    return computed(text, _with_unit(source, total.formula))


def share_of_total(source: Source, key: str) -> SideCell:
    """A line of spending as a share of all spending, of the latest stage that has both."""
    if source.report.coverage is not Coverage.ALL_SPENDING:
        return reason("不含全部支出，不计算")
    for stage in LATEST_FIRST:
        part = source.figure("spending", key, stage)
        total = source.figure("spending", "total", stage)
        if isinstance(total, Stated):
            found = _share_of_printed(source, part, total, stage)
        else:
            parts = _summed_parts(source, stage) if isinstance(total, NotStated) else None
            found = parts and _share(source, part, parts.amount, f"（{parts.formula}）", stage)
        if found:
            return found
    return reason(
        _missing(source, ("spending", key, "executed"), ("spending", "total", "executed"))
    )


def share_of_basic(source: Source, key: str) -> SideCell:
    """Personnel or operating expenditure as a share of basic expenditure."""
    whole = "basic_expenditure"
    for stage in LATEST_FIRST:
        total = source.figure("spending", whole, stage)
        part = source.figure("spending", key, stage)
        found = _share_of_printed(source, part, total, stage)
        if found:
            return found
    return reason(_missing(source, ("spending", key, "executed"), ("spending", whole, "executed")))


def _share_of_printed(source: Source, part: object, total: object, stage: str) -> SideCell | None:
    if not isinstance(total, Stated) or total.is_approximate:
        return None
    return _share(source, part, total.value, printed(total, source.unit.value), stage)


def _share(
    source: Source, part: object, total: Money, printed_total: str, stage: str
) -> SideCell | None:
    """None unless the part is stated exactly and the whole is not zero."""
    if not isinstance(part, Stated) or part.is_approximate or part.is_nothing or not total.yuan:
        return None
    formula = f"{chinese(stage)} {printed(part, source.unit.value)}÷{printed_total}"
    return computed(percent(part.value.yuan / total.yuan), formula)


def _summed_parts(source: Source, stage: str) -> Summed | None:
    """None where a part is missing, or something is withheld of which no amount is printed."""
    if source.report.coverage is not Coverage.ALL_SPENDING or _keeps_back_amounts(source):
        return None
    return summed(source, [source.figure("spending", key, stage) for key in _PARTS])


def _keeps_back_amounts(source: Source) -> bool:
    items = entries(source.report.withheld).values()
    return any(not isinstance(item.amount, Stated) for item in items)


def _missing(source: Source, *paths: tuple[str, ...]) -> str:
    """The state that stands in the way, 依法不予公开 before the others."""
    found = [source.figure(*path) for path in paths]
    if any(isinstance(each, Withheld) for each in found) or _keeps_back_amounts(source):
        return f"{state_word(Withheld())}，不计算"
    words = [state_word(each) for each in found if state_word(each)]
    return f"{words[0] if words else '数不全'}，不计算"


def _with_unit(source: Source, formula: str) -> str:
    return formula if source.unit is Unit.WAN_YUAN else f"{formula}（{source.unit.value}）"
