"""Columns of a large table as small JSON: what repeats stands once, a figure as it is printed.

A browser reads a column whole, so that it can sort and count all rows. No number is a float here or
there: figures are texts, and the script makes numbers of them only to put them in order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from generator.export.cells import number
from generator.model.money import Money, Unit
from generator.model.reported import Absent, Reported, State, Stated, state_of
from generator.views.text import line, printed

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json]"
Choice: TypeAlias = tuple[str, str]
FigureCell: TypeAlias = str | tuple[str, str, str]
WordCell: TypeAlias = tuple[str, str]
_Cell: TypeAlias = tuple[str, str, str]

T = TypeVar("T")
U = TypeVar("U")

PERCENT: Final = "%"
VALUE: Final = State.VALUE.value
_STATED: Final = frozenset({VALUE, State.NOTHING.value})
_NUMBERED: Final = re.compile("~([0-9]+)")
_PLAIN: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_ENDS: Final[Mapping[str, str]] = {
    Unit.WAN_YUAN.value: "",
    Unit.YUAN.value: "y",
    Unit.YI_YUAN.value: "z",
}
"""How a figure says that it is printed in another unit than 万元."""


def figure_cell(figure: Reported[Any], unit: str = "") -> FigureCell:  # of whatever kind it is
    """A figure as its column has it; `unit` is the word that the column leaves out.

    One that is more than a plain figure in it is text, exact value (empty unless stated), state.
    Amounts are counted in 万元 (`y` stands after one that is printed in 元, `z` in 亿元), rates in
    per cent.
    """
    plain = _plain(figure, unit)
    return plain or (printed(figure, unit), _exact(figure), state_of(figure).value)


class Figures(NamedTuple):
    """A column of figures of some rows: its cells joined, one of words by its number.

    `is_stated` says whether any cell holds a figure, or words that state a nothing.
    """

    cells: str
    words: tuple[_Cell, ...]
    is_stated: bool


class Repeated(NamedTuple, Generic[T]):
    """A column in which cells repeat: each once, in the order of rows, and each row's number."""

    cells: tuple[T, ...]
    rows: tuple[int, ...]

    def mapped(self, make: Callable[[T], U]) -> Repeated[U]:
        """The column of what is made of each cell."""
        return Repeated(tuple(map(make, self.cells)), self.rows)


def figures_of(found: Iterable[FigureCell]) -> Figures:
    """A column from its cells."""
    words: dict[_Cell, int] = {}
    cells = [
        each if isinstance(each, str) else f"~{words.setdefault(each, len(words))}"
        for each in found
    ]
    is_stated = len(cells) > sum(each.startswith("~") for each in cells) or any(
        each[2] in _STATED for each in words
    )
    return Figures("|".join(cells), tuple(words), is_stated)


def repeated(found: Iterable[T]) -> Repeated[T]:
    """A column from its cells."""
    number: dict[T, int] = {}
    rows = tuple(number.setdefault(each, len(number)) for each in found)
    return Repeated(tuple(number), rows)


def joined_figures(parts: Iterable[Figures]) -> Figures:
    """The column of all rows, from those of some each."""
    words: dict[_Cell, int] = {}
    found, is_stated = [], False
    for cells, own, has_stated in parts:
        numbers = [words.setdefault(each, len(words)) for each in own]
        is_same = numbers == list(range(len(numbers)))
        found.append(cells if is_same else _renumbered(cells, numbers))
        is_stated = is_stated or has_stated
    return Figures("|".join(filter(None, found)), tuple(words), is_stated)


def _renumbered(cells: str, numbers: Sequence[int]) -> str:
    return _NUMBERED.sub(lambda found: f"~{numbers[int(found[1])]}", cells)


def joined_repeated(parts: Iterable[Repeated[T]]) -> Repeated[T]:
    """The column of all rows, from those of some each."""
    number: dict[T, int] = {}
    rows: list[int] = []
    for cells, own in parts:
        numbers = [number.setdefault(each, len(number)) for each in cells]
        rows += map(numbers.__getitem__, own)
    return Repeated(tuple(number), tuple(rows))


def figures(column: Figures) -> Json:
    """The cells of a column, joined by `|`; one of words is `~` and its number among `words`."""
    return {"cells": column.cells, "words": list(column.words)}


def _plain(figure: Reported[Any], unit: str) -> str:  # as above
    """The figure as printed, where it is digits in a known unit and nothing else; else empty."""
    if not isinstance(figure, Stated):
        return ""
    is_money = isinstance(figure.value, Money)
    known = _ENDS if is_money else {"", unit}
    end = PERCENT if figure.unit == PERCENT else ""
    text = figure.printed.removesuffix(end)
    if figure.unit not in known or figure.printed != f"{text}{end}" or not _PLAIN.fullmatch(text):
        return ""
    if number(*_counted(figure, Unit(figure.unit) if is_money else None)) != text:
        return ""
    return f"{text}{_ENDS[figure.unit]}" if is_money else text


def _exact(figure: Reported[Any]) -> str:  # as above
    return number(*_counted(figure, Unit.WAN_YUAN)) if isinstance(figure, Stated) else ""


def _counted(figure: Stated[Any], unit: Unit | None) -> tuple[Decimal, Decimal]:  # as above
    """A value and its last place, in a unit of money or in per cent."""
    if isinstance(figure.value, Money) and unit:
        return figure.value.in_unit(unit), (figure.place / unit.yuan).normalize()
    if figure.unit == PERCENT:
        return figure.value * 100, (figure.place * 100).normalize()
    return figure.value, figure.place


def word_cell(text: str | Absent) -> WordCell:
    """A text of a report as its column has it: the text, and its state."""
    return line(text), state_of(text).value


def words(column: Repeated[WordCell]) -> Json:
    """Texts of the reports, each once with its state, and for each row its number."""
    return _dictionary(column.mapped(_text_twice))


def _text_twice(cell: WordCell) -> _Cell:
    text, state = cell
    return text, text, state


def choices(column: Repeated[Choice], among: Iterable[Choice] = ()) -> Json:
    """Choices of ours, in the order of `among`, and for each row its number.

    A choice is what stands in an address and what readers see.
    """
    return _dictionary(column.mapped(_as_cell), map(_as_cell, among))


def _as_cell(choice: Choice) -> _Cell:
    return (*choice, VALUE)


def _dictionary(column: Repeated[_Cell], among: Iterable[_Cell] = ()) -> Json:
    used = set(column.cells)
    kept = list(dict.fromkeys((*(each for each in among if each in used), *column.cells)))
    number = {each: index for index, each in enumerate(kept)}
    own = [number[each] for each in column.cells]
    short = [each[:2] if each[2] == VALUE else each for each in kept]
    return {"choices": short, "rows": [own[each] for each in column.rows]}


def several(column: Repeated[tuple[int, ...]], among: Iterable[Choice]) -> Json:
    """Choices of which a row may have several: rows with the same ones share a number."""
    sets: dict[tuple[int, ...], int] = {}
    own = [sets.setdefault(each, len(sets)) for each in column.cells]
    return {
        "choices": list(among),
        "sets": list(sets),
        "rows": [own[each] for each in column.rows],
    }


def steps(numbers: Iterable[int]) -> list[int]:
    """Each number as the distance from the one before."""
    found, before = [], 0
    for each in numbers:
        found.append(each - before)
        before = each
    return found


def encoded(value: Json) -> bytes:
    """The file, without a blank."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
