"""The files of the explore page: of each table one to begin with, and one for each further column.

- `reports.json`, `projects.json`: what each row is of, the choices, the columns shown at first
- `<table>/<column>.json`: a column that is fetched when a reader asks for it
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from generator.export.columnar import Json, encoded
from generator.export.explore_projects import explore_projects
from generator.export.explore_reports import explore_reports
from generator.export.explore_table import ExploreTable
from generator.model.edition import Edition
from generator.model.funds import Coverage
from generator.views import address

FORMAT: Final = 1


def explore_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Path in the site and bytes of each file; none where the page is not made."""
    if not edition.has_explore:
        return
    for table in (explore_reports(edition), explore_projects(edition)):
        yield from _files(table)


def _files(table: ExploreTable) -> Iterator[tuple[str, bytes]]:
    further = {
        f"{address.EXPLORE}/{table.name}/{column.key}.json": encoded(column.data)
        for column in table.columns
        if not column.is_shown
    }
    shown: dict[str, Json] = {each.key: each.data for each in table.columns if each.is_shown}
    first: dict[str, Json] = {
        "format": FORMAT,
        "name": table.name,
        "title": table.title,
        "measure": table.measure,
        "count": table.count,
        "version": _version(further),
        "coverages": [each.value for each in Coverage],
        "rows": table.rows,
        "facets": [{"key": f.key, "title": f.title, "data": f.data} for f in table.facets],
        "columns": [column.heading for column in table.columns],
        "data": shown,
    }
    yield f"{address.EXPLORE}/{table.name}.json", encoded(first)
    yield from further.items()


def _version(files: dict[str, bytes]) -> str:
    """Changes when a column does; asked for with it, so that caches never mix two builds."""
    found = hashlib.sha256()
    for path, content in files.items():
        found.update(f"{path} {len(content)}\n".encode() + content)
    return found.hexdigest()[:12]
