"""The catalogue of checks, and for each check the reports it concerns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model.dataset import Entry
from generator.model.edition import CheckFacts, Edition
from generator.model.verdict import Comparison, Verdict
from generator.views import address
from generator.views.blocks import Crumb, Fact, Facts, Head, Page, Paragraph, Section
from generator.views.county_year.verification import second_side
from generator.views.source import source_of
from generator.views.table import Cell, Column, Mark, Row, Table
from generator.views.text import VERDICT_MARKS, printed, verdict_word
from generator.views.words import words


def check_catalogue(edition: Edition) -> Iterator[Page]:
    """The catalogue, then one page for each check."""
    yield _catalogue(edition)
    for facts in edition.checks:
        yield _check(edition, facts)


def _found(edition: Edition, identifier: str) -> list[tuple[Entry, Comparison]]:
    return [
        (entry, item)
        for entry in edition.dataset.reports
        for item in edition.of(entry)
        if item.check == identifier
    ]


def _catalogue(edition: Edition) -> Page:
    page = address.CHECKS
    families = dict.fromkeys(facts.family for facts in edition.checks)
    sections = tuple(
        Section(
            f"family-{index}",
            family,
            (_family(edition, [each for each in edition.checks if each.family == family], index),),
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


def _family(edition: Edition, checks: Sequence[CheckFacts], index: int) -> Table:
    rows = []
    for facts in checks:
        found = _found(edition, facts.id)
        rows.append(
            Row(
                (
                    Cell(
                        facts.sentence,
                        href=address.href(address.CHECKS, address.check(facts.id)),
                        small=facts.why,
                    ),
                    Cell(str(len({entry.file for entry, _ in found}))),
                    Cell("", marks=_marks(found, facts.id)),
                )
            )
        )
    columns = (Column("应当成立"), Column("涉及报告", is_figure=True), Column("结果"))
    caption = f"{checks[0].family}（{len(checks)} 条）"
    return Table(f"table-family-{index}", caption, columns, tuple(rows))


def _marks(found: Sequence[tuple[Entry, Comparison]], identifier: str) -> tuple[Mark, ...]:
    counts = Counter(item.verdict for _, item in found)
    href = address.href(address.CHECKS, address.check(identifier))
    return tuple(
        Mark(verdict, VERDICT_MARKS[verdict], f"{verdict_word(verdict)} {counts[verdict]}", href)
        for verdict in Verdict
        if counts[verdict]
    )


def _check(edition: Edition, facts: CheckFacts) -> Page:
    page = address.check(facts.id)
    found = sorted(_found(edition, facts.id), key=lambda each: list(Verdict).index(each[1].verdict))
    about = Facts(
        (
            Fact("为什么核对", words(facts.why)),
            Fact("依据", words(facts.source or "报告自己的数字")),
            Fact("编号", words(facts.id)),
        )
    )
    result = (
        _reports(edition, facts, found)
        if found
        else Paragraph(words("本站收录的报告里还没有用到这一条。"))
    )
    return Page(
        address=page,
        head=Head(facts.sentence, facts.why, "list", column="数据核对"),
        crumbs=(
            Crumb("首页", address.href(page, address.HOME)),
            Crumb("数据核对", address.href(page, address.CHECKS)),
            Crumb(facts.id, ""),
        ),
        heading=facts.sentence,
        sub=f"{facts.family}　{len({entry.file for entry, _ in found})} 份报告",
        sections=(
            Section("about", "这一条核对", (about,)),
            Section("reports", "涉及的报告", (result,)),
        ),
    )


def _reports(
    edition: Edition, facts: CheckFacts, found: Sequence[tuple[Entry, Comparison]]
) -> Table:
    return Table(
        "table-reports",
        f"{facts.sentence}：各份报告的结果（{len(found)} 处）",
        (Column("报告"), Column("结果"), Column("报告写"), Column("另一边")),
        tuple(_row(edition, facts, entry, item) for entry, item in found),
    )


def _row(edition: Edition, facts: CheckFacts, entry: Entry, item: Comparison) -> Row:
    page = address.check(facts.id)
    source = source_of(edition, entry)
    target = address.href(page, source.page, address.comparison(item))
    first = "；".join(
        f"{each.label} {each.figure if isinstance(each.figure, str) else printed(each.figure)}"
        for each in item.printed
    )
    mark = Mark(item.verdict, VERDICT_MARKS[item.verdict], verdict_word(item.verdict), target)
    report = entry.report
    return Row(
        (
            Cell(
                f"{report.agency.short_name} {report.year}",
                href=address.href(page, source.page),
                small=item.subject,
            ),
            Cell("", marks=(mark,)),
            Cell(item.ground or first),
            Cell(second_side(source.unit, item) or item.reason),
        )
    )
