"""The whole set: all tables as one SQLite database, one workbook, and a Parquet file each.

With them CSV and JSON of the tables that come in parts. Made for a release, because they change
with every report; `datapackage.json` names them where they are, after the files that the site has
without them. What cannot be made is told, not passed over. Rows go to the disk place by place, so
that those of a country fit in memory.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.export.csv_file import csv_bytes, csv_rows
from generator.export.data_products import DOWNLOADS, is_in_parts
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.export.datapackage import with_whole
from generator.export.facts import facts
from generator.export.json_file import json_chunks, json_rows
from generator.export.parquet_file import can_write_parquet, write_parquet
from generator.export.sqlite_file import Database, database
from generator.export.xlsx_file import MOST_ROWS, write_xlsx
from generator.model.edition import Edition
from generator.model.site import Site
from generator.release.tree import digests, listed
from generator.views import address
from generator.views.data_table import DataTable, Row
from generator.views.groups import by_own_place
from generator.views.release_page import WHOLE_SET


class _Whole(NamedTuple):
    """A table without its rows, and these in parts; whether the site has it in parts alone."""

    head: DataTable
    parts: Iterable[DataTable]
    is_in_parts: bool = False


def write_whole_set(
    edition: Edition, described: bytes, into: Path, *, most_rows: int = MOST_ROWS
) -> tuple[str, ...]:
    """Write all tables in the formats that hold them all; sentences on what is left out.

    `described` is the site's description. Paths below `into`, which is emptied first, are those
    below the site's root.

    Raises:
        DescriptionError: what the site has is no description.
        OSError, sqlite3.Error: the files cannot be written.
    """
    shutil.rmtree(into, ignore_errors=True)
    (into / address.DATA).mkdir(parents=True)
    left_out: list[str] = []
    with database(into / f"{WHOLE_SET}.sqlite") as base:
        tables = [_stored(base, into, each) for each in _tables(edition)]
        left_out += _written_workbook(edition.dataset.site, into, tables, most_rows)
        if can_write_parquet():
            paths = (into / f"{WHOLE_SET}-{table.name}.parquet" for table in tables)
            write_parquet(base, dict(zip(paths, tables, strict=True)))
        else:
            left_out.append("没有 Parquet：制作发布的电脑没有安装 duckdb")
    (into / DATAPACKAGE).write_bytes(
        with_whole(described, map(astuple, digests(into, listed(into))))
    )
    return tuple(left_out)


def _tables(edition: Edition) -> Iterator[_Whole]:
    nothing = edition.only(())
    for download in DOWNLOADS:
        table = download.table
        if download.is_by_report:
            parts = _by_place(edition, table)
            yield _Whole(table(nothing), parts, is_in_parts(edition, download))
        else:
            whole = table(edition)
            yield _Whole(whole, (whole,))
    yield _Whole(facts(nothing), _by_place(edition, facts))


def _by_place(edition: Edition, table: Callable[[Edition], DataTable]) -> Iterator[DataTable]:
    return (table(edition.only(place.reports)) for place in by_own_place(edition))


def _stored(base: Database, into: Path, found: _Whole) -> DataTable:
    """The table in the database; one that comes in parts in the formats of the parts, too."""
    with base.table(found.head) as add:
        if found.is_in_parts:
            _write_both(found, into, add)
        else:
            for part in found.parts:
                add(part.rows)
    return base.stored(found.head)


def _write_both(found: _Whole, into: Path, add: Callable[[Iterable[Row]], None]) -> None:
    """CSV and JSON where they would be if the table did not come in parts."""
    path = partial(address.table_file, found.head.name)
    with (into / path("csv")).open("wb") as csv, (into / path("json")).open("wb") as json:

        def taken(part: DataTable) -> bytes:
            add(part.rows)
            csv.write(csv_rows(part.rows))
            return json_rows(part)

        csv.write(csv_bytes(found.head))
        json.writelines(json_chunks(found.head, map(taken, found.parts)))


def _written_workbook(
    site: Site, into: Path, tables: Sequence[DataTable], most_rows: int
) -> Iterator[str]:
    """The workbook, or why there is none."""
    too_long = [table.title for table in tables if len(table.rows) >= most_rows]
    if too_long:
        yield (
            f"没有 XLSX：{'、'.join(too_long)}超过 Excel 一页能放的 {most_rows - 1:,} 行，"
            "请用 SQLite 或 CSV"
        )
        return
    with (into / f"{WHOLE_SET}.xlsx").open("w+b") as file:
        write_xlsx(file, tables, site.title, _notes(site))


def _notes(site: Site) -> tuple[str, ...]:
    return (
        f"数据日期：{site.as_of}",
        "金额一律折成元，比率为小数（1 即 100%）；报告怎样印的见“照录”一列。",
        "没有写的、依法不予公开的和不适用的，数值为空，状态一列说明是哪一种；空白不是 0。",
        "“全部数字”只有报告印出的数；“数据核对”里有本站计算的数，来历一列注明。",
        f"来源：{site.title}（{site.sponsor}）。{site.licence}。",
    )
