"""Where everything stands in the workbook: made from the shape of a report, for both directions.

A sheet has labels, which may not change, and slots, which are filled in. A group of fields is a
form with one slot a line; groups of the same fields (the lines of spending) are a grid; a list of
items is a table, and a list within its items is a table of its own that names the owner first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, TypeAlias

from generator.findings import DocPath
from generator.template.shape import (
    LIST_STATES,
    STATES,
    Group,
    Items,
    Leaf,
    Node,
    Takes,
    chinese,
    plain,
    report_shape,
)
from generator.template.sheet import (
    ANY,
    EMPTY_LIST,
    FIRST_SHEET,
    At,
    Form,
    Label,
    Role,
    Sheet,
    Slot,
    Style,
    Table,
)

Choices: TypeAlias = Mapping[str, Mapping[str, str]]
"""Words for a field that takes any of them, by its name, each with what it means."""

_FEWEST_OF_A_GRID: Final = 3
_FIRST_ROW: Final = 2
_TABLE_ROW: Final = 5
_NAMED: Final = "填写"
_NOTES: Final = "说明和例子"


def form(choices: Choices) -> Form:
    """The shape and the sheets."""
    root = report_shape()
    return Form(root, sheets(root, choices))


def sheets(root: Group, choices: Choices) -> tuple[Sheet, ...]:
    """All sheets but the cover."""
    loose = tuple(each for each in root.fields if isinstance(each, Leaf))
    first = _form(Group("", is_required=True, fields=loose), (), choices)
    below = (_sheets_of(each, (each.name,), choices) for each in root.fields)
    return (first, *(sheet for part in below for sheet in part))


def sheet_name(path: DocPath, words: tuple[str, ...]) -> str:
    """`项目`, and `项目·绩效指标` for a list in it."""
    return "·".join(words) if path else FIRST_SHEET


def _sheets_of(
    node: Node,
    path: DocPath,
    choices: Choices,
    above: tuple[str, ...] = (),
) -> Iterator[Sheet]:
    if isinstance(node, Leaf):
        return
    words = (*above, chinese(node))
    if isinstance(node, Group):
        yield _form(node, path, choices, words)
        fields, start = node.fields, path
    else:
        yield _table(node, path, choices, words)
        fields, start = node.item.fields, (*path, ANY)
    for each in fields:
        if isinstance(each, Items):
            yield from _sheets_of(each, (*start, each.name), choices, words)


@dataclass(slots=True)
class _Page:
    """A sheet while it is laid out."""

    choices: Choices
    words: tuple[str, ...] = ()
    labels: dict[At, Label] = field(default_factory=dict)
    slots: dict[At, Slot] = field(default_factory=dict)
    row: int = _FIRST_ROW

    def label(self, at: At, text: str, style: Style = Style.NAME) -> None:
        """Words in a cell."""
        self.labels[at] = Label(text, style)

    def heading(self, words: tuple[str, ...]) -> None:
        """A line of headings."""
        for column, word in enumerate(words):
            if word:
                self.label((self.row, column), word, Style.HEADING)
        self.row += 1

    def slot_of(self, node: Node, path: DocPath) -> Slot:
        """The slot of a field, or of the state of a group or list as a whole."""
        if isinstance(node, Group):
            return Slot(Role.GROUP, path, STATES, is_closed=True)
        if isinstance(node, Items):
            words = (*LIST_STATES, EMPTY_LIST)
            return Slot(Role.LIST, path, words, is_closed=True)
        offered = tuple(self.choices.get(node.name, node.choices))
        closed = node.takes is Takes.WORD or node.name in self.choices
        return Slot(Role.FIELD, path, offered, closed, node.takes)

    def note(self, node: Node) -> str:
        """What stands beside a slot: what it is, how it is written, an example."""
        if isinstance(node, Group):
            return "通常留空；全都没有说明的，在这里选一个词，其余留空"
        if isinstance(node, Items):
            return f"{plain(node)}列在表里；没有条目的，在这里选一个词"
        words = self.choices.get(node.name, {})
        how = "、".join(f"{word}（{said}）" for word, said in words.items()) or node.how
        return f"{plain(node)}{how}{'' if node.is_required else '；可以留空'}"


def _form(
    group: Group,
    path: DocPath,
    choices: Choices,
    words: tuple[str, ...] = (),
) -> Sheet:
    page = _Page(choices, words)
    grids = [run for run in _runs(group) if isinstance(run, tuple)]
    notes = 1 + max((len(_columns(run[0])) for run in grids), default=1)
    name = sheet_name(path, words)
    page.label((0, 0), f"{name}：{plain(group)}" if path else name, Style.TITLE)
    page.heading(("名称", _NAMED, *[""] * (notes - 2), _NOTES))
    if path:
        _line(page, group, path, ("整组",), notes)
    for run in _runs(group):
        if isinstance(run, tuple):
            _grid(page, run, path, notes)
        else:
            _lines(page, run, (*path, run.name), (), notes)
    return Sheet(name, page.labels, page.slots, notes)


def _runs(group: Group) -> Iterator[Node | tuple[Group, ...]]:
    """The fields of a group; three and more of the same fields in a row are taken together."""
    for _, found in groupby(group.fields, key=_likeness):
        run = tuple(found)
        alike = tuple(each for each in run if isinstance(each, Group))
        if len(alike) >= _FEWEST_OF_A_GRID:
            yield alike
        else:
            yield from run


def _likeness(node: Node) -> tuple[object, ...]:
    """What two fields share that stand in one grid: the same fields of their own, all simple."""
    simple = isinstance(node, Group) and all(isinstance(each, Leaf) for each in node.fields)
    return node.fields if simple and isinstance(node, Group) else (node,)


def _grid(page: _Page, run: tuple[Group, ...], path: DocPath, notes: int) -> None:
    columns = _columns(run[0])
    page.heading(("名称", *(_word(each) for each in columns), _NOTES))
    for column, node in enumerate(columns, 1):
        page.label((page.row, column), page.note(node), Style.NOTE)
    page.row += 1
    for group in run:
        below = (*path, group.name)
        page.label((page.row, 0), chinese(group))
        page.slots[page.row, 1] = page.slot_of(group, below)
        for column, leaf in enumerate(group.fields, 2):
            page.slots[page.row, column] = page.slot_of(leaf, (*below, leaf.name))
        page.label((page.row, notes), plain(group), Style.NOTE)
        page.row += 1


def _columns(group: Group) -> tuple[Node, ...]:
    """The group as a whole, then its fields."""
    return (group, *group.fields)


def _lines(page: _Page, node: Node, path: DocPath, above: tuple[str, ...], notes: int) -> None:
    words = (*above, chinese(node))
    if isinstance(node, Items):
        page.label((page.row, 0), "：".join(words))
        named = sheet_name(path, (*page.words, *words))
        page.label((page.row, notes), f"填在工作表“{named}”里", Style.NOTE)
        page.row += 1
    elif isinstance(node, Leaf):
        _line(page, node, path, words, notes)
    else:
        _line(page, node, path, (*words, "整组"), notes)
        for each in node.fields:
            _lines(page, each, (*path, each.name), words, notes)


def _line(page: _Page, node: Node, path: DocPath, words: tuple[str, ...], notes: int) -> None:
    page.label((page.row, 0), "：".join(words))
    page.slots[page.row, 1] = page.slot_of(node, path)
    page.label((page.row, notes), page.note(node), Style.NOTE)
    page.row += 1


def _table(
    items: Items,
    path: DocPath,
    choices: Choices,
    words: tuple[str, ...],
) -> Sheet:
    page = _Page(choices)
    columns = (*_keys(path), *_table_columns(page, items.item, (*path, ANY), ()))
    page.label((0, 0), f"{sheet_name(path, words)}：{plain(items)}一行一条。", Style.TITLE)
    page.row = _TABLE_ROW - 3
    if ANY not in path:
        page.label((page.row, 0), "整表")
        page.slots[page.row, 1] = page.slot_of(items, path)
        page.label((page.row, 2), page.note(items), Style.NOTE)
    page.row += 1
    for column, (word, said, _) in enumerate(columns):
        page.label((page.row, column), word, Style.HEADING)
        page.label((page.row + 1, column), said, Style.NOTE)
    table = Table(path, _TABLE_ROW, tuple(slot for _, _, slot in columns))
    return Sheet(sheet_name(path, words), page.labels, page.slots, len(columns), table)


_Column: TypeAlias = tuple[str, str, Slot]


def _keys(path: DocPath) -> Iterator[_Column]:
    """The columns of owners' keys and of the item's own."""
    owners = [index for index, step in enumerate(path) if step == ANY]
    for index in owners:
        said = "照抄它在所属工作表里的短名"
        yield "所属短名", said, Slot(Role.OWNER, path[:index], is_closed=True)
    said = "固定的短名，小写字母、数字和连字符，例如 yuqing-jiance；发布以后不再改"
    yield "短名", said, Slot(Role.KEY, path)


def _table_columns(
    page: _Page, group: Group, path: DocPath, above: tuple[str, ...]
) -> Iterator[_Column]:
    whole = "整组" if above else "整条"
    yield "：".join((*above, whole)), page.note(group), page.slot_of(group, path)
    for each in group.fields:
        below, words = (*path, each.name), (*above, chinese(each))
        if isinstance(each, Group):
            yield from _table_columns(page, each, below, words)
        else:
            yield "：".join(words), page.note(each), page.slot_of(each, below)


def _word(node: Node) -> str:
    return "整行" if isinstance(node, Group) else chinese(node)
