"""更正记录: every published figure that was changed, all reports, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.report import Correction
from generator.model.reported import entries
from generator.model.terms import chinese
from generator.views import address
from generator.views.blocks import Block, Crumb, Head, Page, Paragraph, Section
from generator.views.figure_name import correction_anchor, figure_name
from generator.views.source import word_cell
from generator.views.table import Cell, Column, Row, Table
from generator.views.text import iso_date
from generator.views.words import words


def newest_corrections(edition: Edition) -> tuple[tuple[Entry, str, Correction], ...]:
    """Corrections with their report and key; of one day, in the order of the reports."""
    found = [
        (entry, key, item)
        for entry in edition.dataset.reports
        for key, item in entries(entry.report.corrections).items()
    ]
    return tuple(sorted(found, key=lambda each: each[2].corrected_on, reverse=True))


def corrections_page(edition: Edition) -> Iterator[Page]:
    """One page."""
    page = address.CORRECTIONS
    found = newest_corrections(edition)
    block: Block = (
        _table(edition, found) if found else Paragraph(words("本站公布的数字还没有更正过。"))
    )
    yield Page(
        address=page,
        head=Head(
            "更正记录",
            "公布后改过的数字：哪一个、原来的值、现在的值和原因。",
            "list",
            column="更正记录",
            data_date=found[0][2].corrected_on if found else "",
        ),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("更正记录", "")),
        heading="更正记录",
        sub=f"{len(found)} 处",
        lead=words(
            "数字公布以后，本站不悄悄改动：每改一处都登在这里，也登在那份报告的页面上。"
            "发现录入与原报告不同，请告诉我们。"
        ),
        sections=(Section("corrections", "全部更正", (block,)),),
    )


def _table(edition: Edition, found: tuple[tuple[Entry, str, Correction], ...]) -> Table:
    columns = (
        Column(chinese("corrected_on")),
        Column("哪一个数"),
        *(Column(chinese(name)) for name in ("old", "new", "reason")),
    )
    rows = tuple(_row(edition, entry, item) for entry, _, item in found)
    return Table("table-corrections", f"全部更正（{len(found)} 处）", columns, rows)


def _row(edition: Edition, entry: Entry, item: Correction) -> Row:
    report = entry.report
    target = address.report(entry, edition.dataset.site)
    origin = address.CORRECTIONS
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
