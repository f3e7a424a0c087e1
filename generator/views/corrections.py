"""更正记录: every published figure that was changed, all reports, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.report import Correction
from generator.model.reported import entries
from generator.model.terms import chinese
from generator.views import address
from generator.views.blocks import Head, Page, Paragraph, Section
from generator.views.draft import Draft, draft_of
from generator.views.figure_name import correction_anchor, figure_name
from generator.views.group_table import Measure, count, group_table, where_rows_are
from generator.views.grouped import MOST_ROWS, Group, grouped
from generator.views.source import word_cell
from generator.views.spot import spots
from generator.views.table import Cell, Column, Row, Table
from generator.views.text import iso_date
from generator.views.withdrawn import withdrawals_section
from generator.views.words import words

NEWEST: Final = 20
"""Corrections shown before the places of a long list."""

Found = tuple[Entry, str, Correction]
"""A correction with its report and its key."""


def newest_corrections(edition: Edition) -> tuple[Found, ...]:
    """Corrections with their report and key; of one day, in the order of the reports."""
    found = [
        (entry, key, item)
        for entry in edition.dataset.reports
        if entry.has_rarities
        for key, item in entries(entry.report.corrections).items()
    ]
    return tuple(sorted(found, key=lambda each: each[2].corrected_on, reverse=True))


def corrections_page(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """One page; where there are many, the newest, and a page for each place."""
    spot = spots(edition)
    found = newest_corrections(edition)
    everything = grouped(found, address.CORRECTIONS, lambda each: spot(each[0]), most=most)
    return (draft_of(_page(edition, group)) for group in everything.pages())


def _page(edition: Edition, group: Group[Found, None]) -> Page:
    title = f"{group.where}：更正记录" if group.is_part else "更正记录"
    return Page(
        address=group.address,
        head=Head(
            title,
            "公布后改过的数字：哪一个、原来的值、现在的值和原因。",
            "list",
            column="更正记录",
            data_date=group.items[0][2].corrected_on if group.items else "",
        ),
        crumbs=group.crumbs(("更正记录", address.CORRECTIONS)),
        heading=title,
        sub=f"{len(group.items)} 处",
        lead=words(
            "数字公布以后，本站不悄悄改动：每改一处都登在这里，也登在那份报告的页面上。"
            "发现录入与原报告不同，请告诉我们。"
        ),
        sections=(*_sections(edition, group), *_withdrawals(edition, group)),
        is_part=group.is_part,
    )


def _sections(edition: Edition, group: Group[Found, None]) -> Iterator[Section]:
    """All corrections; of a long list the newest, then where the others are."""
    found = group.items
    if not found:
        nothing = Paragraph(words("本站公布的数字还没有更正过。"))
        yield Section("corrections", "全部更正", (nothing,))
    elif not group.parts:
        caption = f"全部更正（{len(found)} 处）"
        table = _table(edition, group, found, "table-corrections", caption)
        yield Section("corrections", "全部更正", (table,))
    else:
        newest = found[:NEWEST]
        caption = f"最近的更正（{len(newest)} 处）"
        table = _table(edition, group, newest, "table-newest", caption)
        yield Section("newest", "最近的更正", (table,))
        table = group_table(
            group, f"{group.where}{group.each}的更正（报告以份计，更正以处计）", _measures()
        )
        everything = where_rows_are(group, "corrections", "更正记录")
        yield Section("corrections", "全部更正", (table, everything))


def _withdrawals(edition: Edition, group: Group[Found, None]) -> Iterator[Section]:
    """What was taken down, on the list's first page alone."""
    found = None if group.is_part else withdrawals_section(edition, group.address)
    if found:
        yield found


def _measures() -> tuple[Measure[Found, None], ...]:
    return count("涉及报告", _reports_in), count("更正", lambda part: part.size)


def _reports_in(part: Group[Found, None]) -> int:
    return len({entry.file for entry, _, _ in part.items})


def _table(
    edition: Edition,
    group: Group[Found, None],
    found: Sequence[Found],
    identifier: str,
    caption: str,
) -> Table:
    columns = (
        Column(chinese("corrected_on")),
        Column("哪一个数"),
        *(Column(chinese(name)) for name in ("old", "new", "reason")),
    )
    rows = tuple(_row(edition, group.address, entry, item) for entry, _, item in found)
    return Table(identifier, caption, columns, rows)


def _row(edition: Edition, origin: str, entry: Entry, item: Correction) -> Row:
    report = entry.report
    target = address.report(entry, edition.dataset.site)
    return Row(
        (
            Cell(iso_date(item.corrected_on)),
            Cell(
                figure_name(report, item.path),
                href=address.href(origin, target, correction_anchor(item)),
                small=f"{report.agency.short_name} {report.year}",
            ),
            word_cell(item.old),
            word_cell(item.new),
            Cell(item.reason),
        )
    )
