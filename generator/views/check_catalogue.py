"""The catalogue of checks, and for each check the reports it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from generator.model.edition import CheckFacts, Edition
from generator.model.verdict import Verdict
from generator.views import address
from generator.views.blocks import Block, Crumb, Fact, Facts, Head, Page, Paragraph, Section
from generator.views.check_results import Counted, Found, Shown, added, shown_by_check
from generator.views.draft import Draft, draft_of, state_of
from generator.views.group_table import Measure, count, group_table, where_rows_are
from generator.views.grouped import MOST_ROWS, Group, grouped_lots
from generator.views.table import Cell, Column, Mark, Row, Table
from generator.views.text import VERDICT_MARKS, verdict_word
from generator.views.words import Words, link, words

_Group: TypeAlias = Group[Found, Counted]


def check_catalogue(edition: Edition, most: int = MOST_ROWS) -> Iterator[Draft]:
    """The catalogue, then each check; one of many reports has a page for each place.

    Of more than `most` results, those that agree are counted and not listed.
    """
    found = shown_by_check(edition, most)
    yield draft_of(_catalogue(edition, found))
    for facts in edition.checks:
        own = found[facts.id]
        page = address.check(facts.id)
        for group in grouped_lots(own.listed, page, added, most=most).pages():
            make = partial(_check, edition, facts, group, own.counted)
            yield Draft(group.address, make, _state(group, own.counted))


def _state(group: _Group, everything: Counted) -> bytes:
    """What is listed; on the list's own page also how much there is."""
    return state_of("" if group.is_part else repr(everything), group.state)


def _catalogue(edition: Edition, found: Mapping[str, Shown]) -> Page:
    page = address.CHECKS
    families = dict.fromkeys(facts.family for facts in edition.checks)
    sections = tuple(
        Section(
            f"family-{index}",
            family,
            (_family([each for each in edition.checks if each.family == family], found, index),),
        )
        for index, family in enumerate(families, 1)
    )
    return Page(
        address=page,
        head=Head("数据核对", "本站核对哪些内容、为什么、依据是什么。", "list", column="数据核对"),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("数据核对", "")),
        heading="数据核对：核对了哪些内容",
        sub=f"{len(edition.checks)} 条",
        lead=words(
            "每条核对是一句应当成立的话。程序用报告自己的数字去比，把两边的数和差额都写出来；"
            "不是审计，不评价工作，也不判断哪个数字准确。"
        ),
        sections=sections,
    )


def _family(checks: Sequence[CheckFacts], of_check: Mapping[str, Shown], index: int) -> Table:
    rows = []
    for facts in checks:
        found = of_check[facts.id].counted
        rows.append(
            Row(
                (
                    Cell(
                        facts.sentence,
                        href=address.href(address.CHECKS, address.check(facts.id)),
                        small=facts.why,
                    ),
                    Cell(str(found.reports)),
                    Cell("", marks=_marks(found, facts.id)),
                )
            )
        )
    columns = (Column("应当成立"), Column("涉及报告", is_figure=True), Column("结果"))
    caption = f"{checks[0].family}（{len(checks)} 条）"
    return Table(f"table-family-{index}", caption, columns, tuple(rows))


def _marks(counted: Counted, identifier: str) -> tuple[Mark, ...]:
    href = address.href(address.CHECKS, address.check(identifier))
    return tuple(
        Mark(
            verdict, VERDICT_MARKS[verdict], f"{verdict_word(verdict)} {counted.of(verdict)}", href
        )
        for verdict in Verdict
        if counted.of(verdict)
    )


def _check(edition: Edition, facts: CheckFacts, group: _Group, everything: Counted) -> Page:
    """A check with all its results, or those of a place."""
    page = group.address
    counted = group.tally if group.is_part else everything
    title = f"{group.where}：{facts.sentence}" if group.is_part else facts.sentence
    return Page(
        address=page,
        head=Head(title, facts.why, "list", column="数据核对"),
        crumbs=group.crumbs(("数据核对", address.CHECKS), (facts.id, address.check(facts.id))),
        heading=title,
        sub=f"{facts.family}　{counted.reports} 份报告",
        lead=words(facts.why if group.is_part else ""),
        sections=(
            *(() if group.is_part else (_about(facts),)),
            Section(
                "reports", "涉及的报告", tuple(_result(edition, facts, group, counted.results))
            ),
        ),
        is_part=group.is_part,
    )


def _about(facts: CheckFacts) -> Section:
    """What the check is, on the page that its parts lead back to."""
    about = Facts(
        (
            Fact("为什么核对", words(facts.why)),
            Fact("依据", words(facts.source or "报告自己的数字")),
            Fact("编号", words(facts.id)),
        )
    )
    return Section("about", "这一条核对", (about,))


def _result(edition: Edition, facts: CheckFacts, group: _Group, shown: int) -> Iterator[Block]:
    """The parts of a long list, else the reports, worst first; what is counted only comes last."""
    if group.parts:
        caption = f"{facts.sentence}：{group.where}{group.each}的结果（报告以份计，结果以处计）"
        yield group_table(group, caption, _measures(group.tally))
        yield where_rows_are(group, "comparisons", "数据核对")
    elif group.size:
        yield _reports(edition, facts, group)
    elif not shown:
        yield Paragraph(words("本站收录的报告里还没有用到这一条。"))
    if shown > group.size:
        yield Paragraph(_agreeing(group.address, shown - group.size))


def _agreeing(page: str, number: int) -> Words:
    """What agrees, where it is too much to be listed."""
    data = link("开放数据的“数据核对”表", address.href(page, address.DATA, "comparisons"))
    agrees = verdict_word(Verdict.HOLDS)
    return words(
        f"另有{agrees} {number} 处，不逐条列在这里：在各份报告的页上，也都在", data, "里。"
    )


def _measures(counted: Counted) -> tuple[Measure[Found, Counted], ...]:
    """Reports, and how often each verdict that the check has given at all was given."""
    return (
        count("涉及报告", lambda part: part.tally.reports),
        *(_given(verdict) for verdict in Verdict if counted.of(verdict)),
    )


def _given(verdict: Verdict) -> Measure[Found, Counted]:
    title = f"{VERDICT_MARKS[verdict]} {verdict_word(verdict)}"
    return count(title, lambda part: part.tally.of(verdict))


def _reports(edition: Edition, facts: CheckFacts, group: _Group) -> Table:
    order = {verdict: at for at, verdict in enumerate(Verdict)}
    found = sorted(group.items, key=lambda each: order[each.verdict])
    return Table(
        "table-reports",
        f"{facts.sentence}：{group.where or '各份'}报告的结果（{len(found)} 处）",
        (Column("报告"), Column("结果"), Column("报告写"), Column("另一边")),
        tuple(_row(edition, group.address, each) for each in found),
    )


def _row(edition: Edition, page: str, found: Found) -> Row:
    said, verdict = found.said, found.verdict
    own = address.report(found.entry, edition.dataset.site)
    target = address.href(page, own, said.anchor)
    mark = Mark(verdict, VERDICT_MARKS[verdict], verdict_word(verdict), target)
    return Row(
        (
            Cell(said.report, href=address.href(page, own), small=said.subject),
            Cell("", marks=(mark,)),
            Cell(said.first),
            Cell(said.second),
        )
    )
