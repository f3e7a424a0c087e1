"""人员和机构, 原报告与录入, 更正记录, 引用与下载, 有疑问怎么办."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from generator.findings import dotted
from generator.model.agency import Agency
from generator.model.report import NamesInReport, restated_figures
from generator.model.reported import Stated, entries, state_word
from generator.model.site import Site
from generator.model.money import Unit
from generator.model.terms import chinese
from generator.views import address
from generator.views.blocks import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Paragraph,
    Quote,
    Row,
    RowKind,
    Section,
    Span,
    Table,
    Words,
    link,
    state,
    words,
)
from generator.views.source import Source, is_silent
from generator.views.text import iso_date, line, listing, money, printed

_STAFF: Final = (
    "established_posts",
    "administrative_posts",
    "institution_posts",
    "staff_in_post",
    "administrative_staff",
    "institution_staff",
    "staff_on_duty",
    "seconded",
    "retired",
    "newly_arrived",
)
_THREE_PUBLIC: Final = (
    "three_public_budget",
    "three_public_executed",
    "abroad_executed",
    "vehicle_purchase_executed",
    "vehicle_operation_executed",
    "reception_executed",
)


def said(value: object) -> Words:
    """A text of the report, texts in a row, or the name of a state."""
    if isinstance(value, tuple):
        return words("；".join(value))
    return (Span(value),) if isinstance(value, str) else (state(state_word(value)),)


def full_name(agency: Agency) -> str:
    """The agency's name in full where the report prints it, else the short one."""
    return agency.full_name if isinstance(agency.full_name, str) else agency.short_name


def people_section(source: Source) -> Section:
    """Who works there, how the office is made up, what it holds."""
    blocks: list[Block] = [_agency(source)]
    blocks += [
        block for block in (_staff(source), _assets(source), _three_public(source)) if block
    ]
    silent = [
        name
        for name, value in (
            ("“三公”经费", source.report.three_public.three_public_executed),
            ("政府采购", source.report.procurement.procurement_executed),
        )
        if is_silent(value)
    ]
    if silent:
        blocks.append(Paragraph(words(f"{listing(silent)}：", state("未说明"), "。")))
    return Section("people", "人员和机构", tuple(blocks))


def _agency(source: Source) -> Facts:
    agency = source.report.agency
    items = []
    for name in ("full_name", "second_nameplate", "rank", "funding", "agency_changes", "duties"):
        value = getattr(agency, name)
        if not is_silent(value):
            items.append(Fact(chinese(name), said(value), f"agency.{name}"))
    sections = [item.name for item in entries(agency.sections).values()]
    count = agency.sections_count
    if isinstance(count, Stated) or sections:
        text = _counted(count) if isinstance(count, Stated) else ""
        listed = f"：{listing(sections)}" if sections and text else listing(sections)
        items.append(Fact("内设机构", words(text + listed), "agency.sections_count"))
    institutions = entries(agency.institutions).values()
    if isinstance(agency.institutions_count, Stated):
        text = _counted(agency.institutions_count)
        items.append(Fact(chinese("institutions_count"), words(text), "agency.institutions_count"))
    if institutions:
        named = [
            f"{item.name}（{item.nature}）" if isinstance(item.nature, str) else item.name
            for item in institutions
        ]
        items.append(Fact("所属机构", words(listing(named)), "agency.institutions"))
    return Facts(tuple(items))


def _counted(count: Stated[Decimal]) -> str:
    """`3 个`, or the report's own measure word: `三室`, `一中心`."""
    return f"{count.printed}{count.unit}" if count.unit else f"{count.printed} 个"


def _staff(source: Source) -> Table | None:
    names = [name for name in _STAFF if not is_silent(source.figure("staff", name))]
    if not names:
        return None
    as_of = source.report.staff.staff_as_of
    when = f"，{printed(as_of)}" if isinstance(as_of, Stated) else ""
    changes = source.report.staff.staff_changes
    notes = (words("变动：", "；".join(changes), "。"),) if isinstance(changes, tuple) else ()
    return Table(
        "table-staff",
        f"编制和人数（单位：人{when}）",
        (Column("项目"), Column("人数", is_figure=True)),
        tuple(
            Row(
                (Cell(chinese(name)), source.cell("staff", name, unit="人")),
                RowKind.PART if name.startswith(("administrative", "institution")) else RowKind.ORDINARY,
            )
            for name in names
        ),
        notes,
    )


def _assets(source: Source) -> Table | None:
    assets = source.report.assets
    items = entries(assets.asset_items)
    if is_silent(assets.assets_total) and not items:
        return None
    total = assets.assets_total
    unit = total.unit if isinstance(total, Stated) else source.unit.value
    rows = [
        Row((Cell(item.name), source.cell("assets", "asset_items", key, "amount", unit=unit)))
        for key, item in items.items()
    ]
    rows.append(
        Row((Cell("资产合计"), source.cell("assets", "assets_total", unit=unit)), RowKind.TOTAL)
    )
    notes = []
    if isinstance(total, Stated) and unit == Unit.YUAN.value and source.unit is Unit.WAN_YUAN:
        notes.append(words(f"合 {money(total.value, Unit.WAN_YUAN)} 万元（本站换算）。"))
    if isinstance(assets.vehicles, Stated):
        notes.append(words(f"车辆 {printed(assets.vehicles, '辆')} 辆。"))
    when = f"，{printed(assets.assets_as_of)}" if isinstance(assets.assets_as_of, Stated) else ""
    return Table(
        "table-assets",
        f"资产（单位：{unit}{when}）",
        (Column("资产"), Column("金额", is_figure=True)),
        tuple(rows),
        tuple(notes),
    )


def _three_public(source: Source) -> Table | None:
    names = [name for name in _THREE_PUBLIC if not is_silent(source.figure("three_public", name))]
    names_too = [
        name
        for name in ("procurement_budget", "procurement_executed")
        if not is_silent(source.figure("procurement", name))
    ]
    if not names and not names_too:
        return None
    rows = [Row((Cell(chinese(name)), source.cell("three_public", name))) for name in names]
    rows += [Row((Cell(chinese(name)), source.cell("procurement", name))) for name in names_too]
    return Table(
        "table-three-public",
        f"“三公”经费和政府采购（单位：{source.unit.value}）",
        (Column("项目"), Column("金额", is_figure=True)),
        tuple(rows),
    )


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
        Fact("录入", words(f"{origin.method}；{iso_date(origin.transcribed_on)}录入，{iso_date(origin.checked_on)}复核")),
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
                    Cell(item.title, anchor=f"documents.{key}", small=line(item.purpose) if isinstance(item.purpose, str) else ""),
                    Cell(line(item.issuer)),
                    Cell(line(item.number), anchor=f"documents.{key}.number"),
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
        Row((Cell(dotted(path), href=f"#{dotted(path)}"), Cell(printed(first)), Cell(printed(again)), Cell(place)))
        for path, first, again, place in restated_figures(source.report)
    )
    if not rows:
        return None
    columns = (Column("数字位置"), Column("第一处"), Column("另一处"), Column("另一处在哪里"))
    return Table("table-restated", "报告在两处写到的数字", columns, rows)


def corrections_section(source: Source) -> Section:
    """What was changed after publication: which figure, from what to what, and why."""
    corrections = entries(source.report.corrections)
    if not corrections:
        return Section("corrections", "更正记录", (Paragraph(words("尚无更正。")),))
    rows = tuple(
        Row(
            (
                Cell(iso_date(item.corrected_on)),
                Cell(item.path, href=f"#{item.path}"),
                Cell(line(item.old)),
                Cell(line(item.new)),
                Cell(item.reason),
            ),
        )
        for item in corrections.values()
    )
    columns = tuple(
        Column(chinese(name)) for name in ("corrected_on", "path", "old", "new", "reason")
    )
    return Section(
        "corrections", "更正记录", (Table("table-corrections", "更正", columns, rows),)
    )


def citation_section(source: Source) -> Section:
    """How to quote the page, by version; GB/T 7714 with the reader's own date of access."""
    site = source.edition.dataset.site
    report, origin = source.report, source.report.provenance
    version = source.entry.digest[:12]
    base = "" if site.address == "未说明" else f"：{site.address.rstrip('/')}/{source.page}/"
    text = (
        f"{report.agency.short_name}. {report.title}[R/OL]//{site.title}. "
        f"({origin.checked_on})[引用日期]{base}. 版本 {version}."
    )
    blocks: tuple[Block, ...] = (
        Quote("citation", text, "引用（GB/T 7714，引用日期请自己填写）"),
        Paragraph(
            words(
                f"本页数据的日期是 {iso_date(origin.checked_on)}，版本（数据文件的 SHA-256 前 12 位）是 {version}。"
                "每个数字都有固定地址：点数字左边的单元格，或在网址后面加 # 和数字的位置。"
            ),
            is_small=True,
        ),
        Paragraph(
            words(
                "成批数据见",
                link("开放数据", address.href(source.page, address.DATA)),
                "。",
            )
        ),
    )
    return Section("citation", "引用与下载", blocks)


def questions_section(source: Source) -> Section:
    """Three doors: our transcription, the report itself, what was not disclosed."""
    site = source.edition.dataset.site
    office = source.report.agency.short_name
    items = (
        Fact("本站录入与原报告不同", contact_words(site, source.page)),
        Fact("对报告内容有疑问", words(f"请向编制单位{office}询问；编制单位的说明会原样登在数据核对之下。")),
        Fact(
            "想要没有公开的信息",
            words("见", link("依法不予公开", "#withheld"), "和", link("报告没有说明的", "#silent"), "。"),
        ),
    )
    return Section("questions", "有疑问怎么办", (Facts(items),))


def contact_words(site: Site, page: str) -> Words:
    """How to reach the keepers of the site; says so where nothing is set."""
    contact = site.contact
    if contact.mail != "未说明":
        base = "" if site.address == "未说明" else site.address.rstrip("/")
        href = f"mailto:{contact.mail}?subject={_quoted(f'{base}/{page}/')}"
        return words("写信给", link(contact.mail, href), "，邮件标题里已有本页地址。")
    ways = [line(each) for each in (contact.telephone, contact.postal_address) if isinstance(each, str)]
    name = line(contact.name) if isinstance(contact.name, str) else "站点联系人"
    if ways:
        return words(f"请联系{name}：{'，'.join(ways)}。")
    return words(f"请联系{name}；本站还没有设置联系方式。")


def _quoted(text: str) -> str:
    """Percent-encoding for a mail subject; addresses hold letters, digits, `/`, `.`, `:` and `-`."""
    return text.replace(":", "%3A").replace("/", "%2F")
