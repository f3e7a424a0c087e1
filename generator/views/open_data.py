"""What can be taken away: each file with its rows, columns and meaning."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Edition
from generator.model.terms import column_term
from generator.views import address
from generator.views.blocks import Block, Crumb, Fact, Facts, Head, Page, Section
from generator.views.data_table import DataTable
from generator.views.table import Cell, Column, Row, Table
from generator.views.words import link, words


def open_data(edition: Edition, tables: tuple[DataTable, ...]) -> Iterator[Page]:
    """One page; `tables` are the downloads with their rows."""
    page = address.DATA
    site = edition.dataset.site
    sections = tuple(Section(table.name, table.title, _blocks(table)) for table in tables)
    yield Page(
        address=page,
        head=Head("开放数据", f"{site.title}的数据文件，可以成批取走。", "list", column="开放数据"),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("开放数据", "")),
        heading="开放数据",
        sub=f"{len(tables)} 个文件",
        lead=words(f"{site.licence}。CSV 文件为 UTF-8，可以直接用 WPS 或 Excel 打开。"),
        sections=sections,
    )


def _blocks(table: DataTable) -> tuple[Block, ...]:
    file = f"{address.DATA}/{table.name}.csv"
    download = link(f"{table.name}.csv", address.file_href(address.DATA, file))
    rows = tuple(
        Row((Cell(name), Cell(term.chinese), Cell(term.plain)))
        for name, term in ((name, column_term(table.name, name)) for name in table.columns)
    )
    columns = (Column("列名"), Column("中文"), Column("含义"))
    return (
        Facts(
            (
                Fact("内容", words(table.description)),
                Fact("下载", words(download, f"　{len(table.rows)} 行")),
            )
        ),
        Table(f"table-{table.name}", f"{table.name}.csv 的各列", columns, rows),
    )
