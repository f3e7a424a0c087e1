"""The tables of the whole site as files. What many reports give is put together from parts.

A part is the rows of one prefecture in one format, so that one edited report makes only the rows of
its own again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final, NamedTuple, TypeAlias

from generator.export.csv_file import csv_bytes, csv_rows
from generator.export.facts import facts
from generator.export.groups import Group, by_area, by_province_and_year
from generator.export.json_file import json_bytes, json_chunks, json_rows
from generator.export.product import Keep, Made, Product, anew
from generator.export.projects import indicators, projects, scores
from generator.export.reports import reports
from generator.export.tables import comparisons, corrections, divisions
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views import address
from generator.views.data_table import DataTable
from generator.views.draft import state_of

FORMATS: Final = ("csv", "json")


@dataclass(frozen=True, slots=True)
class Download:
    """A table of the site. `is_by_report`: its rows are those of each report, in their order.

    `state` is that of a table which is made from the settings alone.
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


Read: TypeAlias = "Callable[[str], bytes | None]"
"""Gives a file of the site that stands as it should; None where it does not stand yet."""


def nothing_read(path: str) -> bytes | None:  # noqa: ARG001  # a `Read`
    """No file stands."""
    return None


def data_products(
    edition: Edition, keep: Keep = anew, read: Read = nothing_read
) -> Iterator[DataProduct]:
    """Every table of the site in both formats, then the facts in parts by province and year.

    What the products say of themselves is how many `rows` they have. Facts are taken from the
    reports' own files where `read` gives them: they are the same rows.
    """
    areas = by_area(edition)
    for download in DOWNLOADS:
        groups = areas if download.is_by_report else None
        yield _table(edition, download, groups, keep)
    head = facts(edition.only(()))
    for group in by_province_and_year(edition):
        yield _facts(edition, head, group, read)


def keep_rows(edition: Edition, group: Group, keep: Keep) -> None:
    """Make and keep what the tables of the whole site take of one area."""
    for download in DOWNLOADS:
        if download.is_by_report:
            head = download.table(edition.only(()))
            _Part(edition, download.table, head, group, keep).count()


def _table(
    edition: Edition, download: Download, groups: Sequence[Group] | None, keep: Keep
) -> DataProduct:
    table = download.table
    head = table(edition.only(()))
    paths = tuple(address.table_file(head.name, each) for each in FORMATS)

    def make() -> Made:
        if groups is None:
            whole = table(edition)
            both = (csv_bytes(whole), json_bytes(whole))
            return Made(zip(paths, both, strict=True), {"rows": len(whole.rows)})
        parts = [_Part(edition, table, head, group, keep) for group in groups]
        rows = sum(part.count() for part in parts)
        return Made(
            zip(paths, (_csv(head, parts), _json(head, parts)), strict=True), {"rows": rows}
        )

    state = download.state if groups is None else state_of(group.state for group in groups)
    return DataProduct(Product(f"data/{head.name}", make, state), head, paths)


class _Part:
    """The rows of a group, in both formats and counted: made at the first question, then kept."""

    def __init__(
        self,
        edition: Edition,
        table: Callable[[Edition], DataTable],
        head: DataTable,
        group: Group,
        keep: Keep,
    ) -> None:
        self._made = partial(_made, table, edition, group)
        self._name = f"{head.name} {group.name}"
        self._state = group.state
        self._keep = keep

    def count(self) -> int:
        """How many rows there are; where that is not known, the rows are made and kept too."""
        return int(self._kept("count", self._counted))

    def _counted(self) -> int:
        table = cache(self._made)
        self._kept("csv", lambda: csv_rows(table().rows))
        self._kept("json", lambda: json_rows(table()))
        return len(table().rows)

    def csv(self) -> bytes:
        """The lines of the CSV file."""
        return bytes(self._kept("csv", lambda: csv_rows(self._made().rows)))

    def json(self) -> bytes:
        """The lines of the JSON file."""
        return bytes(self._kept("json", lambda: json_rows(self._made())))

    def _kept(self, form: str, make: Callable[[], Any]) -> Any:  # whatever it makes
        return self._keep(f"{self._name} {form}", self._state, make)


def _made(table: Callable[[Edition], DataTable], edition: Edition, group: Group) -> DataTable:
    return table(edition.only(group.reports))


def _csv(head: DataTable, parts: Iterable[_Part]) -> Iterator[bytes]:
    yield csv_bytes(head)
    yield from (part.csv() for part in parts)


def _json(head: DataTable, parts: Iterable[_Part]) -> Iterator[bytes]:
    return json_chunks(head, (part.json() for part in parts))


def _facts(edition: Edition, head: DataTable, group: Group, read: Read) -> DataProduct:
    province, year = group.name.split(" ")
    beginning = csv_bytes(head)

    def make() -> Made:
        parts = [_fact_rows(edition, entry, beginning, read) for entry in group.reports]
        rows = sum(_count(part) for part in parts)
        return Made([(path, b"".join((beginning, *parts)))], {"rows": rows})

    path = address.fact_part(province, year)
    return DataProduct(Product(path, make, group.state), head, (path,))


def _fact_rows(edition: Edition, entry: Entry, beginning: bytes, read: Read) -> bytes:
    own, *_ = address.report_files(entry, edition.dataset.site)
    content = read(own)
    if content is not None and content.startswith(beginning):
        return content[len(beginning) :]
    return csv_rows(facts(edition.only([entry])).rows)


def _count(rows: bytes) -> int:
    """How many rows there are: what is between quotes may have lines."""
    return sum(outside.count(b"\r\n") for outside in rows.split(b'"')[::2])
