"""Which reports this site holds, by place and year: 本站已收录 and 本站未收录."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Crumb, Head, Page, Paragraph, Section
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import listing
from generator.views.words import words


def coverage(edition: Edition) -> Iterator[Page]:
    """One page: for each place with a report, which years are here and which are not."""
    page = address.COVERAGE
    groups: dict[str, tuple[Division, list[Entry]]] = {}
    for entry in edition.dataset.reports:
        province = edition.dataset.divisions.chain(entry.division)[0]
        groups.setdefault(province.code, (province, []))[1].append(entry)
    tables = tuple(
        _table(edition, province, found) for _, (province, found) in sorted(groups.items())
    )
    note = (
        "未收录只说明本站没有，不说明该单位没有编制或没有公开。"
        "县级及以上单位共有约三千个，本站只列出至少收录了一份报告的地方。"
    )
    yield Page(
        address=page,
        head=Head("收录情况", "本站收录了哪些地方、哪一年的报告。", "list", column="收录情况"),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("收录情况", "")),
        heading="收录情况",
        sub=f"{len(edition.dataset.reports)} 份报告",
        lead=words("本站已收录和未收录的报告，按地区和年度排列。"),
        sections=(Section("held", "各地各年", (*tables, Paragraph(words(note), is_small=True))),),
    )


def _table(edition: Edition, province: Division, found: Sequence[Entry]) -> Table:
    years = sorted({entry.year for entry in edition.dataset.reports})
    held: dict[str, dict[int, Entry]] = {}
    names: dict[str, str] = {}
    for entry in found:
        held.setdefault(entry.division.address, {})[entry.year] = entry
        chain = edition.dataset.divisions.chain(entry.division)
        names[entry.division.address] = listing(
            [step.name for step in chain[1:]] or [chain[0].name]
        )
    rows = tuple(
        Row(
            (
                Cell(
                    names[place].replace("、", " "),
                    href=address.href(address.COVERAGE, place),
                ),
                *(_held(edition, by_year.get(year)) for year in years),
            )
        )
        for place, by_year in sorted(held.items())
    )
    columns = (Column("地方"), *(Column(str(year)) for year in years))
    return Table(f"table-{province.code}", f"{province.name}的收录情况", columns, rows)


def _held(edition: Edition, entry: Entry | None) -> Cell:
    if entry is None:
        return Cell("未收录", CellKind.STATE)
    target = address.report(entry, edition.dataset.site)
    return Cell("已收录", href=address.href(address.COVERAGE, target))
