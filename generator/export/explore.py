"""The files of the explore page: of each table one to begin with, and one for each further column.

- `reports.json`, `projects.json`: what each row is of, the choices, the columns shown at first
- `<table>/<column>.json`: a column that is fetched when a reader asks for it
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from generator.export.columnar import Json, encoded
from generator.export.explore_projects import explore_projects, project_cells
from generator.export.explore_reports import explore_reports, report_cells
from generator.export.explore_table import Cells, ExploreTable, joined
from generator.export.product import NOTHING, Made, Product, Standing
from generator.model.edition import Edition
from generator.model.funds import Coverage
from generator.model.keep import Keep
from generator.views import address
from generator.views.draft import state_of
from generator.views.groups import Group, by_area, kept_by_area

FORMAT: Final = 1

_TABLES: Final = (
    ("reports", report_cells, explore_reports),
    ("projects", project_cells, explore_projects),
)


def explore_products(edition: Edition, standing: Standing = NOTHING) -> Iterator[Product]:
    """The files of both tables; none where the page is not made.

    The cells are kept by prefecture: an edited report makes those of its own again, and a table
    only where one of its cells is another.
    """
    if not edition.has_explore:
        return
    for name, cells, table in _TABLES:
        kept = partial(_cells, edition, name, cells, standing)
        digests = kept_by_area(edition, f"explored {name}", partial(_digest, kept))
        state = state_of(digest for _, digest in digests)
        make = partial(_made, edition, kept, table)
        yield Product(f"{address.EXPLORE}/{name}", make, state)


def keep_cells(edition: Edition, group: Group, keep: Keep) -> None:
    """Make and keep what both tables take of one area."""
    if edition.has_explore:
        for name, cells, _ in _TABLES:
            keep(_name(name, group), group.state, partial(cells, edition.only(group.reports)))


def _name(table: str, group: Group) -> str:
    return f"explore {table} {group.name}"


def _made(
    edition: Edition,
    cells: Callable[[Group], Cells],
    table: Callable[[Edition, Cells], ExploreTable],
) -> Made:
    return Made(_files(table(edition, joined(map(cells, by_area(edition))))))


def _cells(
    edition: Edition,
    name: str,
    cells: Callable[[Edition], Cells],
    standing: Standing,
    group: Group,
) -> Cells:
    """Those of an area, from before, from another process, or made now."""
    named = _name(name, group)

    def make() -> Cells:
        taken: tuple[Cells] | None = standing.taken(named, group.state)
        return taken[0] if taken else cells(edition.only(group.reports))

    found: Cells = edition.keep(named, group.state, make)
    return found


def _digest(cells: Callable[[Group], Cells], group: Group) -> bytes:
    """Changes with any cell, place or year of the reports; the same ones may have several."""
    where = [(entry.division.address, entry.year) for entry in group.reports]
    return hashlib.blake2b(pickle.dumps((where, cells(group))), digest_size=16).digest()


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
