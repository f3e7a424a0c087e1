"""One year, whole country: the reports grouped by province."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Crumb, Head, LinkCard, LinkCards, Page, Section
from generator.views.explore import explore_line
from generator.views.summary import coverage_words, report_table, verdict_counts
from generator.views.words import words


def years(edition: Edition) -> Iterator[Page]:
    """The list of years, then one page for each year that has reports."""
    yield _index(edition)
    for year in edition.dataset.years:
        yield _year(edition, year)


def _index(edition: Edition) -> Page:
    cards = tuple(
        LinkCard(
            f"{year} 年",
            f"{sum(entry.year == year for entry in edition.dataset.reports)} 份报告",
            address.href(address.YEARS, address.year(year)),
        )
        for year in edition.dataset.years
    )
    return Page(
        address=address.YEARS,
        head=Head("按年度看", "按预算年度查看绩效自评报告。", "list", column="年度"),
        crumbs=(Crumb("首页", address.href(address.YEARS, address.HOME)), Crumb("年度", "")),
        heading="按年度看",
        lead=words("预算年度是报告评价的那一年，不是公开的那一年。"),
        sections=(
            Section("years", "年度", (LinkCards(cards), *explore_line(edition, address.YEARS))),
        ),
    )


def _year(edition: Edition, year: int) -> Page:
    page = address.year(year)
    entries = [entry for entry in edition.dataset.reports if entry.year == year]
    groups: dict[str, tuple[Division, list[Entry]]] = {}
    for entry in entries:
        province = edition.dataset.divisions.chain(entry.division)[0]
        groups.setdefault(province.code, (province, []))[1].append(entry)
    tables = tuple(
        report_table(edition, found, page, f"table-{code}", f"{province.name} {year} 年的报告")
        for code, (province, found) in sorted(groups.items())
    )
    counts = verdict_counts(edition, entries)
    return Page(
        address=page,
        head=Head(
            f"{year} 年度部门绩效自评报告",
            f"{year} 年度的 {len(entries)} 份绩效自评报告：{coverage_words(entries)}。",
            "list",
            column=f"{year} 年",
            data_date=max(entry.report.provenance.checked_on for entry in entries),
        ),
        crumbs=(
            Crumb("首页", address.href(page, address.HOME)),
            Crumb("年度", address.href(page, address.YEARS)),
            Crumb(str(year), ""),
        ),
        heading=f"{year} 年度",
        sub=f"{len(entries)} 份报告（{coverage_words(entries)}）",
        lead=words(f"数据核对：{counts}。" if counts else ""),
        sections=(
            Section("reports", "按省份", (*explore_line(edition, page, year=str(year)), *tables)),
        ),
    )
