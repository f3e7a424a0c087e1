"""The files of one report, beside its page: all its figures as CSV, workbook and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from generator.export.csv_file import csv_bytes
from generator.export.facts import facts
from generator.export.json_file import encoded, records
from generator.export.product import Made, Product
from generator.export.projects import indicators, projects, scores
from generator.export.reports import reports
from generator.export.side_by_side import compared_file
from generator.export.tables import comparisons, corrections
from generator.export.xlsx_file import Workbooks
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.site import Site
from generator.views import address
from generator.views.data_table import DataTable
from generator.views.text import iso_date

TABLES = (facts, projects, indicators, scores, comparisons, corrections)
"""What a report's workbook and JSON hold, besides the line of the report itself; the first is its
CSV.
"""


def report_products(edition: Edition) -> Iterator[Product]:
    """`report.csv`, `report.xlsx` and `report.json` of each report, and what comparing reads."""
    site = edition.dataset.site
    books = cache(partial(workbooks, edition))  # most of them are not made
    for entry in edition.dataset.reports:
        page = address.report(entry, site)
        yield Product(f"{page}/report", partial(_made, edition, entry, books), edition.state(entry))


def workbooks(edition: Edition) -> Workbooks:
    """Makes the workbooks of reports."""
    return Workbooks(_tables(edition.only(())))


def report_files(
    edition: Edition, entry: Entry, books: Workbooks | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files of one report; whoever asks for many gives what makes their workbooks."""
    site = edition.dataset.site
    alone = edition.only([entry])
    csv, xlsx, json = address.report_files(entry, site)
    tables = _tables(alone)
    books = books or workbooks(edition)
    yield csv, csv_bytes(tables[0])
    yield xlsx, books.made(tables, entry.report.title, report_notes(entry, site))
    yield json, _json(alone, tables)


def report_notes(entry: Entry, site: Site) -> tuple[str, ...]:
    """What a reader of the file must know: whose figures, what they cover, how they are written."""
    report = entry.report
    page = address.absolute(address.report(entry, site), site)
    where = (f"网页：{page}",) if page else ()
    return (
        f"{report.agency.short_name}　{report.year} 年度　{report.kind.value}绩效自评",
        f"覆盖范围：{report.coverage.value}（{report.coverage_note}）。",
        "金额一律折成元，比率为小数（1 即 100%）；报告怎样印的见“照录”一列。",
        "没有写的、依法不予公开的和不适用的，数值为空，状态一列说明是哪一种；空白不是 0。",
        "“全部数字”只有报告印出的数；“数据核对”里有本站计算的数，来历一列注明。",
        f"数据日期：{iso_date(report.provenance.checked_on)}　版本：{entry.digest[:12]}",
        *where,
        f"来源：{site.title}（{site.sponsor}）。{site.licence}。",
    )


def _made(edition: Edition, entry: Entry, books: Callable[[], Workbooks]) -> Made:
    return Made((*report_files(edition, entry, books()), compared_file(edition, entry)))


def _tables(edition: Edition) -> tuple[DataTable, ...]:
    return tuple(table(edition) for table in TABLES)


def _json(alone: Edition, tables: Sequence[DataTable]) -> bytes:
    (report,) = records(reports(alone))
    site = alone.dataset.site
    head = {"publisher": site.sponsor, "site": site.title, "licence": site.licence}
    return encoded({**head, "report": report, **{t.name: records(t) for t in tables}})
