"""The page of all reports and projects in one table, and the ways to it. A script fills it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.edition import Edition
from generator.views import address
from generator.views.blocks import (
    Crumb,
    Fact,
    Facts,
    Head,
    LinkCard,
    LinkCards,
    Page,
    Paragraph,
    Section,
)
from generator.views.words import link, words

_LICENCE: Final = "assets/tabulator/LICENSE.txt"


@dataclass(frozen=True, slots=True)
class ExplorePage(Page):
    """A page with what it says where no script runs."""

    without_script: str = ""


def explore_page(edition: Edition) -> Iterator[ExplorePage]:
    """The one page; none where the package that it runs is not installed."""
    if not edition.has_explore:
        return
    page = address.EXPLORE
    yield ExplorePage(
        address=page,
        head=Head("探索", "全部报告和项目排成一张表：筛选、排序、下载。", "explore"),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("探索", "")),
        heading="探索",
        lead=words("全部报告和项目排成一张表：筛选、排序，看到什么就下载什么。"),
        sections=(_reading(), Section("browse", "按目录看", (LinkCards(tuple(_ways(edition))),))),
        without_script=(
            "这张表需要 JavaScript，这里没有运行。同样的内容可以按下面的目录看，整张的表可以下载。"
        ),
    )


def _reading() -> Section:
    """What a reader must know of the figures, and whose program draws the table."""
    rules = Facts(
        (
            Fact(
                "没有数的格子",
                words("写的是报告的说法：依法不予公开、未说明、不适用。排序时总在最后，不当作 0。"),
            ),
            Fact(
                "覆盖范围",
                words("不同的，金额不能相加，也不能比高低：排序时分开排列，合计分开算。"),
            ),
            Fact(
                "预算",
                words("报告写了全年预算数的用它，没有写的用年初预算数，再没有的用到位资金。"),
            ),
            Fact("得分", words("单位给自己打的分。满分和分数线各地不同，不宜直接比。")),
            Fact(
                "合计",
                words("本站相加：只加同一年度、同一覆盖范围的，并写明几份里有几份写了这个数。"),
            ),
        )
    )
    licence = link("许可证", address.file_href(address.EXPLORE, _LICENCE))
    program = words("表格由 Tabulator 显示（MIT 许可，", licence, "）。")
    return Section("reading", "怎样读这张表", (rules, Paragraph(program, is_small=True)))


def _ways(edition: Edition) -> Iterator[LinkCard]:
    page = address.EXPLORE
    for year in edition.dataset.years:
        count = sum(entry.year == year for entry in edition.dataset.reports)
        yield LinkCard(f"{year} 年", f"{count} 份报告", address.href(page, address.year(year)))
    yield LinkCard("项目类别", "各县同一类事花了多少钱", address.href(page, address.TOPICS))
    yield LinkCard("收录情况", "哪些地方哪一年已收录", address.href(page, address.COVERAGE))
    yield LinkCard("开放数据", "整张的表，CSV 和 JSON", address.href(page, address.DATA))


def explore_card(edition: Edition, origin: str) -> tuple[LinkCard, ...]:
    """A card that leads to the page, where it is made."""
    if not edition.has_explore:
        return ()
    line = "全部报告和项目：筛选、排序、下载"
    return (LinkCard("探索", line, address.explore(origin)),)


def explore_line(edition: Edition, origin: str, **asked: str) -> tuple[Paragraph, ...]:
    """A line that leads to the page as `asked`, where it is made."""
    if not edition.has_explore:
        return ()
    return (Paragraph(words(link("在表格里筛选和排序", address.explore(origin, **asked)))),)
