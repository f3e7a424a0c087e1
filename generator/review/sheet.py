"""What those who decide are shown: cover, changes, comparisons, warnings, signatures. Words only.

There is no clock and no name in it: dates and signatures are written by pen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.findings import Finding, visible
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.reported import entries
from generator.model.review import SHORT, Outcome
from generator.release.against import ChangedReport, Difference
from generator.release.figures import Change
from generator.review.gate import standing
from generator.views import address
from generator.views.blocks import Block, Fact, Facts, Paragraph, Section
from generator.views.county_year.verification import strip_items
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import iso_date
from generator.views.words import words

_SEARCHED: Final = (
    "程序查过密级和内部标志、电话号码、身份证号、银行卡号、邮箱，没有发现；发现了的，不能生成这份送审稿。"
    "程序看不出的，要由人审查：是否涉密、是否涉及个人隐私和商业秘密、是否适合公开。"
)


@dataclass(frozen=True, slots=True)
class Signer:
    """One line of the last sheet: who signs, and for what. The rest is left to the pen."""

    post: str
    task: str


SIGNERS: Final = (
    Signer("核稿人", "与报告原件逐项核对，数字、文字照录"),
    Signer("保密审查", "不涉密，不含个人隐私，可以公开"),
    Signer("分管领导", "内容属实，同意所附说明"),
    Signer("主要负责人", "同意公开"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A pack in finished words; `parts` stand before the page itself."""

    title: str
    cover: Facts
    parts: tuple[Section, ...]
    asked: str
    digest: str
    signers: tuple[Signer, ...]
    outcomes: tuple[str, ...]
    after: tuple[str, ...]


def sheet(edition: Edition, entry: Entry, was: Difference | None, verification: Section) -> Sheet:
    """The pack of one report.

    `was` is what its release shows of it, None where nothing was published; `verification` is
    that section of its page.
    """
    page = address.report(entry, edition.dataset.site)
    warnings = tuple(each for each in edition.warnings if each.where.file == entry.file)
    return Sheet(
        title="公开送审稿",
        cover=_cover(edition, entry, was, warnings),
        parts=(
            Section("changes", "与上次发布相比", tuple(_changes(page, was))),
            Section("warnings", "程序的提醒", tuple(_warnings(warnings))),
            Section("records", "以前的送审记录", tuple(_records(edition, entry, page))),
            Section("comparisons", "数据核对的全部结果", verification.blocks),
        ),
        asked=_asked(entry),
        digest=entry.digest,
        signers=SIGNERS,
        outcomes=tuple(each.value for each in Outcome),
        after=_after(entry, page),
    )


def _asked(entry: Entry) -> str:
    report = entry.report
    return (
        f"{report.agency.short_name} {report.year} 年度{report.kind.value}绩效自评，"
        f"各位看的是 {entry.file}，SHA-256 指纹如下，前 {SHORT} 位印在每一页的页脚和网页上。"
        "文件改动一个字，指纹就变，要重新送审。"
    )


def _after(entry: Entry, page: str) -> tuple[str, ...]:
    command = (
        f"disclose review /{page}/ --record --digest {entry.digest[:SHORT]} --date 年-月-日"
        f" --by 办公室 --outcome {Outcome.AGREED.value}"
    )
    return (
        "签字以后登记（日期、部门和意见照签字页写，不写人名）：",
        command,
        "签字原件由单位按公文归档，不上网。",
    )


def _cover(
    edition: Edition, entry: Entry, was: Difference | None, warnings: tuple[Finding, ...]
) -> Facts:
    report, site = entry.report, edition.dataset.site
    page = address.report(entry, site)
    verdicts = "，".join(f"{each.word} {each.count}" for each in strip_items(edition.of(entry)))
    decision = report.disclosure.decision
    told = (
        ("报告标题", report.title),
        ("预算年度", report.year),
        ("地方", f"{entry.division.name}（{report.code}）"),
        ("覆盖范围", f"{report.coverage.value}（{report.coverage_note}）"),
        ("公开范围", report.disclosure.scope.value),
        *((("公开决定", f"{decision.text}（{decision.decided_by}）"),) if decision else ()),
        ("将要公开在", address.absolute(page, site) or f"{site.title}　/{page}/"),
        ("与上次发布相比", _in_short(page, was)),
        ("数据核对", verdicts or "没有可以比对的数字"),
        ("程序的提醒", f"{len(warnings)} 处" if warnings else "没有"),
        ("数据的日期", iso_date(report.provenance.checked_on)),
        ("报告文件", entry.file),
        ("文件指纹", entry.digest),
        (f"指纹前 {SHORT} 位", entry.digest[:SHORT]),
    )
    return Facts(tuple(Fact(name, words(text)) for name, text in told))


def _changed(page: str, was: Difference) -> ChangedReport | None:
    return next((each for each in was.changed if each.page == page), None)


def _in_short(page: str, was: Difference | None) -> str:
    if was is None or page in was.added:
        return "首次公开"
    changed = _changed(page, was)
    if changed is None:
        return "没有变化"
    if not changed.changes:
        return "数字没有变化，文字有改动"
    return f"数字改了 {len(changed.changes)} 处"


def _changes(page: str, was: Difference | None) -> Iterator[Block]:
    changed = _changed(page, was) if was is not None else None
    if was is None or page in was.added:
        yield Paragraph(words("这份报告还没有发布过，全部内容都是新的。"))
    elif changed is None:
        yield Paragraph(words("报告文件与上次发布的一字不差。"))
    elif not changed.changes:
        yield Paragraph(words("公布过的数字没有变化；报告文件里的文字有改动，请通读页面。"))
    else:
        columns = ("位置", "名称", "上次发布", "这一次", "更正记录")
        yield Table(
            id="changed-figures",
            caption=f"改了的数字（{len(changed.changes)} 处）",
            columns=tuple(Column(title) for title in columns),
            rows=tuple(_change_row(changed, each) for each in changed.changes),
            notes=(words("文字的改动不在表里，请通读页面。"),),
        )


def _change_row(changed: ChangedReport, change: Change) -> Row:
    corrections = entries(changed.entry.report.corrections).values()
    reasons = "；".join(each.reason for each in corrections if each.path == change.path)
    told = reasons if changed.is_explained(change) else "没有更正记录，不能发布"
    texts = (change.path, change.term, change.old, change.new, told)
    return Row(tuple(Cell(text) for text in texts))


def _warnings(found: tuple[Finding, ...]) -> Iterator[Block]:
    if found:
        rows = (
            (f"{each.where.line} 行 {each.where.column} 字", f"{each.message}。{each.hint}")
            for each in found
        )
        yield Table(
            id="file-warnings",
            caption="报告文件里请再看一眼的地方",
            columns=(Column("位置"), Column("提醒")),
            rows=tuple(Row(tuple(Cell(visible(text)) for text in row)) for row in rows),
        )
    else:
        yield Paragraph(words("报告文件里没有需要提醒的地方。"))
    yield Paragraph(words(_SEARCHED))


def _records(edition: Edition, entry: Entry, page: str) -> Iterator[Block]:
    found = standing(entry, page, edition.dataset.reviews)
    rows = tuple(
        Row(
            (
                Cell(iso_date(each.reviewed_on)),
                Cell(each.reviewed_by),
                Cell(each.outcome.value),
                Cell(each.digest[:SHORT]),
                Cell("就是这一份" if each in found.current else "改动以前的", CellKind.TEXT),
                Cell(each.text or "无"),
            )
        )
        for each in (*found.before, *found.current)
    )
    if not rows:
        yield Paragraph(words("没有。"))
        return
    titles = ("日期", "部门或者职务", "意见", "指纹", "看的是", "说明")
    yield Table("review-records", "送审记录", tuple(Column(each) for each in titles), rows)
