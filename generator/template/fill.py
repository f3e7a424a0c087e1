"""A report's tree of texts into the cells of the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.findings import DocPath
from generator.load.yaml_tree import Tree
from generator.template.lines import cell_text
from generator.template.shape import Takes
from generator.template.sheet import ANY, EMPTY_LIST, At, Role, Sheet, Slot, Table

MOST_CHARACTERS: Final = 32_767
"""What a cell holds, in UTF-16 units."""

# Workbooks write such characters so, and the library loses its way where two of them touch.
_LOOKS_ESCAPED: Final = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")

Cells: TypeAlias = dict[str, dict[At, str]]
"""The texts of the filled cells, by sheet."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The cells, and the paths of what has no cell or cannot stand in one."""

    cells: Cells
    homeless: tuple[DocPath, ...]
    unfit: tuple[DocPath, ...]


def fill(tree: Tree, sheets: Sequence[Sheet]) -> Filled:
    """Every text of the tree in its cell."""
    cells: Cells = {}
    placed: set[DocPath] = set()
    unfit: list[DocPath] = []
    for sheet in sheets:
        own = cells.setdefault(sheet.name, {})
        for at, slot, path in _filled_slots(tree, sheet):
            text = _text(tree, slot, path)
            if text is None:
                continue
            placed.add(path)
            if len(text.encode("utf-16-le")) > 2 * MOST_CHARACTERS or _LOOKS_ESCAPED.search(text):
                unfit.append(path)
            elif text:
                own[at] = text
    homeless = (path for path in _ends(tree, ()) if path not in placed)
    return Filled(cells, tuple(homeless), tuple(unfit))


def _filled_slots(tree: Tree, sheet: Sheet) -> Iterator[tuple[At, Slot, DocPath]]:
    """Each slot with its cell and its path in the tree, those of a table once for each item."""
    for at, slot in sheet.slots.items():
        yield at, slot, slot.path
    table = sheet.table
    if table:
        for row, keys in enumerate(_items(tree, table), table.first_row):
            for column, slot in enumerate(table.columns):
                yield (row, column), slot, _with_keys(slot, keys)


def _items(tree: Tree, table: Table, keys: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys of each item of a list, owners first, in the order of the file."""
    path = _keyed(table.path, keys)
    depth = table.path.count(ANY)
    at = path[: _nth(table.path, len(keys))] if len(keys) < depth else path
    items = value_at(tree, at)
    for key in items if isinstance(items, dict) else ():
        if len(keys) == depth:
            yield (*keys, key)
        else:
            yield from _items(tree, table, (*keys, key))


def _nth(path: DocPath, number: int) -> int:
    """Where the key of the owner with that number stands in a table's path."""
    return [index for index, step in enumerate(path) if step == ANY][number]


def _with_keys(slot: Slot, keys: tuple[str, ...]) -> DocPath:
    """The path of a column's slot for one item; an owner's or own key stands at the item's."""
    path = (*slot.path, ANY) if slot.role in (Role.OWNER, Role.KEY) else slot.path
    return _keyed(path, keys)


def _keyed(path: DocPath, keys: tuple[str, ...]) -> DocPath:
    left = iter(keys)
    return tuple(next(left, ANY) if step == ANY else step for step in path)


def value_at(tree: Tree, path: DocPath) -> Tree | None:
    """What stands at a path; None where it leads nowhere."""
    found: Tree | None = tree
    for step in path:
        found = found.get(str(step)) if isinstance(found, dict) else None
    return found


def _text(tree: Tree, slot: Slot, path: DocPath) -> str | None:
    """The text for a slot; None where the tree has nothing that belongs there."""
    if slot.role in (Role.OWNER, Role.KEY):
        return str(path[-1])
    value = value_at(tree, path)
    if slot.role is Role.FIELD:
        return _field_text(slot, value)
    if isinstance(value, Mapping):
        return EMPTY_LIST if not value and slot.role is Role.LIST else ("" if value else None)
    return value if isinstance(value, str) else None


def _field_text(slot: Slot, value: Tree | None) -> str | None:
    if isinstance(value, str):
        return cell_text(value) if slot.takes is Takes.LINES else value
    if slot.takes is Takes.LINES and isinstance(value, list):
        lines = [line for line in value if isinstance(line, str) and line and "\n" not in line]
        return cell_text(lines) if lines and len(lines) == len(value) else None
    return None


def _ends(tree: Tree, path: DocPath) -> Iterator[DocPath]:
    """The paths of all texts and lists of texts, and of groups with nothing in them."""
    if isinstance(tree, dict) and tree:
        for key, each in tree.items():
            yield from _ends(each, (*path, key))
    else:
        yield path
