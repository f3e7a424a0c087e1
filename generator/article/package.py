"""The files of an article: what is pasted, what is typed into the form, what is attached. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from generator.article.docx_file import HAS_WORD, docx_bytes
from generator.article.pieces import pieces
from generator.export.report_files import report_files
from generator.findings import visible
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.publish.artifact import Artifact
from generator.render.paper import on_paper, paper_html
from generator.render.templates import Templates
from generator.views import address
from generator.views.county_year.page import CountyYearPage, county_year

ATTACHMENTS: Final = "attachments"

_TOLD: Final = {
    "docx": "Word 文件，内容与正文相同，可以打印",
    "html": "网页文件，A4 排版，用浏览器打开就能打印",
    "xlsx": "Excel 表格，报告的全部数字",
    "csv": "CSV 表格，每个数字一行，供程序读取",
    "json": "JSON 数据，供程序读取",
}


def left_out() -> tuple[str, ...]:
    """What cannot be made here, and how to get it."""
    if HAS_WORD:
        return ()
    return (
        "没有装 python-docx，附件里没有 Word 文件：.venv/bin/pip install 'python-docx>=1.2,<2'",
    )


def article_files(
    templates: Templates, style: str, edition: Edition, entry: Entry
) -> Iterator[Artifact]:
    """Every file of the article, attachments in a folder of their own."""
    site = edition.dataset.site
    page = county_year(edition, entry)
    whole = pieces(page, site)
    attached = dict(_attachments(templates, style, edition, entry, page))
    if HAS_WORD:
        word = docx_bytes(page.head.article, page.head.source, page.head.data_date, whole)
        attached = {_name(page, "docx"): word, **attached}
    body = templates.paper("article.html.j2", page, pieces=whole)
    # Browsers and Notepad know by the mark that this is UTF-8; nobody pastes it.
    yield Artifact(PurePosixPath("正文.html"), body.encode("utf-8-sig"))
    yield _text("标题.txt", (page.head.article,))
    yield _text("填报信息.txt", _form(page, address.absolute(page.address, site)))
    yield _text("附件清单.txt", _listed(page, attached))
    for name, content in attached.items():
        yield Artifact(PurePosixPath(ATTACHMENTS, name), content)


def _attachments(
    templates: Templates, style: str, edition: Edition, entry: Entry, page: CountyYearPage
) -> Iterator[tuple[str, bytes]]:
    """What is taken away: the site's own downloads to the byte, and the page on paper."""
    printed = paper_html(templates, "report.html.j2", style, on_paper(page))
    yield _name(page, "html"), printed.encode()
    made = {path.rpartition(".")[2]: raw for path, raw in report_files(edition, entry)}
    yield from ((_name(page, ending), made[ending]) for ending in ("xlsx", "csv", "json"))


def _name(page: CountyYearPage, ending: str) -> str:
    """A file name of letters, digits and hyphens, whatever the report says."""
    return f"{page.address.replace('/', '-')}.{ending}"


def _form(page: CountyYearPage, where: str) -> tuple[str, ...]:
    """The fields of a publishing system's form, by the names of the government page tags."""
    head = page.head
    return (
        f"ArticleTitle（文章标题）：{head.article}",
        f"PubDate（数据日期；发布系统按实际发布日期填）：{head.data_date}",
        f"ContentSource（来源）：{head.source}",
        f"ColumnName（栏目）：{head.column}",
        f"Keywords（关键词）：{head.keywords}",
        f"Description（摘要）：{head.description}",
        f"版本（数据文件的 SHA-256 前 12 位）：{head.data_digest}",
        *((f"数据网页：{where}",) if where else ()),
    )


def _listed(page: CountyYearPage, attached: dict[str, bytes]) -> tuple[str, ...]:
    lines = (
        f"{name}　{page.heading}：{_TOLD[name.rpartition('.')[2]]}（{len(content)} 字节）"
        for name, content in attached.items()
    )
    return (f"附件 {len(attached)} 个，在 {ATTACHMENTS} 文件夹里：", *lines)


def _text(name: str, lines: tuple[str, ...]) -> Artifact:
    """A text that Notepad shows well: marked UTF-8, Windows line ends, one line for each."""
    text = "".join(f"{visible(line)}\r\n" for line in lines)
    return Artifact(PurePosixPath(name), text.encode("utf-8-sig"))
