"""The cells of a filled workbook into a report's tree of texts, with the cell of each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.findings import DocPath, Finding, Level, SourceRef
from generator.load.yaml_tree import Tree
from generator.model.record import is_key
from generator.template.lines import lines_of
from generator.template.shape import Group, Items, Leaf, Node, Takes
from generator.template.sheet import ANY, EMPTY_LIST, At, Form, Role, Slot, Table, cell_name

Place: TypeAlias = tuple[str, At]
"""Sheet and cell."""


def where(file: str, place: Place) -> SourceRef:
    """The place in a finding: `lanshan.xlsx 工作表“项目” C7`."""
    return SourceRef(f"{file} 工作表“{place[0]}” {cell_name(place[1])}")


@dataclass(slots=True)
class Gathered:
    """What the cells say: the tree, the cell of each value, and what is wrong with the cells."""

    file: str
    tree: Tree = ""
    places: dict[DocPath, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, rule: str, place: Place, message: str, hint: str) -> None:
        """A finding at a cell."""
        self.findings.append(Finding(rule, Level.ERROR, where(self.file, place), message, hint))


@dataclass(slots=True)
class _Given:
    """What was read before it is put together: texts by role and path, keys by list."""

    texts: dict[tuple[Role, DocPath], tuple[str, Place, Slot]] = field(default_factory=dict)
    keys: dict[DocPath, dict[str, Place]] = field(default_factory=dict)


def gather(cells: Mapping[str, Mapping[At, str]], form: Form, file: str) -> Gathered:
    """The tree of a workbook whose sheets are those of the layout."""
    found, given = Gathered(file), _Given()
    for sheet in form.sheets:
        own = cells[sheet.name]
        for at, slot in sheet.slots.items():
            _note(found, given, slot, slot.path, (sheet.name, at), own.get(at, ""))
        if sheet.table:
            _table(found, given, sheet.name, sheet.table, own)
    found.tree = _fields(found, given, form.root, ()) or ""
    return found


def _note(
    found: Gathered, given: _Given, slot: Slot, path: DocPath, place: Place, text: str
) -> None:
    found.places.setdefault(path, place)
    if text:
        given.texts[slot.role, path] = (text, place, slot)


def _table(found: Gathered, given: _Given, name: str, table: Table, own: Mapping[At, str]) -> None:
    rows = sorted({row for row, column in own if row >= table.first_row})
    keys = sum(slot.role in (Role.OWNER, Role.KEY) for slot in table.columns)
    for row in rows:
        steps = tuple(own.get((row, column), "") for column in range(keys))
        if not _is_listed(found, given, (name, row), table, steps):
            continue
        item = _keyed((*table.path, ANY), steps)
        given.keys.setdefault(item[:-1], {})[steps[-1]] = (name, (row, keys - 1))
        found.places[item] = (name, (row, keys - 1))
        for column, slot in enumerate(table.columns[keys:], keys):
            at = (row, column)
            _note(found, given, slot, _keyed(slot.path, steps), (name, at), own.get(at, ""))


def _keyed(path: DocPath, keys: tuple[str, ...]) -> DocPath:
    left = iter(keys)
    return tuple(next(left) if step == ANY else step for step in path)


def _is_listed(
    found: Gathered, given: _Given, at: tuple[str, int], table: Table, steps: tuple[str, ...]
) -> bool:
    """Whether the keys of a row can stand; a finding otherwise."""
    name, row = at
    for column, (slot, key) in enumerate(zip(table.columns, steps, strict=False)):
        place = (name, (row, column))
        problem = _problem(given, slot, key, steps[: column + 1])
        if problem:
            found.refuse(problem[0], place, problem[1], problem[2])
            return False
    return True


_OWN_KEY = "每行的短名要写：小写字母、数字和连字符，例如 yuqing-jiance；不要的行整行清空"


def _problem(
    given: _Given, slot: Slot, key: str, steps: tuple[str, ...]
) -> tuple[str, str, str] | None:
    listed = given.keys.get(_keyed(slot.path, steps[:-1]), {})
    if slot.role is Role.OWNER:
        said = f"所属工作表里没有短名“{key[:40]}”" if key else "这一行没有写属于哪一条"
        hint = "照抄它在所属工作表里的短名；那里的短名改过的，这里也要改"
        return None if key in listed else ("sheet-row-owner", said, hint)
    if not key:
        return "sheet-row-key", "这一行没有短名", _OWN_KEY
    if not is_key(key):
        return "key-not-a-key", f"“{key[:40]}”不能用作短名", _OWN_KEY
    if key in listed:
        first = cell_name(listed[key][1])
        return "sheet-key-twice", f"短名“{key}”在 {first} 已经用过", "每行的短名不能相同"
    return None


def _fields(found: Gathered, given: _Given, group: Group, path: DocPath) -> dict[str, Tree]:
    parts = ((each.name, _value(found, given, each, (*path, each.name))) for each in group.fields)
    filled = {name: value for name, value in parts if value is not None}
    return filled if any(value != "" for value in filled.values()) else {}


def _value(found: Gathered, given: _Given, node: Node, path: DocPath) -> Tree | None:
    """What stands at a path. A required blank is an empty text, which the model refuses."""
    if isinstance(node, Leaf):
        value = _field(found, given, path)
    elif isinstance(node, Items):
        value = _list(found, given, node, path)
    else:
        value = _whole(found, given, node, path)
    return "" if value is None and node.is_required else value


def _field(found: Gathered, given: _Given, path: DocPath) -> Tree | None:
    text, place, slot = given.texts.get((Role.FIELD, path), ("", None, None))
    if not text or slot is None or place is None or slot.takes is not Takes.LINES:
        return text or None
    lines = lines_of(text)
    if lines is None:
        found.refuse(
            "sheet-lines-mixed",
            place,
            "有的行以“- ”开头，有的没有",
            "一段一行：要么每行都以“- ”开头，要么都不写",
        )
        return text
    return lines if isinstance(lines, str) else [*lines]  # a list of trees, each a text


def _whole(found: Gathered, given: _Given, group: Group, path: DocPath) -> Tree | None:
    text, place, _ = given.texts.get((Role.GROUP, path), ("", None, None))
    fields = _fields(found, given, group, path)
    if text and fields and place:
        found.refuse(
            "sheet-state-and-content",
            place,
            f"这里写了“{text[:20]}”，下面又填了内容",
            "全都没有说明的，只留这个词；否则清空这一格",
        )
    return text or fields or None


def _list(found: Gathered, given: _Given, items: Items, path: DocPath) -> Tree | None:
    text, place, _ = given.texts.get((Role.LIST, path), ("", None, None))
    listed = given.keys.get(path, {})
    if text and listed and place:
        first = next(iter(listed.values()))
        found.refuse(
            "sheet-state-and-content",
            place,
            f"这里写了“{text[:20]}”，表里又有条目（{first[0]} {cell_name(first[1])}）",
            "没有条目的，只留这个词；否则清空这一格",
        )
    if text:
        return {} if text == EMPTY_LIST else text
    below: dict[str, Tree] = {
        key: _value(found, given, items.item, (*path, key)) or "" for key in listed
    }
    return below or None
