"""What can be taken away: each file with its rows, size, digest, columns and how to open it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.model.columns import column_term
from generator.model.edition import Edition
from generator.model.site import Site
from generator.views import address
from generator.views.blocks import Block, Crumb, Fact, Facts, Head, Page, Paragraph, Section
from generator.views.data_examples import EXCEL, examples
from generator.views.data_table import DataFile, DataTable
from generator.views.explore import explore_line
from generator.views.group_table import Measure, count, group_table
from generator.views.grouped import MOST_ROWS, Group, Level, grouped
from generator.views.spot import Spot
from generator.views.structured import data_description
from generator.views.table import Cell, CellKind, Column, Row, Table
from generator.views.text import listing
from generator.views.words import Words, link, words

_THOUSAND: Final = 1000
_FEW: Final = 20
"""Files of a table that the page of all tables lists: a phone shows about eight at once."""
_BY_YEAR: Final = words("按省和预算年度分开；各部分的列相同，接起来就是全部。")
_BY_PROVINCE: Final = (
    "按省分开；各部分的列相同，接起来就是全部。整张表的 CSV 和 JSON 随每次发布制作，列在“"
)


def open_data(edition: Edition, files: Sequence[DataFile], most: int = MOST_ROWS) -> Iterator[Page]:
    """One page, one for each table in many files, and for each province where they are very many.

    `files` are the tables as they leave the site.
    """
    tables: dict[str, list[DataFile]] = {}
    for file in files:
        tables.setdefault(file.table.name, []).append(file)
    groups = [_group(edition, found, most) for found in tables.values()]
    yield _page(edition, groups)
    for group in groups:
        if _has_page(group):
            yield _part(group)
        yield from (_part(part) for part in group.parts)


def _group(edition: Edition, files: Sequence[DataFile], most: int) -> Group[DataFile, None]:
    """The files of one table; only those in parts lie in a place."""

    def spot(file: DataFile) -> Spot:
        province, year = address.province_and_year(file.path)
        place = edition.dataset.divisions.at_address(province)
        return Spot((place,) if place else (), year)

    base = f"{address.DATA}/{files[0].table.name}"
    found = grouped(files, base, spot, (Level.PROVINCE,), most)
    return found if _has_page(found) else replace(found, address=address.DATA)


def _has_page(group: Group[DataFile, None]) -> bool:
    """Whether the files of a table stand on a page of their own."""
    return group.size > _FEW and not group.parts


def _page(edition: Edition, groups: Sequence[Group[DataFile, None]]) -> Page:
    page = address.DATA
    site = edition.dataset.site
    tables = [group.items[0].table for group in groups]
    here = (group for group in groups if not (group.parts or _has_page(group)))
    shown = [file for group in here for file in group.items]
    description = f"{site.title}的数据文件，可以成批取走：{listing([t.title for t in tables])}。"
    return Page(
        address=page,
        head=Head(
            "开放数据",
            description,
            "list",
            column="开放数据",
            structured=data_description(edition, shown, description),
        ),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("开放数据", "")),
        heading="开放数据",
        sub=f"{len(groups)} 张表，{sum(group.size for group in groups)} 个文件",
        lead=_lead(site, tables),
        sections=(_reading(edition), *(_section(group) for group in groups)),
    )


def _part(group: Group[DataFile, None]) -> Page:
    """The files of one table, or of one province of it."""
    table = group.items[0].table
    title = f"{group.where}：{table.title}" if group.where else f"{table.title}：各地的文件"
    description = f"{table.description}这里是{group.where or '各地'}的文件。"
    return Page(
        address=group.address,
        head=Head(title, description, "list", column="开放数据"),
        crumbs=group.crumbs(("开放数据", address.DATA), *_of_table(group)),
        heading=title,
        sub=f"{group.size} 个文件",
        sections=(Section(table.name, "文件", (_files(group),)),),
        is_part=True,
    )


def _of_table(group: Group[DataFile, None]) -> tuple[tuple[str, str], ...]:
    """The step to the page of a table, on that page."""
    return () if group.is_part else ((group.items[0].table.title, group.address),)


def _lead(site: Site, tables: Sequence[DataTable]) -> Words:
    """The terms of use, and the way to each table: the page is long."""
    ways = [(link(table.title, f"#{table.name}"), "、") for table in tables]
    return words(
        f"{site.licence}。同一张表的各种格式内容相同，一位数字也不差。有 {len(tables)} 张表：",
        *[each for way in ways for each in way][:-1],
        "。",
    )


def _reading(edition: Edition) -> Section:
    """How the files are written, and how to open them."""
    rules = Facts(
        (
            Fact("金额", words("一律折成元，写成普通小数；报告怎样印的见“全部数字”的“照录”一列。")),
            Fact("比率", words("写成小数，1 即 100%。")),
            Fact(
                "状态",
                words(
                    "每个数旁边有一列状态：有数值、未安排、依法不予公开、未说明、不适用。"
                    "只有写了数的才有值；空白不是 0。"
                ),
            ),
            Fact("CSV", words("UTF-8；像公式的文字前面加了一个单引号，读的时候去掉。")),
            Fact("JSON", words("精确的数写成文字，免得程序读成近似值；空白为 null。")),
            Fact(
                "单份报告",
                words("报告页的“引用与下载”一节有这份报告的 CSV、XLSX 和 JSON 文件。"),
            ),
            Fact(
                "给程序看的说明",
                words(
                    link("datapackage.json", "datapackage.json"),
                    "（Data Package，第 2 版）：每个文件的大小、指纹和各列的类型、含义。",
                ),
            ),
            Fact(
                "整套下载",
                words(
                    "全部数据表装在一个 SQLite、一个 XLSX 和各表的 Parquet 文件里，",
                    "随每次发布制作，列在“",
                    link("发布与校验", address.href(address.DATA, address.RELEASE)),
                    "”。内容与这里的文件相同，一位数字也不差。",
                ),
            ),
        )
    )
    blocks: tuple[Block, ...] = (
        *explore_line(edition, address.DATA),
        rules,
        Paragraph(words(EXCEL)),
        *examples(),
    )
    return Section("reading", "怎样读这些文件", blocks)


def _section(group: Group[DataFile, None]) -> Section:
    table = group.items[0].table
    rows = sum(file.rows for file in group.items if file.path.endswith(".csv"))
    blocks = (
        Facts(
            (
                Fact("内容", words(table.description)),
                Fact("行数", words(_grouped(rows))),
            )
        ),
        _where(group) if _has_page(group) else _parts(group) if group.parts else _files(group),
        _columns(table),
    )
    return Section(table.name, table.title, blocks)


def _where(group: Group[DataFile, None]) -> Paragraph:
    """The way to the page that lists the files."""
    href = address.href(address.DATA, group.address)
    return Paragraph(
        words(f"共 {group.size} 个文件，分地区放：", link("全部文件和指纹", href), "。")
    )


def _parts(group: Group[DataFile, None]) -> Table:
    """How many files each province has; their table stands on a page of its own."""
    table = group.items[0].table
    measures: tuple[Measure[DataFile, None], ...] = (
        count("文件", lambda part: part.size),
        count("行数", lambda part: sum(file.rows for file in part.items)),
    )
    caption = f"{table.title}：各地的文件（{group.size} 个）"
    return replace(group_table(group, caption, measures, _notes(group)), id=f"files-{table.name}")


def _files(group: Group[DataFile, None]) -> Table:
    table = group.items[0].table
    return Table(
        f"files-{table.name}",
        f"{table.title}：文件（{group.size} 个）",
        (
            Column("文件"),
            Column("行数", is_figure=True),
            Column("大小（字节）", is_figure=True),
            Column("SHA-256 指纹"),
        ),
        tuple(_file(file, lot.spot, group.address) for lot in group.lots for file in lot.rows()),
        _notes(group) if group.size > 1 else (),
    )


def _notes(group: Group[DataFile, None]) -> tuple[Words, ...]:
    """How the parts of a table were made; nothing of a table in one piece."""
    province, year = address.province_and_year(group.items[0].path)
    if year:
        return (_BY_YEAR,)
    release = link("发布与校验", address.href(group.address, address.RELEASE))
    return (words(_BY_PROVINCE, release, "”。"),) if province else ()


def _file(file: DataFile, spot: Spot, page: str) -> Row:
    """A file, with the place and year that it is of: its path spells them in letters."""
    href = address.file_href(page, file.path)
    place = "".join(step.name for step in spot.chain)
    year = spot.year and f"{spot.year} 年"
    return Row(
        (
            Cell(href, href=href, small=" ".join(filter(None, (place, year)))),
            Cell(_grouped(file.rows), CellKind.FIGURE),
            Cell(_grouped(file.size), CellKind.FIGURE),
            Cell(file.digest),
        )
    )


def _columns(table: DataTable) -> Table:
    rows = tuple(
        Row((Cell(name), Cell(term.chinese), Cell(term.plain)))
        for name, term in ((name, column_term(table.name, name)) for name in table.columns)
    )
    columns = (Column("列名"), Column("中文"), Column("含义"))
    caption = f"{table.title}：各列（{len(rows)} 列）"
    return Table(f"table-{table.name}", caption, columns, rows)


def _grouped(number: int) -> str:
    """A whole number with a thin gap between thousands, as long numbers are read."""
    return f"{number:,}" if number >= _THOUSAND else str(number)
