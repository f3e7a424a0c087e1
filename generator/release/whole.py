"""The whole set: all tables as one SQLite database, one workbook, and a Parquet file each.

With them CSV and JSON of the tables that come in parts. Made for a release, because they change
with every report; `datapackage.json` names them where they are, after the files that the site has
without them. What cannot be made is told, not passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.export.csv_file import csv_bytes
from generator.export.data_products import DOWNLOADS, is_in_parts
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.export.datapackage import with_whole
from generator.export.facts import facts
from generator.export.json_file import json_bytes
from generator.export.parquet_file import can_write_parquet, parquet_files
from generator.export.sqlite_file import sqlite_bytes
from generator.export.xlsx_file import MOST_ROWS, xlsx_bytes
from generator.model.edition import Edition
from generator.model.site import Site
from generator.views import address
from generator.views.data_table import DataTable
from generator.views.release_page import WHOLE_SET


@dataclass(frozen=True, slots=True)
class WholeSet:
    """Files by path, with the description that names them, and sentences on what is left out."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...]


def whole_set(edition: Edition, described: bytes, *, most_rows: int = MOST_ROWS) -> WholeSet:
    """All tables in the formats that hold them all; `described` is the site's description."""
    site = edition.dataset.site
    tables = (*(download.table(edition) for download in DOWNLOADS), facts(edition))
    made = {f"{WHOLE_SET}.sqlite": sqlite_bytes(tables)}
    left_out = []
    too_long = [table.title for table in tables if len(table.rows) >= most_rows]
    if too_long:
        left_out.append(
            f"没有 XLSX：{'、'.join(too_long)}超过 Excel 一页能放的 {most_rows - 1:,} 行，"
            "请用 SQLite 或 CSV"
        )
    else:
        made[f"{WHOLE_SET}.xlsx"] = xlsx_bytes(tables, site.title, _notes(site))
    if can_write_parquet():
        made |= {
            f"{WHOLE_SET}-{name}.parquet": content
            for name, content in parquet_files(tables).items()
        }
    else:
        left_out.append("没有 Parquet：制作发布的电脑没有安装 duckdb")
    made |= _whole_tables(edition, tables)
    made[DATAPACKAGE] = with_whole(described, made)
    return WholeSet(made, tuple(left_out))


def _whole_tables(edition: Edition, tables: Iterable[DataTable]) -> Mapping[str, bytes]:
    """Tables that come in parts, whole: they are where they would be without parts."""
    found = {}
    for download, table in zip(DOWNLOADS, tables, strict=False):  # facts come in parts always
        if is_in_parts(edition, download):
            found[address.table_file(table.name, "csv")] = csv_bytes(table)
            found[address.table_file(table.name, "json")] = json_bytes(table)
    return found


def _notes(site: Site) -> tuple[str, ...]:
    return (
        f"数据日期：{site.as_of}",
        "金额一律折成元，比率为小数（1 即 100%）；报告怎样印的见“照录”一列。",
        "没有写的、依法不予公开的和不适用的，数值为空，状态一列说明是哪一种；空白不是 0。",
        "“全部数字”只有报告印出的数；“数据核对”里有本站计算的数，来历一列注明。",
        f"来源：{site.title}（{site.sponsor}）。{site.licence}。",
    )
