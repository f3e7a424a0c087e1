"""原报告与录入, 更正记录: where the report is from and what was changed since."""

from __future__ import annotations

from generator.findings import dotted
from generator.model.report import NamesInReport, restated_figures
from generator.model.reported import entries
from generator.model.terms import chinese
from generator.views.anchors import nearest
from generator.views.blocks import Block, Fact, Facts, Paragraph, Section
from generator.views.county_year.people import said
from generator.views.county_year.taken_back import taken_back
from generator.views.figure_name import figure_name
from generator.views.source import Source, is_silent, word_cell
from generator.views.table import Cell, Column, Row, Table
from generator.views.text import iso_date, line, listing, printed
from generator.views.words import link, words


def process_facts(source: Source) -> Facts:
    """How the self-evaluation was done."""
    process = source.report.process
    items = [
        Fact(chinese(name), said(getattr(process, name)), f"process.{name}")
        for name in ("organisation", "methods")
    ]
    stages = [
        f"{stage.name}（{_span(printed(stage.starts_on), printed(stage.ends_on))}）"
        for stage in entries(process.stages).values()
    ]
    if stages:
        items.append(Fact("阶段", words("；".join(stages)), "process.stages"))
    group = [
        f"{member.post}（{member.body}）" if isinstance(member.body, str) else member.post
        for member in entries(process.group).values()
    ]
    if group:
        kept = process.names_in_report is NamesInReport.LISTED
        tail = "；报告列有姓名，本站只列职务" if kept else ""
        items.append(
            Fact("评价工作组", words(f"{len(group)} 人：{listing(group)}{tail}"), "process.group")
        )
    return Facts(tuple(items))


def _span(start: str, end: str) -> str:
    known = [each for each in (start, end) if each != "未说明"]
    return "—".join(dict.fromkeys(known)) or "未说明日期"


def provenance_section(source: Source) -> Section:
    """Where the report is from, how it was brought here, what it quotes, how it was made."""
    report = source.report
    origin, disclosure = report.provenance, report.disclosure
    items = [Fact("标题（照录）", words(f"《{report.title}》"), "title")]
    for name in ("title_words", "attachment_label", "index_number"):
        value = getattr(report, name)
        if isinstance(value, str):
            items.append(Fact(chinese(name), words(value), name))
    where = origin.original_address
    address_words = (
        (link(where, where),)
        if isinstance(where, str) and where.startswith(("http://", "https://"))
        else words("本站未收录原件地址")
    )
    items += [
        Fact("原件地址", address_words),
        Fact("原件文件名", words(origin.original_file)),
        Fact("原件指纹（SHA-256）", words(origin.original_digest)),
        Fact(
            "录入",
            words(
                f"{origin.method}；{iso_date(origin.transcribed_on)}录入，{iso_date(origin.checked_on)}复核"
            ),
        ),
    ]
    for name in ("principle", "channel", "due_on", "disclosed_on", "made_on"):
        value = getattr(disclosure, name)
        if not is_silent(value):
            text = value if isinstance(value, str) else printed(value)
            items.append(Fact(chinese(name), words(text), f"disclosure.{name}"))
    items.append(Fact("公开范围", words(disclosure.scope.value), "disclosure.scope"))
    if disclosure.decision:
        decision = disclosure.decision
        text = f"{decision.text}（{decision.decided_by}，{iso_date(decision.decided_on)}）"
        items.append(Fact("收录决定", words(text)))
    blocks: list[Block] = [Facts(tuple(items)), process_facts(source)]
    found = (_documents(source), _readings(source), _restated(source))
    blocks += [block for block in found if block]
    return Section("provenance", "原报告与录入", tuple(blocks))


def _documents(source: Source) -> Table | None:
    documents = entries(source.report.documents)
    if not documents:
        return None
    return Table(
        "table-documents",
        "报告引用的文件",
        (Column("文件"), Column("发文机关"), Column("文号")),
        tuple(
            Row(
                (
                    Cell(
                        item.title,
                        anchor=f"documents.{key}",
                        small=line(item.purpose) if isinstance(item.purpose, str) else "",
                    ),
                    word_cell(item.issuer, f"documents.{key}.issuer"),
                    word_cell(item.number, f"documents.{key}.number"),
                )
            )
            for key, item in documents.items()
        ),
    )


def _readings(source: Source) -> Table | None:
    readings = entries(source.report.provenance.readings)
    if not readings:
        return None
    return Table(
        "table-readings",
        "需要说明的读法",
        (Column("原文"), Column("本站怎样读")),
        tuple(
            Row((Cell(item.printed, anchor=f"provenance.readings.{key}"), Cell(item.read_as)))
            for key, item in readings.items()
        ),
    )


def _restated(source: Source) -> Table | None:
    """Figures that the report prints in a second place."""
    rows = tuple(
        Row(
            (
                Cell(figure_name(source.report, dotted(path)), href=f"#{dotted(path)}"),
                Cell(printed(first)),
                Cell(printed(again), anchor=f"restated.{key}.printed"),
                Cell(place),
            )
        )
        for key, (path, first, again, place) in zip(
            entries(source.report.restated), restated_figures(source.report), strict=True
        )
    )
    if not rows:
        return None
    columns = (Column("数字"), Column("第一处"), Column("另一处"), Column("另一处在哪里"))
    return Table("table-restated", "报告在两处写到的数字", columns, rows)


def corrections_section(source: Source, known: frozenset[str]) -> Section:
    """What was changed after publication: which figure, from what to what, and why.

    What was taken back is listed below, without what it said.

    `known` are the anchors of the page's other sections, which the figures link to.
    """
    corrected = _corrections(source, known) or Paragraph(words("尚无更正。"))
    taken = taken_back(source)
    return Section("corrections", "更正记录", (corrected, *((taken,) if taken else ())))


def _corrections(source: Source, known: frozenset[str]) -> Table | None:
    corrections = entries(source.report.corrections)
    if not corrections:
        return None
    rows = tuple(
        Row(
            (
                Cell(iso_date(item.corrected_on)),
                Cell(figure_name(source.report, item.path), href=_href(item.path, known)),
                word_cell(item.old),
                word_cell(item.new),
                Cell(item.reason),
            ),
        )
        for item in corrections.values()
    )
    columns = (
        Column(chinese("corrected_on")),
        Column("哪一个数"),
        *(Column(chinese(name)) for name in ("old", "new", "reason")),
    )
    return Table("table-corrections", "更正", columns, rows)


def _href(path: str, known: frozenset[str]) -> str:
    anchor = nearest(tuple(path.split(".")), known)
    return f"#{anchor}" if anchor else ""
