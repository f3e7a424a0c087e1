"""The tables of the whole site as files. What many reports give is put together from parts.

A part is the rows of one place, so that one edited report makes only the rows of its own again: see
`joined.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from generator.export.csv_file import csv_bytes, csv_rows
from generator.export.facts import facts
from generator.export.joined import JoinedTable, Rows, name_of, rows_of
from generator.export.json_file import json_bytes
from generator.export.product import NOTHING, Made, Product, Standing
from generator.export.projects import indicators, projects, scores
from generator.export.reports import reports
from generator.export.tables import comparisons, corrections, divisions
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.keep import Keep
from generator.views import address
from generator.views.data_table import DataTable
from generator.views.draft import state_of
from generator.views.groups import Group, by_own_place, by_province_and_year

FORMATS: Final = ("csv", "json")

MOST_REPORTS: Final = 2_000
"""Reports whose rows stand in one file: of comparisons these are 140,000 rows and 40 MB of JSON.
What is longer opens in few programs, and takes its time on the way."""


@dataclass(frozen=True, slots=True)
class Download:
    """A table of the site. `is_by_report`: its rows are those of each report, in their order.

    Those of very many reports come in parts by province. `state` is that of a table which is made
    from the settings alone.
    """

    table: Callable[[Edition], DataTable]
    is_by_report: bool = True
    state: bytes | None = None


DOWNLOADS: Final = (
    Download(reports),
    Download(projects),
    Download(indicators),
    Download(scores),
    Download(comparisons),
    Download(corrections, is_by_report=False),
    Download(divisions, is_by_report=False, state=b"settings"),
)


class DataProduct(NamedTuple):
    """The files of one table; `table` is it without its rows."""

    product: Product
    table: DataTable
    paths: tuple[str, ...]


def data_products(edition: Edition, standing: Standing = NOTHING) -> Iterator[DataProduct]:
    """Every table of the site in both formats, then the facts in parts by province and year.

    Tables of very many reports come in parts by province. What the products say of themselves,
    when their files are written, is how many `rows` they have. Facts are taken from the reports'
    own files where they stand: they are the same rows.
    """
    places = by_own_place(edition)
    provinces = _by_province(places)
    for download in DOWNLOADS:
        if is_in_parts(edition, download):
            for name, own in provinces.items():
                yield _table(edition, download, own, standing, name)
        else:
            groups = places if download.is_by_report else None
            yield _table(edition, download, groups, standing)
    head = facts(edition.only(()))
    for group in by_province_and_year(edition):
        yield _facts(edition, head, group, standing)


def is_in_parts(edition: Edition, download: Download) -> bool:
    """Whether a table has a file for each province, and one for all in releases only."""
    return download.is_by_report and len(edition.dataset.reports) > MOST_REPORTS


def _by_province(places: Sequence[Group]) -> Mapping[str, Sequence[Group]]:
    found: dict[str, list[Group]] = {}
    for place in places:
        found.setdefault(place.name.split("/")[0], []).append(place)
    return found


def keep_rows(edition: Edition, area: Group, keep: Keep) -> None:
    """Make and keep what the tables of the whole site take of one area."""
    places = by_own_place(edition.only(area.reports))
    for download in DOWNLOADS:
        if download.is_by_report:
            head = download.table(edition.only(()))
            for place in places:
                make = partial(rows_of, download.table, edition, place)
                keep(name_of(head, place), place.state, make)


def _table(
    edition: Edition,
    download: Download,
    groups: Sequence[Group] | None,
    standing: Standing,
    province: str = "",
) -> DataProduct:
    """A table, or the part of it that is of one province."""
    table = download.table
    head = table(edition.only(()))
    paths = tuple(address.table_file(head.name, each, province) for each in FORMATS)
    name = paths[0].removesuffix(".csv")

    def make() -> Made:
        if groups is None:
            whole = table(edition)
            both = (csv_bytes(whole), json_bytes(whole))
            return Made(zip(paths, both, strict=True), {"rows": len(whole.rows)})
        return JoinedTable(rows, head, groups, standing, name).made(*paths)

    def rows(group: Group) -> Rows:
        taken: tuple[Rows] | None = standing.taken(name_of(head, group), group.state)
        return taken[0] if taken else rows_of(table, edition, group)

    state = download.state if groups is None else state_of(group.state for group in groups)
    return DataProduct(Product(name, make, state), head, paths)


def _facts(edition: Edition, head: DataTable, group: Group, standing: Standing) -> DataProduct:
    province, year = group.name.split(" ")
    beginning = csv_bytes(head)

    def make() -> Made:
        parts = [_fact_rows(edition, entry, beginning, standing) for entry in group.reports]
        rows = sum(_count(part) for part in parts)
        return Made([(path, b"".join((beginning, *parts)))], {"rows": rows})

    path = address.fact_part(province, year)
    return DataProduct(Product(path, make, group.state), head, (path,))


def _fact_rows(edition: Edition, entry: Entry, beginning: bytes, standing: Standing) -> bytes:
    own, *_ = address.report_files(entry, edition.dataset.site)
    content = standing.content(own)
    if content is not None and content.startswith(beginning):
        return content[len(beginning) :]
    return csv_rows(facts(edition.only([entry])).rows)


def _count(rows: bytes) -> int:
    """How many rows there are: what is between quotes may have lines."""
    return sum(outside.count(b"\r\n") for outside in rows.split(b'"')[::2])
