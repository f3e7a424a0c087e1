"""Provinces, prefectures and counties: what the places below have, what the place itself has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from generator.model.card import Card
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.money import Money, Unit
from generator.model.reported import Reported, Stated
from generator.places.division import Division, DivisionKind
from generator.views import address
from generator.views.bar import bar
from generator.views.blocks import (
    Block,
    Chart,
    Crumb,
    Head,
    LinkCard,
    LinkCards,
    Page,
    Paragraph,
    Section,
)
from generator.views.draft import Draft, lists_state
from generator.views.figures import change_words
from generator.views.group_table import group_table, report_measures, where_rows_are
from generator.views.grouped import MOST_ROWS, Group, Level
from generator.views.source import word_cell
from generator.views.summary import (
    amount_cell,
    coverage_words,
    report_table,
    totals,
    verdict_counts,
)
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import line, listing, printed
from generator.views.words import link, words

_LEAST_BARS: Final = 2
"""Years from which a chart says more than the table."""


ByPlace = Mapping[str, tuple[Entry, ...]]
"""The reports of every place and of all below it, by address."""


def places(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """One page for each place that has reports, itself or below it.

    Where more than `most` are below it, they are counted by place, and stand on those pages.
    """
    by_place = edition.dataset.by_place()
    for division in places_with_reports(edition):
        yield Draft(
            address.place(division),
            partial(_place, edition, division, by_place, most),
            lists_state(edition, by_place[division.address]),
        )


def places_with_reports(edition: Edition) -> tuple[Division, ...]:
    """The places of all reports and every place above them, by address."""
    found = {
        step.address: step
        for entry in edition.dataset.reports
        for step in edition.dataset.divisions.chain(entry.division)
    }
    return tuple(found[each] for each in sorted(found))


def crumbs(edition: Edition, division: Division, origin: str) -> tuple[Crumb, ...]:
    """The way from home to a place; the last step leads to the place itself."""
    steps = (
        Crumb(step.name, "" if step.address == origin else address.href(origin, step.address))
        for step in edition.dataset.divisions.chain(division)
    )
    return (Crumb("首页", address.href(origin, address.HOME)), *steps)


def _place(edition: Edition, division: Division, by_place: ByPlace, most: int) -> Page:
    page = address.place(division)
    below = by_place[division.address]
    own = _own(division, below)
    sections: list[Section] = []
    if own:
        sections += _own_sections(edition, division, own, page)
    others = [entry for entry in below if entry.division.address != division.address]
    if len(others) > most:
        sections.append(_counts_below(edition, division, others, by_place))
    elif others:
        sections += _below_sections(edition, division, others, by_place)
    sections.append(Section("follow", "订阅", (_follow(page),)))
    counts = verdict_counts(edition, below)
    return Page(
        address=page,
        head=Head(
            title=f"{division.name}：部门绩效自评报告",
            description=f"{division.name}有 {len(below)} 份绩效自评报告：{coverage_words(below)}。",
            kind="place",
            column=division.name,
            data_date=max(entry.checked_on for entry in below),
            keywords=listing([division.name, "绩效自评", "信息公开"]),
            feed=address.file_href(page, address.feed(page)),
        ),
        crumbs=crumbs(edition, division, page),
        heading=division.name,
        sub=f"区划代码 {division.code}　{len(below)} 份报告",
        lead=words(
            f"本站收录{division.name}的 {len(below)} 份绩效自评报告（{coverage_words(below)}）。",
            f"数据核对：{counts}。" if counts else "",
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
    years = tuple(block for each in _agencies(own) for block in _years(edition, each, page))
    if years:
        yield Section("years", "各年对照", years)
    blocks: list[Block] = [
        report_table(edition, own, page, "table-reports", f"{division.name}的报告")
    ]
    names = listing(list(dict.fromkeys(entry.card.full_name for entry in own)))
    blocks.append(Paragraph(words(f"编制单位：{names}。")))
    yield Section("reports", "报告", tuple(blocks))


def _agencies(own: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """The reports of each department and kind that has several years, newest first."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in own:
        groups.setdefault((entry.department, entry.kind.name), []).append(entry)
    return (tuple(group) for group in groups.values() if len(group) > 1)


def _years(edition: Edition, own: tuple[Entry, ...], page: str) -> Iterator[Block]:
    newest = own[0]
    is_short = address.report(newest, edition.dataset.site).endswith(f"/{newest.year}")
    tail = "" if is_short else f"-{newest.department}-{newest.kind.name.lower().replace('_', '-')}"
    yield _years_table(edition, own, page, f"table-years{tail}")
    chart = _years_chart(own, f"chart-years{tail}")
    if chart:
        yield chart
    chosen = [address.report(each, edition.dataset.site) for each in own[: address.MOST_COMPARED]]
    beside = link("并排比较本地各年", address.compare(page, chosen))
    what = f"最近 {len(chosen)} 年" if len(chosen) < len(own) else "各年"
    yield Paragraph(words(beside, f"（{what}的全部数字逐行对照）。"))


def _years_table(edition: Edition, own: tuple[Entry, ...], page: str, identifier: str) -> Table:
    """One column a measure, one row a year, each with its change from the year before."""
    rows = []
    for index, entry in enumerate(own):
        earlier = own[index + 1] if index + 1 < len(own) else None
        target = address.report(entry, edition.dataset.site)
        rows.append(
            Row(
                (
                    Cell(str(entry.year), href=address.href(page, target)),
                    Cell(entry.card.coverage.value),
                    _with_change(entry, earlier, _budget),
                    _with_change(entry, earlier, _executed),
                    _figure(entry.card.total_score),
                    word_cell(entry.card.grade),
                    _figure(entry.card.staff_in_post),
                )
            )
        )
    columns = (
        Column("年度"),
        Column("覆盖"),
        Column("预算", is_figure=True),
        Column("实际支出", is_figure=True),
        Column("自评得分", is_figure=True),
        Column("等级"),
        Column("在编人数", is_figure=True),
    )
    note = words("增减是本站用相邻两年的数字相减；覆盖范围不同的两年不相减。")
    caption = f"{own[0].card.short_name}各年对照（单位：万元）"
    return Table(identifier, caption, columns, tuple(rows), (note,))


def _years_chart(own: tuple[Entry, ...], identifier: str) -> Chart | None:
    """What was spent each year, budget where no spending is printed; of like coverage only."""
    alike = [entry for entry in own if entry.card.coverage is own[0].card.coverage]
    found = [(entry, _spent_or_budget(entry)) for entry in reversed(alike)]
    stated = [
        (entry, name, figure) for entry, (name, figure) in found if isinstance(figure, Stated)
    ]
    if len(stated) < _LEAST_BARS:
        return None
    largest = max(figure.value.yuan for _, _, figure in stated)
    bars = tuple(
        bar(
            f"{entry.year} {name}",
            printed(figure, Unit.WAN_YUAN.value),
            figure.value.yuan,
            largest,
        )
        for entry, name, figure in stated
    )
    said = "，".join(f"{each.label} {each.value}" for each in bars)
    caption = f"各年支出（单位：万元；{own[0].card.coverage.value}）"
    title = f"{own[0].card.short_name}各年支出"
    return Chart(identifier, title, f"单位万元：{said}。", bars, caption)


def _spent_or_budget(entry: Entry) -> tuple[str, Reported[Money]]:
    card = entry.card
    spent = card.executed
    return ("实际支出", spent) if isinstance(spent, Stated) else ("预算", card.budget)


def _budget(card: Card) -> Reported[Money]:
    return card.budget


def _executed(card: Card) -> Reported[Money]:
    return card.executed


def _with_change(
    entry: Entry, earlier: Entry | None, read: Callable[[Card], Reported[Money]]
) -> Cell:
    figure = read(entry.card)
    cell = amount_cell(figure)
    if earlier is None or earlier.card.coverage is not entry.card.coverage:
        return cell
    change = change_words(figure, read(earlier.card))
    return Cell(cell.text, cell.kind, small=change, sort=cell.sort)


def _figure(figure: object) -> Cell:
    if isinstance(figure, Stated):
        return Cell(printed(figure, "分" if figure.unit == "分" else "人"), CellKind.FIGURE)
    return Cell(line(figure), CellKind.STATE)  # type: ignore[arg-type]  # a state, as it is not stated


def _counts_below(
    edition: Edition, division: Division, others: Sequence[Entry], by_place: ByPlace
) -> Section:
    """The reports of the places one level down, counted; each place's own page has them."""
    parts = tuple(
        Group(
            address.place(child),
            child.name,
            child.name,
            by_place[child.address],
            level=Level.PREFECTURE,
        )
        for child in _children(edition, division, others)
    )
    group = Group(address.place(division), "", division.name, tuple(others), parts=parts)
    caption = f"{division.name}各地的报告（报告以份计，核对以处计）"
    table = group_table(group, caption, report_measures(edition, others), totals(others))
    return Section("below", "下级地区的报告", (table, where_rows_are(group, "reports", "报告")))


def _below_sections(
    edition: Edition, division: Division, others: Sequence[Entry], by_place: ByPlace
) -> Iterator[Section]:
    """Cards for the places one level down, then their reports grouped by place."""
    page = address.place(division)
    children = _children(edition, division, others)
    if any(child.kind is not DivisionKind.COUNTY for child in children) or len(children) > 1:
        cards = tuple(_card(child, by_place[child.address], page) for child in children)
        yield Section("places", "按地区看", (LinkCards(cards),))
    tables = tuple(
        report_table(
            edition,
            by_place[child.address],
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
