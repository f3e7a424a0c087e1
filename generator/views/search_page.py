"""The page of search results. The script fills it; without one it says so and leads on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.edition import Edition
from generator.places.division import DivisionKind
from generator.views import address
from generator.views.blocks import Crumb, Head, LinkCard, LinkCards, Page, Section
from generator.views.groups import by_place
from generator.views.place import places_with_reports
from generator.views.words import words


@dataclass(frozen=True, slots=True)
class SearchPage(Page):
    """A page with what it says where no script runs."""

    without_script: str = ""


def search_page(edition: Edition) -> Iterator[SearchPage]:
    """The one page; the box itself is in the header of every page."""
    page = address.SEARCH
    yield SearchPage(
        address=page,
        head=Head("搜索", f"搜索{edition.dataset.site.title}的全部页面。", "search"),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("搜索", "")),
        heading="搜索",
        sections=(Section("browse", "按目录看", (LinkCards(tuple(ways(edition, page))),)),),
        lead=words(
            "地名、单位、项目、句子里的任意几个字、金额、文号都能搜；",
            "地名和项目也可以写拼音或首字母。",
        ),
        without_script="搜索需要 JavaScript，这里没有运行。可以按下面的目录找。",
    )


def ways(edition: Edition, page: str) -> Iterator[LinkCard]:
    """The ways on from `page`: provinces and years with reports, then what leads to the rest."""
    below = by_place(edition)
    for division in places_with_reports(edition):
        if division.kind is DivisionKind.PROVINCE:
            count = len(below[division.address])
            yield LinkCard(division.name, f"{count} 份报告", address.href(page, division.address))
    for year in edition.dataset.years:
        count = sum(entry.year == year for entry in edition.dataset.reports)
        yield LinkCard(f"{year} 年", f"{count} 份报告", address.href(page, address.year(year)))
    yield LinkCard("项目类别", "各县同一类事花了多少钱", address.href(page, address.TOPICS))
    yield LinkCard("收录情况", "哪些地方哪一年已收录", address.href(page, address.COVERAGE))
    yield LinkCard("名词解释", "一句话说清每个词", address.href(page, address.GLOSSARY))
