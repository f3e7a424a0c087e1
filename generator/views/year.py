"""One year, whole country: the reports by province, on pages of their own where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Crumb, Head, LinkCard, LinkCards, Page, Section
from generator.views.draft import Draft, lists_state
from generator.views.explore import explore_line
from generator.views.group_table import group_table, report_measures, where_rows_are
from generator.views.grouped import MOST_ROWS, ONE_YEAR, Group, grouped, spots
from generator.views.summary import coverage_words, report_table, totals, verdict_counts
from generator.views.table import Table
from generator.views.words import words


def years(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """The list of years, then each year that has reports; a long one has a page for each place."""
    found: dict[int, list[Entry]] = {year: [] for year in edition.dataset.years}
    for entry in edition.dataset.reports:
        found[entry.year].append(entry)
    yield Draft(address.YEARS, partial(_index, edition, found))
    spot = spots(edition)
    for year, entries in found.items():
        for group in grouped(entries, address.year(year), spot, ONE_YEAR, most).pages():
            state = lists_state(edition, group.items)
            yield Draft(group.address, partial(_year, edition, year, group), state)


def _index(edition: Edition, found: Mapping[int, Sequence[Entry]]) -> Page:
    cards = tuple(
        LinkCard(
            f"{year} 年",
            f"{len(entries)} 份报告",
            address.href(address.YEARS, address.year(year)),
        )
        for year, entries in found.items()
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


def _year(edition: Edition, year: int, group: Group[Entry]) -> Page:
    page = group.address
    entries = group.items
    title = f"{group.where} {year} 年度" if group.is_part else f"{year} 年度"
    return Page(
        address=page,
        head=Head(
            f"{title}部门绩效自评报告",
            f"{title}的 {len(entries)} 份绩效自评报告：{coverage_words(entries)}。",
            "list",
            column=f"{year} 年",
            data_date=max(entry.checked_on for entry in entries),
        ),
        crumbs=group.crumbs(("年度", address.YEARS), (str(year), address.year(year))),
        heading=title,
        sub=f"{len(entries)} 份报告（{coverage_words(entries)}）",
        lead=verdict_counts(edition, entries),
        sections=(_reports(edition, year, group),),
        is_part=group.is_part,
    )


def _reports(edition: Edition, year: int, group: Group[Entry]) -> Section:
    """The parts of a long list, else its reports; those of the whole country by province."""
    explore = tuple(explore_line(edition, group.address, year=str(year)))
    if group.parts:
        caption = f"{group.where} {year} 年{group.each}的报告（报告以份计，核对以处计）".strip()
        table = group_table(
            group, caption, report_measures(edition, group.items), totals(group.items)
        )
        rows = where_rows_are(group, "reports", "报告")
        return Section("reports", "按地区", (*explore, table, rows))
    if group.is_part:
        caption = f"{group.where} {year} 年的报告"
        table = report_table(edition, group.items, group.address, "table-reports", caption)
        return Section("reports", "报告", (*explore, table))
    return Section("reports", "按省份", (*explore, *_provinces(edition, year, group)))


def _provinces(edition: Edition, year: int, group: Group[Entry]) -> Iterator[Table]:
    found: dict[str, tuple[Division, list[Entry]]] = {}
    for entry in group.items:
        province = edition.dataset.divisions.chain(entry.division)[0]
        found.setdefault(province.code, (province, []))[1].append(entry)
    for code, (province, own) in sorted(found.items()):
        caption = f"{province.name} {year} 年的报告"
        yield report_table(edition, own, group.address, f"table-{code}", caption)
