"""One report as its page sees it: values by path, cells with anchors, marks beside figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias

from generator.findings import DocPath
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.model.money import ZERO, Money, Unit
from generator.model.report import Report
from generator.model.reported import Absent, NotApplicable, NotStated, Reported, Stated
from generator.model.verdict import Comparison, Verdict
from generator.views import address
from generator.views.table import Cell, CellKind, Mark
from generator.views.text import VERDICT_MARKS, line, plain, printed, verdict_word

Figure: TypeAlias = Reported[Any]  # money, a share, a count, a date: whatever the field holds

MARKED: Final = frozenset({Verdict.CONTRADICTS, Verdict.ROUNDS, Verdict.TRUNCATED})
"""Marks stand only beside figures that differ."""


def value_at(report: Report, path: DocPath) -> Any:  # whatever kind of value stands there
    """The value at a path of a report: field names and item keys in turn."""
    found: Any = report  # as above
    for step in path:
        found = found[step] if isinstance(found, Mapping) else getattr(found, str(step))
    return found


@dataclass(frozen=True, slots=True)
class Source:
    """A report with its edition and its marks; every figure on its page is asked for here."""

    edition: Edition
    entry: Entry
    page: str
    marks: Mapping[DocPath, tuple[Mark, ...]]

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.entry.report

    @property
    def unit(self) -> Unit:
        """The unit of the report's tables."""
        return self.report.unit

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What was compared, worst first."""
        return self.edition.of(self.entry)

    def figure(self, *path: str) -> Figure:
        """The reported value at a path."""
        found: Figure = value_at(self.report, path)
        return found

    def cell(self, *path: str, unit: str | None = None) -> Cell:
        """The cell of a figure: printed text, permalink, marks."""
        return figure_cell(
            path,
            self.figure(*path),
            self.unit.value if unit is None else unit,
            self.marks.get(path, ()),
        )


def source_of(edition: Edition, entry: Entry) -> Source:
    """The report of an entry, with its marks linking to the comparisons on its own page."""
    page = address.report(entry, edition.dataset.site)
    marks: dict[DocPath, tuple[Mark, ...]] = {}
    for comparison in edition.of(entry):
        if comparison.verdict in MARKED:
            marks[comparison.at] = (*marks.get(comparison.at, ()), mark_of(comparison, page))
    return Source(edition, entry, page, marks)


def mark_of(comparison: Comparison, page: str) -> Mark:
    """The mark of a comparison, leading to it."""
    return Mark(
        comparison.verdict,
        VERDICT_MARKS[comparison.verdict],
        verdict_word(comparison.verdict),
        address.href(page, page, address.comparison(comparison)),
    )


def figure_cell(path: DocPath, figure: Figure, unit: str, marks: tuple[Mark, ...] = ()) -> Cell:
    """A reported value as a cell; states are named, never blank."""
    text = printed(figure, unit)
    anchor = address.figure(path)
    if not isinstance(figure, Stated):
        return Cell(text, CellKind.STATE, anchor=anchor, marks=marks)
    kind = CellKind.TEXT if figure.is_nothing else CellKind.FIGURE
    return Cell(text, kind, anchor=anchor, sort=sort_key(figure), marks=marks)


def word_cell(value: str | Absent, anchor: str = "") -> Cell:
    """A text of the report as a cell, or its state by name."""
    kind = CellKind.TEXT if isinstance(value, str) else CellKind.STATE
    return Cell(line(value), kind, anchor=anchor)


def sort_key(figure: Stated[object]) -> str:
    """The number that a column is sorted by, in yuan for money; empty for words."""
    if isinstance(figure.value, Money):
        return plain(figure.value.yuan)
    return plain(figure.value) if isinstance(figure.value, Decimal) else ""


def sort_value(figure: Reported[Money]) -> Money:
    """The amount, zero where there is none: for choosing the largest."""
    return figure.value if isinstance(figure, Stated) else ZERO


def is_silent(figure: object) -> bool:
    """Whether the report does not say it, or it does not apply."""
    return isinstance(figure, NotStated | NotApplicable)
