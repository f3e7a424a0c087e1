"""What a view says, taken apart: all its words, its tables, its links, its anchors."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.views.blocks import Fact, Page
from generator.views.table import Cell, Table

T = TypeVar("T")


def parts(shown: object, kind: type[T]) -> list[T]:
    """Every value of a kind within a view, in reading order."""
    found: list[T] = []
    _collect(shown, kind, found)
    return found


def _collect(shown: object, kind: type[T], found: list[T]) -> None:
    if isinstance(shown, kind):
        found.append(shown)
    for name in _fields(type(shown)):
        _collect(getattr(shown, name), kind, found)
    if isinstance(shown, tuple | list):
        for item in shown:
            _collect(item, kind, found)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def said(shown: object) -> str:
    """All words of a view, in reading order."""
    return "\n".join(parts(shown, str))


def page_at(edition: Edition, address: str) -> Any:  # of whatever kind the page is
    """The page at an address."""
    return next(page for kind in PAGES for page in kind.views(edition) if page.address == address)


def section(page: Page, identifier: str) -> Any:  # its blocks are asked for by kind
    """A section of a page by its id."""
    return next(each for each in page.sections if each.id == identifier)


def table(shown: object, identifier: str) -> Table:
    """A table by its id."""
    return next(each for each in parts(shown, Table) if each.id == identifier)


def grid(shown: Table) -> list[list[str]]:
    """The texts of a table, headings first."""
    rows = [[cell.text for cell in row.cells] for row in shown.rows]
    return [[column.title for column in shown.columns], *rows]


def cell(shown: object, anchor: str) -> Cell:
    """The cell of a figure by its permalink."""
    return next(each for each in parts(shown, Cell) if each.anchor == anchor)


def fact(shown: object, name: str) -> str:
    """What is said of a name."""
    found = next(each for each in parts(shown, Fact) if each.name == name)
    return "".join(span.text for span in found.words)
