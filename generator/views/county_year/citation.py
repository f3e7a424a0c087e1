"""引用与下载, 有疑问怎么办: how to quote the page and whom to ask."""

from __future__ import annotations

from typing import Final

from generator.model.site import Site
from generator.views import address
from generator.views.blocks import Block, Fact, Facts, Paragraph, Quote, Section
from generator.views.source import Source
from generator.views.text import iso_date, line
from generator.views.words import Words, link, words

_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&#$_"},
}


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
        Paragraph(_downloads(source), is_small=True),
        Quote("cite-gbt", text, "引用（GB/T 7714，引用日期请自己填写）"),
        Quote("cite-bibtex", bibtex(source), "引用（BibTeX）"),
        Paragraph(
            words(
                f"本页数据的日期是 {iso_date(origin.checked_on)}，"
                f"版本（数据文件的 SHA-256 前 12 位）是 {version}。"
                "每个数字都有固定地址：点一下数字，网址栏里就是。"
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


def bibtex(source: Source) -> str:
    """The page as a BibTeX entry on one line; its key is the page's address."""
    site = source.edition.dataset.site
    report, origin = source.report, source.report.provenance
    url = address.absolute(source.page, site)
    fields = {
        "author": f"{{{_tex(report.agency.short_name)}}}",
        "title": f"{{{_tex(report.title)}}}",
        "howpublished": _tex(site.title),
        "year": origin.checked_on[:4],
        "date": origin.checked_on,
        "version": source.entry.digest[:12],
        **({"url": url} if url else {}),
    }
    said = ", ".join(f"{name} = {{{text}}}" for name, text in fields.items())
    return f"@misc{{{source.page.replace('/', '-')}, {said}}}"


def _tex(text: str) -> str:
    """Text in a BibTeX field: what would be a command is printed as it stands."""
    return "".join(_TEX.get(sign, sign) for sign in text)


def _downloads(source: Source) -> Words:
    """The report's own files, each with what it is for."""
    files = address.report_files(source.entry, source.edition.dataset.site)
    csv, xlsx, json = (address.file_href(source.page, file) for file in files)
    return words(
        "下载这份报告的全部数字：",
        link("Excel 表格（XLSX）", xlsx),
        "、",
        link("CSV", csv),
        "、",
        link("JSON", json),
        "。",
    )


def questions_section(source: Source) -> Section:
    """Three doors: our transcription, the report itself, what was not disclosed."""
    site = source.edition.dataset.site
    office = source.report.agency.short_name
    items = (
        Fact("本站录入与原报告不同", contact_words(site, source.page)),
        Fact(
            "对报告内容有疑问",
            words(f"请向编制单位{office}询问；它的说明会原样登在数据核对之下。"),
        ),
        Fact(
            "想要没有公开的信息",
            words(
                "见",
                link("依法不予公开", "#withheld"),
                "和",
                link("报告没有说明的", "#silent"),
                "。",
            ),
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
    ways = [
        line(each) for each in (contact.telephone, contact.postal_address) if isinstance(each, str)
    ]
    name = line(contact.name) if isinstance(contact.name, str) else "站点联系人"
    if ways:
        return words(f"请联系{name}：{'，'.join(ways)}。")
    return words(f"请联系{name}；本站还没有设置联系方式。")


def _quoted(text: str) -> str:
    """Percent-encoding for a mail subject; addresses hold letters, digits, `/.:-`."""
    return text.replace(":", "%3A").replace("/", "%2F")
