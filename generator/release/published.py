"""What readers were told last: reports, figures and corrections, read from a published site.

The files of the site itself are asked, `report.json` of each report whose data file has changed:
figures there are exact, and a country of reports is not read for one edited file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.errors import OutputError
from generator.release.figures import Figures, figures_of
from generator.release.switch import CURRENT
from generator.views import address

_LIST: Final = address.table_file("reports", "csv")
_IDENTITY: Final = ("division_code", "year", "department", "kind")


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """One published report: its figures by path, and its corrections by key, as published."""

    figures: Figures
    corrections: Mapping[str, Mapping[str, Any]]  # the row of the table, JSON of any shape


@dataclass(frozen=True, slots=True)
class Published:
    """A published site: each report's address with the digest of its data file."""

    site: Path
    reports: Mapping[str, str]

    def report(self, page: str) -> PublishedReport:
        """What was published of one report.

        Raises:
            OutputError: its file is damaged.
        """
        path = self.site / page / "report.json"
        try:
            tree = json.loads(path.read_bytes())
            corrections = {row["correction_key"]: row for row in tree["corrections"]}
            return PublishedReport(figures_of(tree["facts"]), corrections)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OutputError(f"读不出上次发布的 {path}：先用 disclose verify 查看") from error


def site_in(folder: Path) -> Path | None:
    """The published site in a folder: its current release, or the folder itself."""
    found = (folder / CURRENT, folder)
    return next((each for each in found if (each / _LIST).is_file()), None)


def marks_of(folder: Path) -> tuple[Path, ...]:
    """What is written anew where another site is published into a folder."""
    return (folder, folder / CURRENT, folder / CURRENT / _LIST, folder / _LIST)


def read_published(site: Path) -> Published:
    """The list of what a site publishes."""
    return Published(site, dict(_reports((site / _LIST).read_text("utf-8-sig"))))


def addresses_of(site: Path) -> Mapping[tuple[str, ...], str]:
    """Where each report of a published site stands, by its code, year, department and kind."""
    path = site / _LIST
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {
        tuple(row.get(name) or "" for name in _IDENTITY): row["address"].rstrip("/") for row in rows
    }


def _reports(text: str) -> Iterator[tuple[str, str]]:
    """Address and digest of each report."""
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield row["address"].rstrip("/"), row["data_digest"]
