"""The facts of all reports in parts by province and year, as a spreadsheet holds a million rows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.export.csv_file import csv_bytes
from generator.export.facts import facts
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views import address
from generator.views.data_table import DataFile


def fact_parts(edition: Edition) -> Iterator[DataFile]:
    """One file for each province and year that has reports, by address, then by year."""
    parts: dict[tuple[str, str], list[Entry]] = {}
    for entry in edition.dataset.reports:
        province = entry.division.address.split("/")[0]
        parts.setdefault((province, entry.report.year), []).append(entry)
    for (province, year), found in sorted(parts.items()):
        table = facts(edition.only(found))
        yield DataFile(address.fact_part(province, year), table, csv_bytes(table))
