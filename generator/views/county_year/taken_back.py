"""What was taken back of a report, said where it stood: 已撤下 with the date, and never what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.reported import entries
from generator.model.withdrawal import WITHDRAWN_WORD, covers
from generator.views.blocks import Block, Fact, Facts, Section
from generator.views.source import Source
from generator.views.table import Cell, Row, Table
from generator.views.text import iso_date
from generator.views.withdrawn import taken_of, withdrawals_table
from generator.views.words import words

Days = Mapping[str, str]
"""Withdrawn paths with the day of each."""


def taken_back(source: Source) -> Table | None:
    """The withdrawals of a report, for its section of corrections; None where there is none."""
    found = taken_of(source.edition, source.entry)
    caption = f"撤下记录（{len(found)} 处）"
    return withdrawals_table(source.page, found, caption) if found else None


def marked(source: Source, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the day beside each place that something was taken back from."""
    withdrawals = entries(source.report.withdrawals).values()
    days = {each.path: each.withdrawn_on for each in withdrawals}
    if not days:
        return sections
    return tuple(
        replace(each, blocks=tuple(_block(block, days) for block in each.blocks))
        for each in sections
    )


def _block(block: Block, days: Days) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, days) for row in block.rows))
    if isinstance(block, Facts):
        return replace(block, items=tuple(_fact(fact, days) for fact in block.items))
    return block


def _row(row: Row, days: Days) -> Row:
    return replace(row, cells=tuple(_cell(cell, days) for cell in row.cells))


def _cell(cell: Cell, days: Days) -> Cell:
    said = _said(cell.anchor, days)
    return replace(cell, small="，".join(filter(None, (cell.small, said)))) if said else cell


def _fact(fact: Fact, days: Days) -> Fact:
    said = _said(fact.anchor, days)
    return replace(fact, words=words(fact.words, f"（{said}）")) if said else fact


def _said(anchor: str, days: Days) -> str:
    found = next((day for path, day in days.items() if anchor and covers(path, anchor)), "")
    return f"{WITHDRAWN_WORD}（{iso_date(found)}）" if found else ""
