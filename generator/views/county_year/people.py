"""人员和机构: who works there, how the office is made up, what it holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.model.agency import SubUnit
from generator.model.money import Unit
from generator.model.reported import NotStated, Stated, entries, state_word
from generator.model.terms import chinese
from generator.views.blocks import Block, Fact, Facts, Paragraph, Section
from generator.views.source import Source, is_silent
from generator.views.table import Cell, Column, Row, RowKind, Table
from generator.views.text import listing, money, printed
from generator.views.words import Span, Words, state, words

_STAFF: Final = (
    "established_posts",
    "administrative_posts",
    "institution_posts",
    "staff_in_post",
    "administrative_staff",
    "institution_staff",
    "staff_on_duty",
    "seconded",
    "retired",
    "newly_arrived",
)


_THREE_PUBLIC: Final = (
    "three_public_budget",
    "three_public_executed",
    "abroad_executed",
    "vehicle_purchase_executed",
    "vehicle_operation_executed",
    "reception_executed",
)


def said(value: object) -> Words:
    """A text of the report, texts in a row, or the name of a state."""
    if isinstance(value, tuple):
        return words("；".join(value))
    return (Span(value),) if isinstance(value, str) else (state(state_word(value)),)


def people_section(source: Source) -> Section:
    """Who works there, how the office is made up, what it holds."""
    blocks: list[Block] = [_agency(source)]
    blocks += [block for block in (_staff(source), _assets(source), _three_public(source)) if block]
    silent = [
        name
        for name, value in (
            ("“三公”经费", source.report.three_public.three_public_executed),
            ("政府采购", source.report.procurement.procurement_executed),
        )
        if isinstance(value, NotStated)
    ]
    if silent:
        blocks.append(Paragraph(words(f"{listing(silent)}：", state("未说明"), "。")))
    return Section("people", "人员和机构", tuple(blocks))


def _agency(source: Source) -> Facts:
    agency = source.report.agency
    items = []
    for name in ("full_name", "second_nameplate", "rank", "funding", "agency_changes", "duties"):
        value = getattr(agency, name)
        if not is_silent(value):
            items.append(Fact(chinese(name), said(value), f"agency.{name}"))
    sections = [_unit(item) for item in entries(agency.sections).values()]
    count = agency.sections_count
    if isinstance(count, Stated) or sections:
        text = _counted(count) if isinstance(count, Stated) else ""
        listed = f"：{listing(sections)}" if sections and text else listing(sections)
        items.append(Fact("内设机构", words(text + listed), "agency.sections_count"))
    institutions = [_unit(item) for item in entries(agency.institutions).values()]
    if isinstance(agency.institutions_count, Stated):
        text = _counted(agency.institutions_count)
        items.append(Fact(chinese("institutions_count"), words(text), "agency.institutions_count"))
    if institutions:
        items.append(Fact("所属机构", words(listing(institutions)), "agency.institutions"))
    return Facts(tuple(items))


def _unit(item: SubUnit) -> str:
    return f"{item.name}（{item.nature}）" if isinstance(item.nature, str) else item.name


def _counted(count: Stated[Decimal]) -> str:
    """`3 个`, or the report's own measure word: `三室`, `一中心`."""
    return f"{count.printed}{count.unit}" if count.unit else f"{count.printed} 个"


def _staff(source: Source) -> Table | None:
    names = [name for name in _STAFF if not is_silent(source.figure("staff", name))]
    if not names:
        return None
    as_of = source.report.staff.staff_as_of
    when = f"，{printed(as_of)}" if isinstance(as_of, Stated) else ""
    changes = source.report.staff.staff_changes
    notes = (words("变动：", "；".join(changes), "。"),) if isinstance(changes, tuple) else ()
    return Table(
        "table-staff",
        f"编制和人数（单位：人{when}）",
        (Column("项目"), Column("人数", is_figure=True)),
        tuple(
            Row(
                (Cell(chinese(name)), source.cell("staff", name, unit="人")),
                RowKind.PART
                if name.startswith(("administrative", "institution"))
                else RowKind.ORDINARY,
            )
            for name in names
        ),
        notes,
    )


def _assets(source: Source) -> Table | None:
    assets = source.report.assets
    items = entries(assets.asset_items)
    if is_silent(assets.assets_total) and not items and is_silent(assets.vehicles):
        return None
    total = assets.assets_total
    unit = total.unit if isinstance(total, Stated) else source.unit.value
    rows = [
        Row((Cell(item.name), source.cell("assets", "asset_items", key, "amount", unit=unit)))
        for key, item in items.items()
    ]
    rows.append(
        Row((Cell("资产合计"), source.cell("assets", "assets_total", unit=unit)), RowKind.TOTAL)
    )
    notes = []
    if isinstance(total, Stated) and unit == Unit.YUAN.value and source.unit is Unit.WAN_YUAN:
        notes.append(words(f"合 {money(total.value, Unit.WAN_YUAN)} 万元（本站换算）。"))
    if isinstance(assets.vehicles, Stated):
        notes.append(words(f"车辆 {printed(assets.vehicles, '辆')} 辆。"))
    when = f"，{printed(assets.assets_as_of)}" if isinstance(assets.assets_as_of, Stated) else ""
    return Table(
        "table-assets",
        f"资产（单位：{unit}{when}）",
        (Column("资产"), Column("金额", is_figure=True)),
        tuple(rows),
        tuple(notes),
    )


def _three_public(source: Source) -> Table | None:
    names = [name for name in _THREE_PUBLIC if not is_silent(source.figure("three_public", name))]
    names_too = [
        name
        for name in ("procurement_budget", "procurement_executed")
        if not is_silent(source.figure("procurement", name))
    ]
    if not names and not names_too:
        return None
    rows = [Row((Cell(chinese(name)), source.cell("three_public", name))) for name in names]
    rows += [Row((Cell(chinese(name)), source.cell("procurement", name))) for name in names_too]
    return Table(
        "table-three-public",
        f"“三公”经费和政府采购（单位：{source.unit.value}）",
        (Column("项目"), Column("金额", is_figure=True)),
        tuple(rows),
    )
