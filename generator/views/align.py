"""Figures of a column on one decimal point, without splitting their text."""

from __future__ import annotations

from generator.views.table import Cell, CellKind, Table
from generator.views.text import decimals

_ALIGNED = frozenset({CellKind.FIGURE, CellKind.COMPUTED})


def pad_classes(table: Table) -> tuple[tuple[str, ...], ...]:
    """For each cell the class that makes room for the decimals it lacks: `r2`, `rd` or both.

    `rd` is the room of the point, `r2` of two digits; cells that are no figures get none.
    """
    most = [
        max(
            (decimals(row.cells[at].text) for row in table.rows if _is_aligned(row.cells, at)),
            default=0,
        )
        for at in range(len(table.columns))
    ]
    return tuple(
        tuple(
            _pad(most[at] - decimals(cell.text), decimals(cell.text))
            if _is_aligned(row.cells, at)
            else ""
            for at, cell in enumerate(row.cells)
        )
        for row in table.rows
    )


def _is_aligned(cells: tuple[Cell, ...], at: int) -> bool:
    text = cells[at].text
    return cells[at].kind in _ALIGNED and text[-1:].isdigit()


def _pad(lacking: int, own: int) -> str:
    if lacking <= 0:
        return ""
    digits = f"r{min(lacking, 6)}"
    return digits if own else f"{digits} rd"
