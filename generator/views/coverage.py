"""Which reports this site holds, by place and year: 本站已收录 and 本站未收录."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Block, Head, Page, Paragraph, Section
from generator.views.draft import Draft, state_of
from generator.views.group_table import Measure, count, group_table, where_rows_are
from generator.views.grouped import MOST_ROWS, ONE_YEAR, Group, grouped
from generator.views.spot import Spot
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import listing
from generator.views.words import words

_NOTE: Final = (
    "未收录只说明本站没有，不说明该单位没有编制或没有公开。"
    "县级及以上单位共有约三千个，本站只列出至少收录了一份报告的地方。"
)


class _Held(NamedTuple):
    """A place, from the province down, and its reports."""

    chain: tuple[Division, ...]
    reports: list[Entry]

    def has(self, year: int) -> bool:
        """Whether there is a report of that year."""
        return any(entry.year == year for entry in self.reports)


def coverage(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """For each place with a report, which years are here; many have a page for each province."""
    found = _places(edition)
    places = grouped(found, address.COVERAGE, lambda each: Spot(each.chain), ONE_YEAR, most)
    years = repr(sorted(edition.dataset.years))
    for group in places.pages():
        held = (entry.file_state for place in group.items for entry in place.reports)
        yield Draft(
            group.address, partial(_page, edition, group), state_of(years, group.state, held)
        )


def _places(edition: Edition) -> list[_Held]:
    """The places of the reports, by address."""
    found: dict[str, _Held] = {}
    for entry in edition.dataset.reports:
        place = entry.division
        if place.address not in found:
            found[place.address] = _Held(edition.dataset.divisions.chain(place), [])
        found[place.address].reports.append(entry)
    return [found[each] for each in sorted(found)]


def _page(edition: Edition, group: Group[_Held, None]) -> Page:
    title = f"{group.where}收录情况"
    description = f"本站收录了{group.where}哪些地方、哪一年的报告。"
    return Page(
        address=group.address,
        head=Head(title, description, "list", column="收录情况"),
        crumbs=group.crumbs(("收录情况", address.COVERAGE)),
        heading=title,
        sub=f"{sum(len(each.reports) for each in group.items)} 份报告",
        lead=words("本站已收录和未收录的报告，按地区和年度排列。"),
        sections=(Section("held", "各地各年", tuple(_blocks(edition, group))),),
        is_part=group.is_part,
    )


def _blocks(edition: Edition, group: Group[_Held, None]) -> Iterator[Block]:
    """How many places of each part are held in each year; on the last page, which."""
    years = sorted(edition.dataset.years)
    if group.parts:
        caption = f"{group.where}{group.each}收录情况（单位：个地方）"
        yield group_table(
            group, caption, (count("有报告的地方", lambda part: part.size), *map(_held_in, years))
        )
        yield where_rows_are(group, "reports", "报告")
    else:
        provinces: dict[str, list[_Held]] = {}
        for each in group.items:
            provinces.setdefault(each.chain[0].code, []).append(each)
        for _, found in sorted(provinces.items()):
            yield _table(edition, group, found, years)
    yield Paragraph(words(_NOTE), is_small=True)


def _held_in(year: int) -> Measure[_Held, None]:
    return count(f"{year} 年", lambda part: sum(each.has(year) for each in part.items))


def _table(
    edition: Edition, group: Group[_Held, None], found: Sequence[_Held], years: Sequence[int]
) -> Table:
    province = found[0].chain[0]
    rows = tuple(_row(edition, group.address, each, years) for each in found)
    columns = (Column("地方"), *(Column(str(year)) for year in years))
    caption = f"{group.where or province.name}的收录情况"
    return Table(f"table-{province.code}", caption, columns, rows)


def _row(edition: Edition, page: str, place: _Held, years: Sequence[int]) -> Row:
    names = [step.name for step in place.chain[1:]] or [place.chain[0].name]
    by_year = {entry.year: entry for entry in place.reports}
    href = address.href(page, place.chain[-1].address)
    return Row(
        (
            Cell(listing(names).replace("、", " "), href=href),
            *(_cell(edition, page, by_year.get(year)) for year in years),
        )
    )


def _cell(edition: Edition, page: str, entry: Entry | None) -> Cell:
    if entry is None:
        return Cell("未收录", CellKind.STATE)
    target = address.report(entry, edition.dataset.site)
    return Cell("已收录", href=address.href(page, target))
