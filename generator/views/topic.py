"""One kind of project, all counties: what they spend on the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from generator.model.card import ProjectCard
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.money import Unit
from generator.model.performance import Topic
from generator.model.reported import Stated
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
from generator.views.draft import Draft, state_of
from generator.views.explore import explore_line
from generator.views.group_table import Measure, count, group_table, where_rows_are
from generator.views.grouped import MOST_ROWS, Group, grouped, spots
from generator.views.summary import amount_cell
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import line, printed
from generator.views.topic_years import TOO_FEW, topic_years
from generator.views.words import words

_MOST_BARS: Final = 30


class _Found(NamedTuple):
    """A project of the topic, in its report."""

    entry: Entry
    project: ProjectCard


def topics(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """The list of topics, then each topic; one of many projects has a page for each place."""
    found = _projects(edition)
    yield Draft(address.TOPICS, partial(_index, edition, found))
    spot = spots(edition)
    for key, topic in edition.dataset.topics.items():
        own = found[key]
        for group in grouped(
            own, address.topic(key), lambda each: spot(each.entry), most=most
        ).pages():
            state = state_of(each.entry.list_digest for each in group.items)
            yield Draft(group.address, partial(_topic, edition, key, topic, group), state)


def _projects(edition: Edition) -> Mapping[str, Sequence[_Found]]:
    """The projects of each topic, in the order of the reports."""
    found: dict[str, list[_Found]] = {key: [] for key in edition.dataset.topics}
    for entry in edition.dataset.reports:
        for project in entry.card.projects:
            if project.topic in found:
                found[project.topic].append(_Found(entry, project))
    return found


def _reports_in(found: Sequence[_Found]) -> int:
    return len({each.entry.file for each in found})


def _spent_in(found: Sequence[_Found]) -> int:
    return sum(each.project.stage == "executed" for each in found)


def _measures() -> tuple[Measure[_Found], ...]:
    return count("报告", _reports_in), count("项目", len), count("写了实际支出", _spent_in)


def _index(edition: Edition, of_topic: Mapping[str, Sequence[_Found]]) -> Page:
    cards = []
    for key, topic in edition.dataset.topics.items():
        found = of_topic[key]
        text = f"{topic.description}　{_reports_in(found)} 份报告，{len(found)} 个项目"
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


def _topic(edition: Edition, key: str, topic: Topic, group: Group[_Found]) -> Page:
    found = group.items
    title = f"{group.where}：{topic.name}" if group.is_part else topic.name
    table = topic_years(topic.name, ((each.entry, each.project) for each in found))
    years = (Section("years", "各年度", (table,)),) if table else ()
    blocks = tuple(_blocks(edition, key, topic, group, has_years=bool(years)))
    return Page(
        address=group.address,
        head=Head(
            f"{title}：各县的项目支出",
            f"{topic.description}本站收录{group.where} {len(found)} 个项目。",
            "list",
            column=topic.name,
        ),
        crumbs=group.crumbs(("项目类别", address.TOPICS), (topic.name, address.topic(key))),
        heading=title,
        sub=f"{len(found)} 个项目，来自 {_reports_in(found)} 份报告",
        lead=words(topic.description),
        sections=(*years, Section("projects", "各县的项目", blocks)),
        is_part=group.is_part,
    )


def _blocks(
    edition: Edition, key: str, topic: Topic, group: Group[_Found], *, has_years: bool
) -> Iterator[Block]:
    """The parts of a long list, else the projects with their amounts."""
    found = group.items
    if found:
        yield from explore_line(edition, group.address, table="projects", topic=key)
    if group.parts:
        caption = f"{topic.name}：{group.where}{group.each}的项目（报告以份计，项目以个计）"
        yield group_table(group, caption, _measures())
        yield where_rows_are(group, "projects", "项目")
    elif found:
        yield _table(edition, topic, group)
        chart = _chart(topic, found)
        if chart:
            yield chart
    if not found:
        yield Paragraph(words("本站收录的报告里还没有这一类项目。"))
    elif not has_years:
        yield Paragraph(words(TOO_FEW), is_small=True)


def _table(edition: Edition, topic: Topic, group: Group[_Found]) -> Table:
    rows = tuple(_row(edition, each, group.address) for each in group.items)
    columns = (
        Column("项目"),
        Column("报告"),
        Column("金额", is_figure=True),
        Column("金额是"),
    )
    where = f"{group.where}：" if group.is_part else ""
    caption = f"{where}{topic.name}（单位：万元；{len(rows)} 个项目）"
    return Table("table-projects", caption, columns, rows, is_sortable=len(rows) > 1)


def _row(edition: Edition, each: _Found, page: str) -> Row:
    entry, project = each
    target = address.report(entry, edition.dataset.site)
    name = line(project.name) if isinstance(project.name, str) else "（报告未写项目名称）"
    stage = chinese(project.stage) if project.stage else "未说明"
    return Row(
        (
            Cell(name, href=address.href(page, target, f"projects.{project.key}")),
            Cell(f"{entry.card.short_name} {entry.year}", href=address.href(page, target)),
            amount_cell(project.amount),
            Cell(stage, CellKind.TEXT if project.stage else CellKind.STATE),
        )
    )


def _chart(topic: Topic, found: Sequence[_Found]) -> Chart | None:
    stated = [each for each in found if isinstance(each.project.amount, Stated)]
    if not 1 < len(stated) <= _MOST_BARS:
        return None
    amounts = [amount for each in stated if isinstance(amount := each.project.amount, Stated)]
    largest = max(figure.value.yuan for figure in amounts)
    bars = tuple(
        bar(
            f"{each.entry.division.name} {each.entry.year}　{line(each.project.name)}",
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
