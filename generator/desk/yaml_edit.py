"""One value of a report file changed in its text: every other byte stays as it was.

A change is tried and read back: what would change anything else, or would not be read as the value
that was typed, is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import GeneratorError
from generator.findings import DocPath, Finding
from generator.load.yaml_spans import Span, spans
from generator.load.yaml_tree import Tree, read_tree
from generator.template.yaml_text import scalar

_MARK: Final = "\ufeff"
_QUOTES: Final = ("'", '"')
_COMMENT: Final = re.compile(r"[ \t]*#[^\r\n]*")


class EditError(GeneratorError):
    """The value cannot be written into the file; the file is as it was."""


def with_value(text: str, path: DocPath, value: str | Sequence[str]) -> str:
    """The text with another value at `path`: one text, or a list of texts.

    Raises:
        EditError: there is no value to replace at the path, or it cannot be written there.
    """
    if text.startswith(_MARK):
        return _MARK + with_value(text.removeprefix(_MARK), path, value)
    old = read_as(text)
    now = at(old, path)
    if now is None or isinstance(now, dict):
        raise EditError("文件里没有这一项，或者它不是一个可以直接改的值")
    wanted: Tree = value if isinstance(value, str) else list(value)
    if now == wanted:
        return text
    expected = put(old, path, wanted)
    for changed in _candidates(text, spans(text)[path], value, is_list=isinstance(now, list)):
        found = read_tree(changed.encode(), "")
        if not isinstance(found, Finding) and found.tree == expected:
            return changed
    raise EditError("这样写会影响文件里别的内容，没有保存；请换一种写法")


def without_mark(text: str, path: DocPath) -> str:
    """The text with the mark 请核对 taken off the value at `path`; its source stays.

    Raises:
        EditError: the path leads to no value.
    """
    if text.startswith(_MARK):
        return _MARK + without_mark(text.removeprefix(_MARK), path)
    span = spans(text).get(path)
    if span is None:
        raise EditError("文件里没有这一项")
    found = _COMMENT.match(text, span.end)
    if found is None:
        return text
    kept = re.sub(r"(?:；|[ \t]*#[ \t]*)请核对：.*", "", found[0], count=1)
    return text[: span.end] + kept + text[found.end() :]


def read_as(text: str) -> Tree:
    """The values of a text.

    Raises:
        EditError: it cannot be read.
    """
    found = read_tree(text.encode(), "")
    if isinstance(found, Finding):
        raise EditError(f"文件读不出来：第 {found.where.line} 行，{found.message}")
    return found.tree


def _candidates(
    text: str, span: Span, value: str | Sequence[str], *, is_list: bool
) -> Iterator[str]:
    before, after = text[: span.start], text[span.end :]
    if isinstance(value, str):
        gap = "" if before.endswith((" ", "\t", "[", "{")) else " "
        forms = [json.dumps(value, ensure_ascii=False)]
        if is_list:
            yield from _line_of_list(text, span, value)
            return
        if not text[span.start : span.end].startswith(_QUOTES):
            forms.insert(0, value)
        yield from (f"{before}{gap}{form}{after}" for form in forms)
    else:
        yield from _lists(text, span, value, is_list=is_list)


def _line_of_list(text: str, span: Span, value: str) -> Iterator[str]:
    """A list gives way to one text, written behind its key; remarks between its values go too."""
    head = text[: span.start].rstrip(" \t\r\n")
    for form in (value, json.dumps(value, ensure_ascii=False)):
        yield f"{head} {form}{text[span.end :]}"
        yield f"{text[: span.start]}{form}{text[span.end :]}"


def _lists(text: str, span: Span, values: Sequence[str], *, is_list: bool) -> Iterator[str]:
    """A list in place of a text or a list; values that stay keep their line to the byte."""
    newline = "\r\n" if "\r\n" in text else "\n"
    if is_list and text[span.start] == "-":
        pad = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        old = _item_lines(text, span)
        lines = [old.pop(value) if value in old else f"- {scalar(value)}" for value in values]
        joined = f"{newline}{pad}".join(lines)
        end = _end_of_line(text, span.end)
        yield f"{text[: span.start]}{joined}{text[end:]}"
        return
    line = text.rfind("\n", 0, span.start) + 1
    indent = " " * (len(text[line:]) - len(text[line:].lstrip(" ")) + 2)
    end = _end_of_line(text, span.end)
    remark = text[span.end : end]
    items = "".join(f"{newline}{indent}- {scalar(value)}" for value in values)
    yield f"{text[: span.start].rstrip(' ')}{remark}{items}{text[end:]}"


def _item_lines(text: str, span: Span) -> dict[str, str]:
    """The values of a block list with the text that each stands in, its remark included."""
    lines = re.split(r"\r?\n", text[span.start : _end_of_line(text, span.end)])
    found: dict[str, str] = {}
    for line in lines:
        read = read_tree(line.strip().encode(), "")
        tree = None if isinstance(read, Finding) else read.tree
        if isinstance(tree, list) and len(tree) == 1 and isinstance(tree[0], str):
            found.setdefault(tree[0], line.strip())
    return found


def _end_of_line(text: str, start: int) -> int:
    found = re.compile(r"[^\r\n]*").match(text, start)
    return found.end() if found else start


def at(tree: Tree, path: DocPath) -> Tree | None:
    """What stands at a path; None where there is nothing."""
    found: Tree | None = tree
    for step in path:
        if isinstance(found, dict) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            return None
    return found


def put(tree: Tree, path: DocPath, value: Tree) -> Tree:
    """The tree with another value at a path that it has."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(tree, dict):
        return {key: put(each, rest, value) if key == step else each for key, each in tree.items()}
    if isinstance(tree, list):
        return [
            put(each, rest, value) if number == step else each for number, each in enumerate(tree)
        ]
    return tree
