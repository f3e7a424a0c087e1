"""Tables whose cells a conversion put on lines of their own: put together where that is certain.

Certain is: cells set apart by tabs, rows by empty lines, every row as long as the headings. Any
other run of cells is refused and told, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.intake.original import Block, Grid, Line
from generator.intake.passage import folded
from generator.intake.sections import is_numbered, subject_of

_HEADING: Final = re.compile(
    "^(?:序号|(?:项目|指标)?名称|[一二三]级指标|自评得分|得分|分值|权重|评价等级|等级|(?:年初|全年)?预算数?|执行数|执行率"
    "|目标值|(?:年度|实际)?(?:指标|完成)值|偏差原因.*|备注|金额|预算金额|实际支出|到位资金)$"
)
_CELL: Final = 24
"""Characters of a line that may be a cell."""
_FEWEST: Final = 6


def with_tables(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Line, ...]]:
    """The blocks with what could be put together, and the first lines of what was refused."""
    kept: list[Block] = []
    refused: list[Line] = []
    for run in _runs(blocks):
        lines = [each for each in run if isinstance(each, Line)]
        if len(run) == 1 or not _is_table(lines):
            kept.extend(run)
            continue
        rows = _rows(lines)
        if rows is None:
            refused.append(lines[0])
        else:
            kept.append(Grid(f"{lines[0].where}起的表", rows, is_rebuilt=True))
    return tuple(kept), tuple(refused)


def _runs(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Consecutive lines that may be cells, together; everything else alone."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Line) and _may_be_cell(block):
            run.append(block)
            continue
        if run:
            yield run
        run = []
        yield [block]
    if run:
        yield run


def _may_be_cell(line: Line) -> bool:
    text = folded(line.text)
    if line.is_inset:
        return len(text) <= 2 * _CELL
    is_heading = is_numbered(text) or (subject_of(text) is not None and not _HEADING.match(text))
    return len(text) <= _CELL and not re.search("[。；，]", text) and not is_heading


def _is_table(lines: list[Line]) -> bool:
    headings = sum(_HEADING.match(folded(line.text)) is not None for line in lines)
    return len(lines) >= _FEWEST and headings >= 2


def _rows(lines: list[Line]) -> tuple[tuple[str, ...], ...] | None:
    if not all(line.is_inset for line in lines):
        return None
    rows: list[list[str]] = []
    for line in lines:
        if line.has_gap or not rows:
            rows.append([])
        rows[-1].append(line.text.strip())
    sizes = {len(row) for row in rows}
    if len(sizes) > 1 or len(rows) < 2 or len(rows[0]) < 2:
        return None
    return tuple(map(tuple, rows))
