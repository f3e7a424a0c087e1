"""The home page: what this is, what it holds, where to go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.reported import entries
from generator.model.site import Switch
from generator.places.division import DivisionKind
from generator.views import address
from generator.views.blocks import (
    Block,
    Bullets,
    Head,
    LinkCard,
    LinkCards,
    Page,
    Paragraph,
    Section,
)
from generator.views.draft import Draft, state_of
from generator.views.explore import explore_card
from generator.views.figure_name import figure_name
from generator.views.groups import by_place
from generator.views.place import places_with_reports
from generator.views.summary import (
    coverage_words,
    newest_first,
    report_table,
    totals,
    verdict_counts,
)
from generator.views.tally import added, all_lots
from generator.views.text import iso_date, line, listing
from generator.views.words import Words, link, words

NEWEST: Final = 10
"""Reports listed on the home page."""


def home(edition: Edition) -> Iterator[Draft]:
    """The one home page."""
    state = state_of(lot.state for lot in all_lots(edition))
    yield Draft(address.HOME, partial(_home, edition), state)


def _home(edition: Edition) -> Page:
    dataset = edition.dataset
    site = dataset.site
    newest = newest_first(dataset.reports)
    return Page(
        address=address.HOME,
        head=Head(
            title=f"{site.title}　{site.tagline}",
            description=site.description,
            kind="home",
            data_date=site.as_of,
            keywords=listing(site.keywords) if isinstance(site.keywords, tuple) else "",
            feed=address.feed(address.HOME),
        ),
        crumbs=(),
        heading=site.title,
        sub=site.tagline,
        lead=_lead(edition),
        sections=tuple(_sections(edition, newest)),
    )


def _lead(edition: Edition) -> Words:
    dataset = edition.dataset
    places = {entry.division.address for entry in dataset.reports}
    years = sorted(dataset.years)
    span = f"{years[0]}—{years[-1]}" if len(years) > 1 else f"{years[0]}"
    return words(
        f"这里收录 {len(places)} 个地方的 {len(dataset.reports)} 份部门绩效自评报告（{span} 年）。"
        "每份报告一页：单位得了多少钱、花了多少、答应做什么、做成了什么；"
        "报告里的数字由程序重新算一遍，对得上和对不上的都写在页上。"
    )


def _sections(edition: Edition, newest: list[Entry]) -> Iterator[Section]:
    dataset = edition.dataset
    yield Section("browse", "按地区看", (LinkCards(tuple(_provinces(edition))),))
    yield Section(
        "newest",
        "最近收录",
        (report_table(edition, newest[:NEWEST], "", "table-newest", "最近收录的报告"),),
    )
    yield Section("more", "换个角度看", (LinkCards(tuple(_ways(edition))),))
    tally = added(lot.tally for lot in all_lots(edition))
    summary: list[Block] = [
        Paragraph(words(f"共 {tally.reports} 份报告：{coverage_words(tally)}。")),
        Bullets(totals(tally)),
        Paragraph(words("年度或覆盖范围不同的报告从不相加、不排名、不平均。"), is_small=True),
    ]
    if dataset.site.switches.contradictions_on_home is Switch.ON:
        counts = verdict_counts(tally)
        if counts:
            more = link("核对了哪些内容", address.href("", address.CHECKS))
            summary.append(Paragraph(words(counts, more)))
    yield Section("totals", "合计", tuple(block for block in summary if block != Bullets(())))
    yield Section("corrections", "最近的更正", (_corrections(edition),))


def _provinces(edition: Edition) -> Iterator[LinkCard]:
    provinces = [
        division
        for division in places_with_reports(edition)
        if division.kind is DivisionKind.PROVINCE
    ]
    for division in sorted(provinces, key=lambda each: each.code):
        below = by_place(edition)[division.address]
        places = {entry.division.address for entry in below}
        yield LinkCard(
            division.name,
            f"{len(places)} 个地方，{len(below)} 份报告",
            address.href("", division.address),
        )


def _ways(edition: Edition) -> Iterator[LinkCard]:
    for year in edition.dataset.years:
        count = sum(entry.year == year for entry in edition.dataset.reports)
        yield LinkCard(f"{year} 年", f"{count} 份报告", address.href("", address.year(year)))
    yield from explore_card(edition, "")
    yield LinkCard("项目类别", "各县同一类事花了多少钱", address.href("", address.TOPICS))
    yield LinkCard("并排比较", "最多五份报告放在一起看", address.compare(""))
    yield LinkCard("收录情况", "哪些地方哪一年已收录", address.href("", address.COVERAGE))
    yield LinkCard("名词解释", "一句话说清每个词", address.href("", address.GLOSSARY))


def _corrections(edition: Edition) -> Block:
    found = [
        (correction.corrected_on, entry, correction)
        for entry in edition.dataset.reports
        if entry.has_rarities
        for correction in entries(entry.report.corrections).values()
    ]
    if not found:
        return Paragraph(
            words("尚无更正。公布后的每一处改动都会登在这里：日期、原值、新值和原因。")
        )
    found.sort(key=lambda each: (each[0], each[1].file), reverse=True)
    return Bullets(
        tuple(
            words(
                f"{iso_date(date)}　",
                link(
                    f"{entry.card.short_name} {entry.year}",
                    address.href("", address.report(entry, edition.dataset.site), "corrections"),
                ),
                f"　{figure_name(entry.report, correction.path)}："
                f"{line(correction.old)} → {line(correction.new)}",
            )
            for date, entry, correction in found[:NEWEST]
        )
    )
