"""The words of an original around the place that a value comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.desk.remarks import Remark
from generator.intake.original import Block, Grid, Original

_ROW: Final = re.compile(r"(?P<table>.*?表)第(?P<row>\d+)行$")
_BEFORE: Final = r"(?<!\d)(?<!\d[.,])"
_AFTER: Final = r"(?![.,]?\d)"
_MOST_FOUND: Final = 3
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `is_value` where they are the value itself."""

    text: str
    is_value: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a table of the original, with its place and what stands around it.

    `rows` are set where it is a table; `row` is the one that is meant, counted from 0, or -1.
    """

    where: str
    before: str = ""
    words: tuple[Piece, ...] = ()
    after: str = ""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    row: int = -1


def passages(original: Original | None, remark: Remark, values: Sequence[str]) -> list[Passage]:
    """What the original says at the place of a remark; without one, where the value is printed."""
    if original is None:
        return [_told(remark, values)] if remark.where and remark.words else []
    if remark.where:
        found = _at(original, remark.where, values)
        return [found] if found else [_told(remark, values)]
    return _printed(original, values)


def _told(remark: Remark, values: Sequence[str]) -> Passage:
    return Passage(remark.where, words=_pieces(remark.words, values))


def _at(original: Original, where: str, values: Sequence[str]) -> Passage | None:
    in_row = _ROW.fullmatch(where)
    named = in_row["table"] if in_row else where
    for number, block in enumerate(original.blocks):
        if block.where == named:
            row = int(in_row["row"]) - 1 if in_row else -1
            return _passage(original.blocks, number, values, row)
    return None


def _printed(original: Original, values: Sequence[str]) -> list[Passage]:
    """The first places where a value is printed; a short one stands anywhere, so none is shown."""
    wanted = [each for each in values if len(each) >= _SHORTEST]
    pattern = _pattern(wanted)
    found = (
        _passage(original.blocks, number, wanted, -1)
        for number, block in enumerate(original.blocks)
        if pattern is not None and _holds(block, pattern)
    )
    return [each for each, _ in zip(found, range(_MOST_FOUND), strict=False)]


def _holds(block: Block, pattern: re.Pattern[str]) -> bool:
    texts = sum(block.rows, ()) if isinstance(block, Grid) else (block.text,)
    return any(pattern.search(text) for text in texts)


def _passage(blocks: Sequence[Block], number: int, values: Sequence[str], row: int) -> Passage:
    block = blocks[number]
    if isinstance(block, Grid):
        rows = tuple(tuple(_pieces(cell, values) for cell in cells) for cells in block.rows)
        return Passage(block.where, rows=rows, row=row)
    before, after = (_line(blocks, number + step) for step in (-1, 1))
    return Passage(block.where, before, _pieces(block.text, values), after)


def _line(blocks: Sequence[Block], number: int) -> str:
    block = blocks[number] if 0 <= number < len(blocks) else None
    return "" if block is None or isinstance(block, Grid) else block.text


def _pieces(text: str, values: Sequence[str]) -> tuple[Piece, ...]:
    """The text, with the values in it set apart."""
    pattern = _pattern(values)
    if pattern is None:
        return (Piece(text),)
    parts = pattern.split(text)
    return tuple(Piece(part, number % 2 == 1) for number, part in enumerate(parts) if part)


def _pattern(values: Sequence[str]) -> re.Pattern[str] | None:
    """Finds the values, but no figure inside a longer one: 20 does not stand in 2024 or 1.20."""
    wanted = sorted({each for each in values if each}, key=len, reverse=True)
    if not wanted:
        return None
    return re.compile("(" + "|".join(_BEFORE + re.escape(each) + _AFTER for each in wanted) + ")")
