"""One year, whole country: the reports by province, on pages of their own where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeAlias

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Crumb, Head, LinkCard, LinkCards, Page, Section
from generator.views.draft import Draft, draft_of
from generator.views.explore import explore_line
from generator.views.group_table import group_table, report_measures, where_rows_are
from generator.views.grouped import MOST_ROWS, ONE_YEAR, Group, grouped_lots
from generator.views.summary import coverage_words, report_table, totals, verdict_counts
from generator.views.table import Table
from generator.views.tally import Tally, added, reports_by_year
from generator.views.words import words

Reports: TypeAlias = Group[Entry, Tally]


def years(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """The list of years, then each year that has reports; a long one has a page for each place."""
    groups = {
        year: grouped_lots(lots, address.year(year), added, ONE_YEAR, most)
        for year, lots in reports_by_year(edition).items()
    }
    yield draft_of(_index(edition, groups))
    for year, everything in groups.items():
        for group in everything.pages():
            yield Draft(group.address, partial(_year, edition, year, group), group.state)


def _index(edition: Edition, groups: Mapping[int, Reports]) -> Page:
    cards = tuple(
        LinkCard(
            f"{year} 年",
            f"{group.size} 份报告",
            address.href(address.YEARS, address.year(year)),
        )
        for year, group in groups.items()
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


def _year(edition: Edition, year: int, group: Reports) -> Page:
    page = group.address
    tally = group.tally
    title = f"{group.where} {year} 年度" if group.is_part else f"{year} 年度"
    return Page(
        address=page,
        head=Head(
            f"{title}部门绩效自评报告",
            f"{title}的 {tally.reports} 份绩效自评报告：{coverage_words(tally)}。",
            "list",
            column=f"{year} 年",
            data_date=tally.checked_on,
        ),
        crumbs=group.crumbs(("年度", address.YEARS), (str(year), address.year(year))),
        heading=title,
        sub=f"{tally.reports} 份报告（{coverage_words(tally)}）",
        lead=verdict_counts(tally),
        sections=(_reports(edition, year, group),),
        is_part=group.is_part,
    )


def _reports(edition: Edition, year: int, group: Reports) -> Section:
    """The parts of a long list, else its reports; those of the whole country by province."""
    explore = tuple(explore_line(edition, group.address, year=str(year)))
    if group.parts:
        caption = f"{group.where} {year} 年{group.each}的报告（报告以份计，核对以处计）".strip()
        tally = group.tally
        table = group_table(group, caption, report_measures(tally), totals(tally))
        rows = where_rows_are(group, "reports", "报告")
        return Section("reports", "按地区", (*explore, table, rows))
    if group.is_part:
        caption = f"{group.where} {year} 年的报告"
        table = report_table(edition, group.items, group.address, "table-reports", caption)
        return Section("reports", "报告", (*explore, table))
    return Section("reports", "按省份", (*explore, *_provinces(edition, year, group)))


def _provinces(edition: Edition, year: int, group: Reports) -> Iterator[Table]:
    found: dict[str, tuple[Division, list[Entry]]] = {}
    for entry in group.items:
        province = edition.dataset.divisions.chain(entry.division)[0]
        found.setdefault(province.code, (province, []))[1].append(entry)
    for code, (province, own) in sorted(found.items()):
        caption = f"{province.name} {year} 年的报告"
        yield report_table(edition, own, group.address, f"table-{code}", caption)
