"""Provinces, prefectures and counties: what the places below have, what the place itself has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.division import Division, DivisionKind
from generator.views import address
from generator.views.blocks import (
    Block,
    Crumb,
    Head,
    LinkCard,
    LinkCards,
    Page,
    Paragraph,
    Section,
)
from generator.views.draft import Draft, state_of
from generator.views.group_table import group_table, report_measures, where_rows_are
from generator.views.grouped import MOST_ROWS, Group, Level
from generator.views.groups import by_place
from generator.views.place_years import years_side_by_side
from generator.views.summary import (
    coverage_words,
    report_table,
    totals,
    verdict_counts,
)
from generator.views.tally import added, lots_below
from generator.views.text import listing
from generator.views.words import link, words


def places(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """One page for each place that has reports, itself or below it.

    Where more than `most` are below it, they are counted by place, and stand on those pages.
    """
    return _places(edition, places_with_reports(edition), most)


def provinces(edition: Edition) -> Iterator[Draft]:
    """Those of provinces alone."""
    found = (each for each in places_with_reports(edition) if "/" not in each.address)
    return _places(edition, found, MOST_ROWS)


def _places(edition: Edition, chosen: Iterable[Division], most: int) -> Iterator[Draft]:
    for division in chosen:
        make = partial(_place, edition, division, most)
        state = state_of(lot.state for lot in lots_below(edition, division.address))
        yield Draft(address.place(division), make, state)


def places_with_reports(edition: Edition) -> tuple[Division, ...]:
    """The places of all reports and every place above them, by address; found once."""
    return edition.once("places with reports", _places_with_reports)


def _places_with_reports(edition: Edition) -> tuple[Division, ...]:
    own = {entry.division.address: entry.division for entry in edition.dataset.reports}
    found = {
        step.address: step
        for division in own.values()
        for step in edition.dataset.divisions.chain(division)
    }
    return tuple(found[each] for each in sorted(found))


def crumbs(edition: Edition, division: Division, origin: str) -> tuple[Crumb, ...]:
    """The way from home to a place; the last step leads to the place itself."""
    steps = (
        Crumb(step.name, "" if step.address == origin else address.href(origin, step.address))
        for step in edition.dataset.divisions.chain(division)
    )
    return (Crumb("首页", address.href(origin, address.HOME)), *steps)


def _place(edition: Edition, division: Division, most: int) -> Page:
    page = address.place(division)
    below = by_place(edition)[division.address]
    tally = added(lot.tally for lot in lots_below(edition, division.address))
    own = _own(division, below)
    sections: list[Section] = []
    if own:
        sections += _own_sections(edition, division, own, page)
    others = [entry for entry in below if entry.division.address != division.address]
    if len(others) > most:
        sections.append(_counts_below(edition, division, others))
    elif others:
        sections += _below_sections(edition, division, others)
    sections.append(Section("follow", "订阅", (_follow(page),)))
    return Page(
        address=page,
        head=Head(
            title=f"{division.name}：部门绩效自评报告",
            description=f"{division.name}有 {len(below)} 份绩效自评报告：{coverage_words(tally)}。",
            kind="place",
            column=division.name,
            data_date=tally.checked_on,
            keywords=listing([division.name, "绩效自评", "信息公开"]),
            feed=address.file_href(page, address.feed(page)),
        ),
        crumbs=crumbs(edition, division, page),
        heading=division.name,
        sub=f"区划代码 {division.code}　{len(below)} 份报告",
        lead=words(
            f"本站收录{division.name}的 {len(below)} 份绩效自评报告（{coverage_words(tally)}）。",
            verdict_counts(tally),
        ),
        sections=tuple(sections),
    )


def _own(division: Division, below: Sequence[Entry]) -> tuple[Entry, ...]:
    """The reports of the place itself, newest first."""
    own = [entry for entry in below if entry.division.address == division.address]
    return tuple(sorted(own, key=lambda entry: -entry.year))


def _follow(page: str) -> Paragraph:
    """The place's feed: its new reports and corrections."""
    feed = link("Atom 订阅", address.file_href(page, address.feed(page)))
    return Paragraph(words("这里的新报告和更正：", feed, "。"), is_small=True)


def _own_sections(
    edition: Edition, division: Division, own: tuple[Entry, ...], page: str
) -> Iterator[Section]:
    """Years side by side, then every report of the place."""
    years = tuple(years_side_by_side(edition, own, page))
    if years:
        yield Section("years", "各年对照", years)
    blocks: list[Block] = [
        report_table(edition, own, page, "table-reports", f"{division.name}的报告")
    ]
    names = listing(list(dict.fromkeys(entry.card.full_name for entry in own)))
    blocks.append(Paragraph(words(f"编制单位：{names}。")))
    yield Section("reports", "报告", tuple(blocks))


def _counts_below(edition: Edition, division: Division, others: Sequence[Entry]) -> Section:
    """The reports of the places one level down, counted; each place's own page has them."""
    parts = tuple(
        Group(
            address.place(child),
            child.name,
            child.name,
            lots_below(edition, child.address),
            added,
            level=Level.PREFECTURE,
        )
        for child in _children(edition, division, others)
    )
    lots = tuple(lot for part in parts for lot in part.lots)
    group = Group(address.place(division), "", division.name, lots, added, parts=parts)
    caption = f"{division.name}各地的报告（报告以份计，核对以处计）"
    tally = group.tally
    table = group_table(group, caption, report_measures(tally), totals(tally))
    return Section("below", "下级地区的报告", (table, where_rows_are(group, "reports", "报告")))


def _below_sections(
    edition: Edition, division: Division, others: Sequence[Entry]
) -> Iterator[Section]:
    """Cards for the places one level down, then their reports grouped by place."""
    page = address.place(division)
    below = by_place(edition)
    children = _children(edition, division, others)
    if any(child.kind is not DivisionKind.COUNTY for child in children) or len(children) > 1:
        cards = tuple(_card(child, below[child.address], page) for child in children)
        yield Section("places", "按地区看", (LinkCards(cards),))
    tables = tuple(
        report_table(
            edition,
            below[child.address],
            page,
            f"table-{child.code}",
            f"{child.name}的报告",
        )
        for child in children
    )
    yield Section("below", "下级地区的报告", tables)


def _children(
    edition: Edition, division: Division, others: Sequence[Entry]
) -> tuple[Division, ...]:
    found = {}
    for entry in others:
        chain = edition.dataset.divisions.chain(entry.division)
        steps = [step.address for step in chain]
        child = chain[steps.index(division.address) + 1]
        found[child.address] = child
    return tuple(sorted(found.values(), key=lambda child: child.code))


def _card(child: Division, reports: Sequence[Entry], page: str) -> LinkCard:
    years = sorted({str(entry.year) for entry in reports}, reverse=True)
    line_text = f"{len(reports)} 份报告　{listing(years)}"
    return LinkCard(child.name, line_text, address.href(page, child.address))
