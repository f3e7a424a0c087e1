"""已撤下: the pages that answer where something was taken down, and the list of all withdrawals.

They say when, on which ground and who decided, and nothing of what stood there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.dataset import Entry, Tombstone
from generator.model.edition import Edition
from generator.model.report import Report
from generator.model.reported import entries
from generator.model.terms import chinese
from generator.model.withdrawal import WITHDRAWN_WORD, Ground, Withdrawal
from generator.model.withdrawn import WithdrawnReport
from generator.places.division import Division
from generator.views import address
from generator.views.blocks import Crumb, Fact, Facts, Head, Page, Paragraph, Section
from generator.views.figure_name import figure_name
from generator.views.place import places_with_reports
from generator.views.table import Cell, Column, Row, Table
from generator.views.text import iso_date
from generator.views.words import Words, link, words

_SILENT = "本站不再提供、也不说明撤下的内容；各次发布里的这部分都已删去。"


@dataclass(frozen=True, slots=True)
class Taken:
    """One withdrawal: `path` is empty where a whole report was taken down.

    `identity` is code, year, department and kind of the report, wherever it stands.
    """

    page: str
    place: Division
    name: str
    path: str
    what: str
    on: str
    ground: Ground
    decided_by: str
    identity: tuple[str, ...]
    key: str = ""


def all_taken(edition: Edition) -> tuple[Taken, ...]:
    """Every withdrawal, newest first; of one day, in the order of addresses."""
    found = [_report_taken(edition, each) for each in edition.dataset.tombstones]
    for entry in edition.dataset.reports:
        if entry.has_rarities:
            found += taken_of(edition, entry)
    in_order = sorted(found, key=lambda each: (each.page, each.path))
    return tuple(sorted(in_order, key=lambda each: each.on, reverse=True))


def taken_of(edition: Edition, entry: Entry) -> tuple[Taken, ...]:
    """What was taken back of one report."""
    report = entry.report
    page = address.report(entry, edition.dataset.site)
    name = f"{report.agency.short_name} {report.year} 年度{report.kind.value}绩效自评"
    return tuple(
        _value_taken(page, entry, name, key, each)
        for key, each in entries(report.withdrawals).items()
    )


def _value_taken(page: str, entry: Entry, name: str, key: str, each: Withdrawal) -> Taken:
    what = figure_name(entry.report, each.path)
    return Taken(
        page,
        entry.division,
        name,
        each.path,
        what,
        each.withdrawn_on,
        each.withdrawn_for,
        each.decided_by,
        identity(entry.report),
        key,
    )


def _report_taken(edition: Edition, each: Tombstone) -> Taken:
    report = each.report
    return Taken(
        address.tombstone(each, edition.dataset.site),
        each.division,
        _name(edition, each),
        "",
        "整份报告",
        report.withdrawn_on,
        report.withdrawn_for,
        report.decided_by,
        identity(report),
    )


def identity(report: Report | WithdrawnReport) -> tuple[str, ...]:
    """Code, year, department and kind: which report it is, wherever it stands."""
    return report.code, report.year, report.department, report.kind.value


def _name(edition: Edition, each: Tombstone) -> str:
    """What the report was of, in words that the report itself did not bring."""
    site, report = edition.dataset.site, each.report
    of = site.department.name if report.department == site.department.key else "部门"
    return f"{each.division.name}{of} {report.year} 年度{report.kind.value}绩效自评"


def places_left(edition: Edition) -> tuple[Division, ...]:
    """Places that have no report any more because it was taken down, by address."""
    there = {place.address for place in places_with_reports(edition)}
    found = {
        step.address: step
        for each in edition.dataset.tombstones
        for step in edition.dataset.divisions.chain(each.division)
        if step.address not in there
    }
    return tuple(found[each] for each in sorted(found))


def tombstones(edition: Edition) -> Iterator[Page]:
    """A page where each report stood, and where a place's page stood that has none any more."""
    for each in edition.dataset.tombstones:
        yield _tombstone(edition, each)
    for place in places_left(edition):
        yield _place_left(edition, place)


def _tombstone(edition: Edition, each: Tombstone) -> Page:
    taken = _report_taken(edition, each)
    heading = f"{taken.name}（{WITHDRAWN_WORD}）"
    return Page(
        address=taken.page,
        head=Head(heading, f"{taken.name}：{WITHDRAWN_WORD}。", "gone", data_date=taken.on),
        crumbs=(*_crumbs(edition, each.division, taken.page), Crumb(each.report.year, "")),
        heading=heading,
        lead=words(f"这份报告已于 {iso_date(taken.on)}撤下。{_SILENT}"),
        sections=(
            Section("withdrawn", WITHDRAWN_WORD, (_facts(taken),)),
            Section("more", "想了解更多", (Paragraph(_more(taken.page)),)),
        ),
        is_gone=True,
    )


def _facts(taken: Taken) -> Facts:
    return Facts(
        (
            Fact(chinese("withdrawn_on"), words(iso_date(taken.on))),
            Fact(chinese("withdrawn_for"), words(ground_words(taken.ground))),
            Fact("决定单位", words(taken.decided_by)),
        )
    )


def _more(origin: str) -> Words:
    listed = link("更正和撤下记录", address.href(origin, address.CORRECTIONS, "withdrawals"))
    log = link("发布记录", address.href(origin, address.RELEASE))
    return words("各项撤下见", listed, "；每次发布和撤下都写进", log, "，记录不能改写。")


def _place_left(edition: Edition, place: Division) -> Page:
    page = address.place(place)
    below = [
        each
        for each in edition.dataset.tombstones
        if place in edition.dataset.divisions.chain(each.division)
    ]
    days = [each.report.withdrawn_on for each in below]
    found = [_report_taken(edition, each) for each in below]
    table = withdrawals_table(page, found, f"{place.name}撤下的报告（{len(found)} 份）")
    return Page(
        address=page,
        head=Head(
            f"{place.name}：报告{WITHDRAWN_WORD}",
            f"{place.name}的报告{WITHDRAWN_WORD}。",
            "gone",
            data_date=max(days),
            feed=address.file_href(page, address.feed(page)),
        ),
        crumbs=_crumbs(edition, place, page),
        heading=place.name,
        sub=f"区划代码 {place.code}　没有报告",
        lead=words(f"本站原来收录的{place.name}的报告都已撤下。{_SILENT}"),
        sections=(Section("withdrawn", WITHDRAWN_WORD, (table,)),),
        is_gone=True,
    )


def _crumbs(edition: Edition, place: Division, origin: str) -> tuple[Crumb, ...]:
    steps = (
        Crumb(step.name, "" if step.address == origin else address.href(origin, step.address))
        for step in edition.dataset.divisions.chain(place)
    )
    return (Crumb("首页", address.href(origin, address.HOME)), *steps)


def withdrawals_section(edition: Edition, origin: str) -> Section | None:
    """All withdrawals as a section of the page at `origin`; None where there is none."""
    found = all_taken(edition)
    if not found:
        return None
    said = Paragraph(words(f"公布以后依法撤下的内容。{_SILENT}"))
    table = withdrawals_table(origin, found, f"撤下记录（{len(found)} 处）")
    return Section("withdrawals", "撤下记录", (said, table))


def withdrawals_table(origin: str, found: list[Taken] | tuple[Taken, ...], caption: str) -> Table:
    """One row a withdrawal, leading to the report's page or to what answers there."""
    columns = (
        Column(chinese("withdrawn_on")),
        Column("撤下什么"),
        Column(chinese("withdrawn_for")),
        Column("决定单位"),
    )
    rows = tuple(
        Row(
            (
                Cell(iso_date(each.on)),
                Cell(
                    each.what,
                    href=address.href(origin, each.page, "corrections" if each.path else ""),
                    small=each.name,
                ),
                Cell(ground_words(each.ground)),
                Cell(each.decided_by),
            )
        )
        for each in found
    )
    return Table("table-withdrawals", caption, columns, rows)


def ground_words(ground: Ground) -> str:
    """The category with the article that names it."""
    return f"{ground.value}（{ground.article}）" if ground.article else ground.value
