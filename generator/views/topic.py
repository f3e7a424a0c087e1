"""One kind of project, all counties: what they spend on the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeAlias

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
from generator.views.draft import Draft, draft_of, state_of
from generator.views.explore import explore_line
from generator.views.group_table import Measure, count, group_table, where_rows_are
from generator.views.grouped import MOST_ROWS, Group, grouped_lots
from generator.views.groups import Group as Area
from generator.views.lots import Kind, LotsByArea
from generator.views.summary import amount_cell
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import line, printed
from generator.views.topic_years import (
    TOO_FEW,
    TopicYears,
    spent_by_year,
    topic_years,
    years_added,
)
from generator.views.words import words

_MOST_BARS: Final = 30


class _Found(NamedTuple):
    """A project of the topic, in its report."""

    entry: Entry
    project: ProjectCard


class _Counted(NamedTuple):
    """Of the projects of a topic: their reports, how many, how many say what was spent on them.

    `years` has what each report spent, by year and coverage.
    """

    reports: int
    projects: int
    spent: int
    years: TopicYears


_Lots: TypeAlias = LotsByArea[str, _Found, _Counted]
_Group: TypeAlias = Group[_Found, _Counted]


def topics(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """The list of topics, then each topic; one of many projects has a page for each place."""
    found = LotsByArea(edition, "topics", _PROJECTS, partial(_projects, edition))
    yield draft_of(_index(edition, found))
    for key, topic in edition.dataset.topics.items():
        own = grouped_lots(found.of(key), address.topic(key), _added, most=most)
        for group in own.pages():
            yield Draft(group.address, partial(_topic, edition, key, topic, group), group.state)


def _projects(edition: Edition, area: Area) -> Mapping[str, Sequence[_Found]]:
    """The projects of an area by topic, in the order of the reports."""
    found: dict[str, list[_Found]] = {key: [] for key in edition.dataset.topics}
    for entry in area.reports:
        for project in entry.card.projects:
            if project.topic in found:
                found[project.topic].append(_Found(entry, project))
    return found


def _count(found: Sequence[_Found]) -> _Counted:
    return _Counted(
        reports=len({each.entry.file for each in found}),
        projects=len(found),
        spent=sum(each.project.stage == "executed" for each in found),
        years=spent_by_year((each.entry, each.project) for each in found),
    )


def _added(counted: Iterable[_Counted]) -> _Counted:
    found = tuple(counted)
    return _Counted(
        sum(each.reports for each in found),
        sum(each.projects for each in found),
        sum(each.spent for each in found),
        years_added(each.years for each in found),
    )


def _state(found: Sequence[_Found]) -> bytes:
    """Changes with what is said of the projects, and not with what else a report says."""
    return state_of(repr(_said(each)).encode() for each in found)


def _said(found: _Found) -> tuple[object, ...]:
    entry, card = found.entry, found.entry.card
    of_report = entry.file, entry.year, entry.department, entry.kind, card.short_name, card.coverage
    return *of_report, found.project


_PROJECTS: Final[Kind[_Found, _Counted]] = Kind(
    report=lambda each: each.entry, tally=_count, add=_added, state=_state
)

_MEASURES: Final[tuple[Measure[_Found, _Counted], ...]] = (
    count("报告", lambda part: part.tally.reports),
    count("项目", lambda part: part.size),
    count("写了实际支出", lambda part: part.tally.spent),
)


def _index(edition: Edition, of_topic: _Lots) -> Page:
    cards = []
    for key, topic in edition.dataset.topics.items():
        counted = of_topic.tally(key)
        text = f"{topic.description}　{counted.reports} 份报告，{counted.projects} 个项目"
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


def _topic(edition: Edition, key: str, topic: Topic, group: _Group) -> Page:
    counted = group.tally
    title = f"{group.where}：{topic.name}" if group.is_part else topic.name
    table = topic_years(topic.name, counted.years)
    years = (Section("years", "各年度", (table,)),) if table else ()
    blocks = tuple(_blocks(edition, key, topic, group, has_years=bool(years)))
    return Page(
        address=group.address,
        head=Head(
            f"{title}：各县的项目支出",
            f"{topic.description}本站收录{group.where} {counted.projects} 个项目。",
            "list",
            column=topic.name,
        ),
        crumbs=group.crumbs(("项目类别", address.TOPICS), (topic.name, address.topic(key))),
        heading=title,
        sub=f"{counted.projects} 个项目，来自 {counted.reports} 份报告",
        lead=words(topic.description),
        sections=(*years, Section("projects", "各县的项目", blocks)),
        is_part=group.is_part,
    )


def _blocks(
    edition: Edition, key: str, topic: Topic, group: _Group, *, has_years: bool
) -> Iterator[Block]:
    """The parts of a long list, else the projects with their amounts."""
    if group.size:
        yield from explore_line(edition, group.address, table="projects", topic=key)
    if group.parts:
        caption = f"{topic.name}：{group.where}{group.each}的项目（报告以份计，项目以个计）"
        yield group_table(group, caption, _MEASURES)
        yield where_rows_are(group, "projects", "项目")
    elif group.size:
        found = group.items
        yield _table(edition, topic, group, found)
        chart = _chart(topic, found)
        if chart:
            yield chart
    if not group.size:
        yield Paragraph(words("本站收录的报告里还没有这一类项目。"))
    elif not has_years:
        yield Paragraph(words(TOO_FEW), is_small=True)


def _table(edition: Edition, topic: Topic, group: _Group, found: Sequence[_Found]) -> Table:
    rows = tuple(_row(edition, each, group.address) for each in found)
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
