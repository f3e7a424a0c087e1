"""What a table of the explore page is: its columns with their data, and the choices to narrow by.

Also what both tables say alike: places as a tree, and whether money is withheld.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, NamedTuple, TypeAlias

from generator.export.columnar import (
    Figures,
    Json,
    Repeated,
    WordCell,
    choices,
    figures,
    figures_of,
    joined_figures,
    joined_repeated,
    repeated,
    several,
    steps,
    words,
)
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.performance import Project
from generator.model.report import Report
from generator.model.reported import Withheld, entries
from generator.model.stages import STAGES
from generator.model.terms import chinese
from generator.places.division import DivisionKind
from generator.views.place import places_with_reports

PLACE: Final = "\x01"
"""Stands for the name of the row's place, so that alike names of offices are one text."""

LINES: Final = (
    "total",
    "basic_expenditure",
    "personnel_expenditure",
    "operating_expenditure",
    "project_expenditure",
)
Cells: TypeAlias = dict[str, Any]  # columns of three kinds
"""The columns of some rows, by name: `Figures`, `Repeated`, or counts in a list."""

_LEVELS: Final = tuple(DivisionKind)
_WITHHELD: Final = {True: ("yes", "有"), False: ("no", "没有")}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `shape` says how its data are read: `figure`, `word` or `verdicts`.

    `is_shown` columns come with the table and are shown unless a reader chooses, the others are
    fetched when one asks. Reports of unlike coverage do not count alike, so `is_by_coverage` ones
    are put in order within a coverage.
    """

    key: str
    title: str
    shape: str
    data: Json
    unit: str = ""
    is_shown: bool = False
    is_by_coverage: bool = False

    @property
    def heading(self) -> dict[str, Json]:
        """What is known of the column before its data are there."""
        return {
            "key": self.key,
            "title": self.title,
            "shape": self.shape,
            "unit": self.unit,
            "shown": int(self.is_shown),
            "covered": int(self.is_by_coverage),
        }


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices that narrow the rows; `data` says which of them each row has.

    Where a column shown says it, `data` names the `column`: its words are the choices, of a figure
    whether it is stated.
    """

    key: str
    title: str
    data: Json


@dataclass(frozen=True, slots=True)
class ExploreTable:
    """A table; `rows` says which report and place each row is of, `measure` counts rows."""

    name: str
    title: str
    measure: str
    count: int
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    rows: Mapping[str, Json]


class FigureColumn(NamedTuple):
    """A column of figures before its cells are known."""

    key: str
    title: str
    unit: str
    is_shown: bool = False
    is_by_coverage: bool = False

    def columns(self, cells: Figures) -> tuple[Column, ...]:
        """The column; none where no row has a figure and readers need not miss it."""
        if not self.is_shown and not cells.is_stated:
            return ()
        key, title, unit, is_shown, is_by_coverage = self
        return (Column(key, title, "figure", figures(cells), unit, is_shown, is_by_coverage),)


def word_column(
    key: str, title: str, cells: Repeated[WordCell], *, is_shown: bool = False
) -> Column:
    """The column of some texts."""
    return Column(key, title, "word", words(cells), is_shown=is_shown)


def place_tree(edition: Edition) -> tuple[dict[str, Json], dict[str, int]]:
    """All places with reports, those above first; and the number of each by its address."""
    found = places_with_reports(edition)
    number = {division.address: index for index, division in enumerate(found)}
    above = [edition.dataset.divisions.chain(division)[:-1] for division in found]
    tree: dict[str, Json] = {
        "parents": steps(number[each[-1].address] if each else -1 for each in above),
        "segments": [
            division.address.removeprefix(f"{each[-1].address}/" if each else "")
            for division, each in zip(found, above, strict=True)
        ],
        "names": [division.name for division in found],
        "levels": "".join(str(_LEVELS.index(division.kind)) for division in found),
    }
    return tree, number


def without_place(text: str, entry: Entry) -> str:
    """The text with a mark for the name of its place."""
    return text.replace(entry.division.name, PLACE, 1)


def grade_facet(found: Repeated[str]) -> Facet:
    """The grade of each row, or the word of its state."""
    grades = found.mapped(lambda each: (each, each))
    return Facet("grade", chinese("grade"), choices(grades, sorted(grades.cells)))


def withheld_facet(found: Repeated[bool]) -> Facet:
    """Whether each row holds something that is not published by law."""
    kept = found.mapped(_WITHHELD.__getitem__)
    return Facet("withheld", chinese("withheld"), choices(kept, _WITHHELD.values()))


def topic_facet(edition: Edition, found: Repeated[tuple[str, ...]]) -> Facet:
    """The kinds of projects of each row."""
    topics = {key: topic.name for key, topic in edition.dataset.topics.items()}
    number = {key: index for index, key in enumerate(topics)}
    kept = found.mapped(lambda each: tuple(sorted(number[key] for key in each if key in number)))
    return Facet("topic", chinese("topic"), several(kept, topics.items()))


def withholds(report: Report) -> bool:
    """Whether a report keeps money back by law: an item that it lists, or a figure."""
    lines = (getattr(report.spending, line) for line in LINES)
    return (
        bool(entries(report.withheld))
        or any(_is_withheld(each) for each in lines)
        or any(_is_withheld(each) for each in entries(report.projects).values())
    )


def project_withholds(project: Project) -> bool:
    """Whether an amount of a project is kept back by law."""
    return _is_withheld(project)


def _is_withheld(holder: object) -> bool:
    return any(isinstance(getattr(holder, stage), Withheld) for stage in STAGES)


def packed(rows: Mapping[str, Iterable[Any]], figures: Container[str]) -> Cells:  # of any kind
    """The columns from the cells of some rows; `figures` are the names of those of figures."""
    return {
        name: figures_of(cells) if name in figures else repeated(cells)
        for name, cells in rows.items()
    }


def joined(parts: Iterable[Cells]) -> Cells:
    """The columns of all rows, from those of some each."""
    found: dict[str, list[Any]] = {}  # columns of one kind
    for part in parts:
        for name, column in part.items():
            found.setdefault(name, []).append(column)
    return {name: _joined(columns) for name, columns in found.items()}


def _joined(columns: Sequence[Any]) -> object:  # columns of one kind
    if isinstance(columns[0], Figures):
        return joined_figures(columns)
    if isinstance(columns[0], Repeated):
        return joined_repeated(columns)
    return list(chain.from_iterable(columns))
