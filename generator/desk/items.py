"""Items of a list added and removed, groups opened: what a draft lacks or has too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.desk.reports import STALE, ReportFile, StaleError, open_report, write_report
from generator.desk.yaml_edit import EditError, at, put, read_as
from generator.errors import GeneratorError
from generator.findings import DocPath
from generator.intake.draft import OPEN
from generator.intake.projects import key_of
from generator.load.yaml_spans import spans
from generator.load.yaml_tree import Tree
from generator.model.reported import NOT_STATED_WORD
from generator.template.shape import Group, Items, Leaf, Node
from generator.template.yaml_text import scalar
from generator.withdraw.edit import removed

NAMES = ("name", "title", "post")
"""What an item is called by, where it has one of these."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an officer asked of a place of a file that had this digest when the form was made."""

    name: str
    digest: str
    path: DocPath


def add_item(content: Path, shape: Group, change: Change, called: str) -> DocPath:
    """Add an item to a list, under a key made of what it is called; the path of the item.

    Raises:
        StaleError: the file was changed since the form was made.
        GeneratorError: there is no list at the path, or the item cannot be written there.
    """
    file = _unchanged(content, change)
    node = node_at(shape, change.path)
    called = " ".join(called.split())
    if not isinstance(node, Items):
        raise EditError("这里不能加一条")
    if not called:
        raise GeneratorError("请写明这一条叫什么，例如项目的名称。")
    there = at(read_as(file.text), change.path)
    taken = there if isinstance(there, dict) else {}
    key = key_of(called, taken)
    fields = dict(_fields(node.item))
    named = next((name for name in NAMES if name in fields), None)
    if named is not None:
        fields[named] = called
    write_report(file, with_item(file.text, change.path, key, fields))
    return (*change.path, key)


def open_group(content: Path, shape: Group, change: Change) -> None:
    """Put every field of a group in the place of the state that stands for all of them."""
    file = _unchanged(content, change)
    node = node_at(shape, change.path)
    if not isinstance(node, Group) or not isinstance(at(read_as(file.text), change.path), str):
        raise EditError("这里不能展开")
    write_report(file, with_group(file.text, change.path, dict(_fields(node))))


def remove_item(content: Path, shape: Group, change: Change) -> None:
    """Take an item out of its list; a list that has no more says that the report says nothing."""
    file = _unchanged(content, change)
    items = node_at(shape, change.path[:-1]) if change.path else None
    there = at(read_as(file.text), change.path[:-1])
    if not isinstance(items, Items) or not isinstance(there, dict):
        raise EditError("这里不能删去")
    rest: Tree = {key: each for key, each in there.items() if key != change.path[-1]}
    if len(there) == 1 and change.path[-1] in there:
        text, rest = _emptied(file.text, change.path[:-1]), NOT_STATED_WORD
    else:
        text = removed(file.text, change.path)
    if read_as(text) != put(read_as(file.text), change.path[:-1], rest):
        raise EditError("这一条的写法特别，删不了；请用编辑器改")
    write_report(file, text)


def with_item(text: str, path: DocPath, key: str, fields: dict[str, str]) -> str:
    """The text with one item more at the end of a list; every other byte stays.

    Raises:
        EditError: it cannot be written there.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    there = at(read_as(text), path)
    told = there if isinstance(there, dict) else {}
    span, pad = spans(text)[path], " " * (2 * len(path))
    inner = "".join(f"{newline}{pad}  {name}: {scalar(value)}" for name, value in fields.items())
    end = _end_of_line(text, span.end)
    head = text[: span.end] if told else text[: span.start].rstrip(" ")
    changed = f"{head}{text[span.end : end]}{newline}{pad}{key}:{inner}{text[end:]}"
    return _checked(text, changed, path, {**told, key: dict(fields)})


def with_group(text: str, path: DocPath, fields: dict[str, str]) -> str:
    """The text with the fields of a group in the place of its state."""
    newline = "\r\n" if "\r\n" in text else "\n"
    span, pad = spans(text)[path], " " * (2 * len(path))
    inner = "".join(f"{newline}{pad}{name}: {scalar(value)}" for name, value in fields.items())
    end = _end_of_line(text, span.end)
    changed = f"{text[: span.start].rstrip(' ')}{text[span.end : end]}{inner}{text[end:]}"
    return _checked(text, changed, path, dict(fields))


def node_at(shape: Group, path: DocPath) -> Node | None:
    """What the form has at a path."""
    node: Node = shape
    for step in path:
        if isinstance(node, Items):
            node = node.item
        elif isinstance(node, Group):
            found = next((each for each in node.fields if each.name == step), None)
            if found is None:
                return None
            node = found
        else:
            return None
    return node


def _fields(group: Group) -> Iterator[tuple[str, str]]:
    """Every required field: unsaid where that can be, else for a person to fill in."""
    for each in group.fields:
        if each.is_required:
            has_state = not isinstance(each, Leaf) or NOT_STATED_WORD in each.choices
            yield each.name, NOT_STATED_WORD if has_state else OPEN


def _emptied(text: str, path: DocPath) -> str:
    span = spans(text)[path]
    head = text[: span.start].rstrip()
    if not head.endswith(":"):
        raise EditError("这一条的写法特别，删不了；请用编辑器改")
    return f"{head} {NOT_STATED_WORD}{text[_end_of_line(text, span.end) :]}"


def _checked(text: str, changed: str, path: DocPath, wanted: Tree) -> str:
    if read_as(changed) != put(read_as(text), path, wanted):
        raise EditError("这里的写法特别，加不进去；请用编辑器改")
    return changed


def _unchanged(content: Path, change: Change) -> ReportFile:
    file = open_report(content, change.name)
    if file.digest != change.digest:
        raise StaleError(STALE)
    if file.text.startswith("\ufeff"):
        raise EditError("文件开头有看不见的标记，请用记事本另存为 UTF-8")
    return file


def _end_of_line(text: str, start: int) -> int:
    found = re.compile(r"[^\r\n]*").match(text, start)
    return found.end() if found else start
