"""One kind of project, all counties: what they spend on the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.money import Money, Unit
from generator.model.performance import Project, Topic
from generator.model.reported import Reported, Stated, entries
from generator.model.terms import chinese
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
from generator.views.explore import explore_line
from generator.views.stages import LATEST_FIRST
from generator.views.summary import amount_cell
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import line, printed
from generator.views.topic_years import TOO_FEW, topic_years
from generator.views.words import words

_MOST_BARS: Final = 30


class _Found(NamedTuple):
    """A project of the topic, in its report."""

    entry: Entry
    key: str
    project: Project

    @property
    def stage(self) -> str:
        """The first stage whose amount the report prints; empty where it prints none."""
        stated = (name for name in LATEST_FIRST if isinstance(getattr(self.project, name), Stated))
        return next(stated, "")

    @property
    def amount(self) -> Reported[Money]:
        """The amount of that stage."""
        found: Reported[Money] = getattr(self.project, self.stage or "executed")
        return found


def topics(edition: Edition) -> Iterator[Page]:
    """The list of topics, then one page for each."""
    yield _index(edition)
    for key, topic in edition.dataset.topics.items():
        yield _topic(edition, key, topic)


def _projects(edition: Edition, key: str) -> list[_Found]:
    return [
        _Found(entry, name, project)
        for entry in edition.dataset.reports
        for name, project in entries(entry.report.projects).items()
        if project.topic == key
    ]


def _index(edition: Edition) -> Page:
    cards = []
    for key, topic in edition.dataset.topics.items():
        found = _projects(edition, key)
        reports = len({each.entry.file for each in found})
        text = f"{topic.description}　{reports} 份报告，{len(found)} 个项目"
        cards.append(LinkCard(topic.name, text, address.href(address.TOPICS, address.topic(key))))
    return Page(
        address=address.TOPICS,
        head=Head("项目类别", "按用途查看各县网信部门的项目支出。", "list", column="项目类别"),
        crumbs=(Crumb("首页", address.href(address.TOPICS, address.HOME)), Crumb("项目类别", "")),
        heading="项目类别",
        lead=words("同一类事，各县花了多少钱。类别由本站按项目名称和用途归入，项目名称照录。"),
        sections=(
            Section(
                "topics",
                "类别",
                (
                    LinkCards(tuple(cards)),
                    *explore_line(edition, address.TOPICS, table="projects"),
                ),
            ),
        ),
    )


def _topic(edition: Edition, key: str, topic: Topic) -> Page:
    page = address.topic(key)
    found = _projects(edition, key)
    table = topic_years(topic.name, ((each.entry, each.project) for each in found))
    years = (Section("years", "各年度", (table,)),) if table else ()
    blocks: list[Block] = []
    if found:
        blocks += explore_line(edition, page, table="projects", topic=key)
        blocks.append(_table(edition, topic, found, page))
        chart = _chart(topic, found)
        if chart:
            blocks.append(chart)
        if not years:
            blocks.append(Paragraph(words(TOO_FEW), is_small=True))
    else:
        blocks.append(Paragraph(words("本站收录的报告里还没有这一类项目。")))
    return Page(
        address=page,
        head=Head(
            f"{topic.name}：各县的项目支出",
            f"{topic.description}本站收录 {len(found)} 个项目。",
            "list",
            column=topic.name,
        ),
        crumbs=(
            Crumb("首页", address.href(page, address.HOME)),
            Crumb("项目类别", address.href(page, address.TOPICS)),
            Crumb(topic.name, ""),
        ),
        heading=topic.name,
        sub=f"{len(found)} 个项目，来自 {len({each.entry.file for each in found})} 份报告",
        lead=words(topic.description),
        sections=(*years, Section("projects", "各县的项目", tuple(blocks))),
    )


def _table(edition: Edition, topic: Topic, found: Sequence[_Found], page: str) -> Table:
    rows = tuple(_row(edition, each, page) for each in found)
    columns = (
        Column("项目"),
        Column("报告"),
        Column("金额", is_figure=True),
        Column("金额是"),
    )
    caption = f"{topic.name}（单位：万元；{len(found)} 个项目）"
    return Table("table-projects", caption, columns, rows, is_sortable=len(rows) > 1)


def _row(edition: Edition, each: _Found, page: str) -> Row:
    report = each.entry.report
    target = address.report(each.entry, edition.dataset.site)
    name = line(each.project.name) if isinstance(each.project.name, str) else "（报告未写项目名称）"
    stage = chinese(each.stage) if each.stage else "未说明"
    return Row(
        (
            Cell(name, href=address.href(page, target, f"projects.{each.key}")),
            Cell(f"{report.agency.short_name} {report.year}", href=address.href(page, target)),
            amount_cell(each.amount),
            Cell(stage, CellKind.TEXT if each.stage else CellKind.STATE),
        )
    )


def _chart(topic: Topic, found: Sequence[_Found]) -> Chart | None:
    stated = [each for each in found if isinstance(each.amount, Stated)]
    if not 1 < len(stated) <= _MOST_BARS:
        return None
    amounts = [each.amount for each in stated if isinstance(each.amount, Stated)]
    largest = max(figure.value.yuan for figure in amounts)
    bars = tuple(
        bar(
            f"{each.entry.division.name} {each.entry.report.year}　{line(each.project.name)}",
            printed(figure, Unit.WAN_YUAN.value),
            figure.value.yuan,
            largest,
        )
        for each, figure in zip(stated, amounts, strict=True)
    )
    said = "，".join(f"{each.label} {each.value}" for each in bars)
    return Chart(
        "chart-topic",
        f"{topic.name}：各项目的金额",
        f"单位万元：{said}。",
        bars,
        "各项目的金额（单位：万元；有实际支出的用实际支出，否则用预算）",
    )
