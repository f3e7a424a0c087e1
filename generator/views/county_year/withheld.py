"""依法不予公开 and 报告没有说明的: what the report keeps back, and what it is silent about."""

from __future__ import annotations

from dataclasses import replace

from generator.model.reported import NotStated, Stated, entries
from generator.model.terms import chinese
from generator.views.blocks import Block, Bullets, Paragraph, Quote, Section
from generator.views.source import Source, is_silent, word_cell
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import line, listing, printed
from generator.views.words import Span, Tone, Words, words

_RULES = (
    "相关规定（供查阅，不是这份报告引用的）：预算法第十四条；政府信息公开条例第十四、十七、十八、三十七条；"
    "保守国家秘密法第三十五条。"
)


_STEPS = (
    "先看单位的说明和更正（本页有则登在数据核对之下）。",
    (
        "可以向编制单位或保存该信息的行政机关书面提出申请，请求提供其中能够区分、可以公开的部分，"
        "或者不予公开的依据。网信办是党委工作机构，以互联网信息办公室名义制作或由行政机关保存的信息"
        "适用政府信息公开条例，党的机关的信息按党务公开的规定办理；"
        "是否受理、怎样答复，由收到申请的单位依法决定。"
    ),
    (
        "申请写明：姓名或名称、身份证明、联系方式；想要的信息的名称或特征；"
        "希望得到的形式（条例第二十九条）。"
    ),
    (
        "属于条例范围的，一般在 20 个工作日内答复，经批准可再延长不超过 20 个工作日（第三十三条）；"
        "不予公开的应当说明理由（第三十六条），能区分处理的应当提供可公开的内容（第三十七条）。"
        "认为合法权益受到侵犯的，可以投诉举报、申请行政复议或提起行政诉讼（第五十一条）。"
        "依法确定为国家秘密的信息，申请也不能取得（第十四条）。"
    ),
)


def withheld_section(source: Source) -> Section:
    """What is kept back by law, as the report claims, and how to ask for more."""
    items = entries(source.report.withheld)
    if not items:
        return Section(
            "withheld", "依法不予公开", (Paragraph(words("这份报告没有依法不予公开的内容。")),)
        )
    blocks: list[Block] = [_table(source)]
    said = (
        "这不是 0，也不是漏写：报告写明这部分不公开。本站没有、也不推测这部分的内容；"
        "它只按报告写出的金额参加合计的核对。"
    )
    blocks.append(Paragraph(words(said)))
    blocks.append(Paragraph((Span("想了解更多，可以怎样做", Tone.STRONG),)))
    blocks.append(Bullets(_steps(source), is_numbered=True))
    names = listing([f"“{item.name}”" for item in items.values()])
    office = source.report.agency.short_name
    request = (
        f"申请公开{office} {source.report.year} 年度整体支出绩效报告中{names}"
        "项目支出可以公开的部分，以及不予公开的依据。"
    )
    blocks.append(Quote("request", request, "可以照抄的一句话"))
    blocks.append(Paragraph(words(_RULES), is_small=True))
    blocks.append(Paragraph(words("请勿在反馈中填写可能涉密的内容。"), is_small=True))
    return Section("withheld", "依法不予公开", tuple(blocks))


def _table(source: Source) -> Table:
    rows = []
    for key, item in entries(source.report.withheld).items():
        amount = source.cell("withheld", key, "amount", unit="")
        if isinstance(item.amount, Stated):
            amount = replace(amount, small="报告所写")
        reason = item.reason if isinstance(item.reason, str) else ""
        rows.append(
            Row(
                (
                    Cell(item.name, anchor=f"withheld.{key}"),
                    amount,
                    word_cell(f"报告称{reason}" if reason else item.reason),
                    word_cell(item.legal_basis),
                    word_cell(item.reviewed_by),
                    Cell(
                        printed(item.review_again_on),
                        CellKind.STATE if is_silent(item.review_again_on) else CellKind.TEXT,
                    ),
                )
            )
        )
    columns = (
        Column("内容"),
        Column("金额", is_figure=True),
        Column("理由"),
        Column(chinese("legal_basis")),
        Column("审查情况"),
        Column(chinese("review_again_on")),
    )
    return Table("table-withheld", "依法不予公开的部分", columns, tuple(rows))


def _steps(source: Source) -> tuple[Words, ...]:
    bodies = entries(source.edition.dataset.site.receiving_bodies).values()
    where = "；".join(
        "，".join(
            part
            for part in (
                body.name,
                line(body.postal_address),
                line(body.telephone),
                line(body.guide),
            )
            if part != "未说明"
        )
        for body in bodies
    )
    receiving = (
        f"受理机构：{where}。"
        if where
        else "受理机构：本站没有收录受理机构，请查县政府网站的政府信息公开指南。"
    )
    return (*(words(step) for step in _STEPS), words(receiving))


def silent_section(source: Source) -> Section:
    """What the report does not say: listed calmly, not counted."""
    things = silent_things(source)
    if not things:
        return Section(
            "silent", "报告没有说明的", (Paragraph(words("本站录入的各项，报告都写到了。")),)
        )
    note = (
        "没有说明不等于没有，也不等于 0：可能写在自评表、决算等其他文件里，本站没有收录。"
        "知道在哪里？请看“有疑问怎么办”。"
    )
    blocks = (
        Paragraph(words(" · ".join(things), "。")),
        Paragraph(words("这些不是核对结论。", note), is_small=True),
    )
    return Section("silent", "报告没有说明的", blocks)


def silent_things(source: Source) -> tuple[str, ...]:
    """The things that readers look for first and the report does not say."""
    report = source.report
    projects = entries(report.projects)
    spending, evaluation = report.spending, report.self_evaluation
    looked_for = (
        ("全年支出总额", spending.total.executed),
        ("基本支出金额", spending.basic_expenditure.executed),
        ("项目支出金额", spending.project_expenditure.executed),
        ("各项目的预算", _all_silent([item.initial_budget for item in projects.values()])),
        ("各项目的实际支出", _all_silent([item.executed for item in projects.values()])),
        ("自评总得分", evaluation.total_score),
        ("评价等级", evaluation.grade),
        ("编制人数", report.staff.established_posts),
        ("在编人数", report.staff.staff_in_post),
        ("“三公”经费", report.three_public.three_public_executed),
        ("资产", report.assets.assets_total),
        ("政府采购", report.procurement.procurement_executed),
        ("结转结余", spending.carried_forward),
        ("实际公开日期", report.disclosure.disclosed_on),
    )
    return tuple(
        name for name, value in looked_for if value is True or isinstance(value, NotStated)
    )


def _all_silent(values: list[object]) -> bool:
    return bool(values) and all(isinstance(value, NotStated) for value in values)
