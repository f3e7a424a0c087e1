"""A report file with every key, what each means, and `todo` where something is to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from generator.load.yaml_tree import Tree
from generator.model.terms import TERMS
from generator.template.shape import Group, Items, Leaf, Node, Takes, chinese, plain
from generator.template.yaml_text import modeline, scalar

OPEN: Final = "todo"
_STATES: Final = ("not_stated", "withheld", "not_applicable", "nothing")
_ITEM: Final = "duan-ming"


def skeleton(root: Group, known: Mapping[str, Tree], path: PurePosixPath, place: str) -> str:
    """The file at `path` below the content folder; `known` are the values that are not `todo`."""
    lines = [modeline(path), *_head(f"{place} {known['year']} 年"), *_fields(root, known, "")]
    return "\n".join(lines) + "\n"


def _head(title: str) -> Iterator[str]:
    yield f"# {title}绩效自评报告。把每个 {OPEN} 换成报告印的样子，再运行 disclose check。"
    yield "# 报告没有数值的，不要留空，写下面的词：未安排、无也可以照报告的话写。"
    for state in _STATES:
        yield f"#   {TERMS[state].chinese}：{TERMS[state].plain}"
    yield "# 一组内容全都没有说明的，可以整组写一个词，例如 three_public: 未说明"


def _fields(group: Group, known: Mapping[str, Tree], indent: str) -> Iterator[str]:
    for node in group.fields:
        value = known.get(node.name, OPEN)
        yield from _comment(node, indent)
        if not node.is_required:
            yield from (f"{indent}# {line}" for line in _sample(node, ""))
        elif isinstance(node, Group):
            yield f"{indent}{node.name}:"
            yield from _fields(node, {}, f"{indent}  ")
        else:
            yield f"{indent}{node.name}: {scalar(str(value))}"


def _comment(node: Node, indent: str) -> Iterator[str]:
    optional = "" if node.is_required else "（没有的可以不写）"
    how = f"{node.how}。" if isinstance(node, Leaf) else ""
    yield f"{indent}# {chinese(node)}：{plain(node)}{how}{optional}"
    if isinstance(node, Leaf) and node.takes is Takes.LINES:
        yield f"{indent}# 几段的，下面每段一行，以“- ”开头"
    if isinstance(node, Items) and node.is_required:
        yield f"{indent}# 没有条目的写“无”或“未说明”；有条目的删去 {OPEN}，每条这样写，短名自己取："
        yield from (f"{indent}# {line}" for line in _below(node.item, "  "))


def _below(item: Group, indent: str) -> Iterator[str]:
    yield f"{indent}{_ITEM}:"
    for each in item.fields:
        yield from _sample(each, f"{indent}  ")


def _sample(node: Node, indent: str) -> Iterator[str]:
    """A field as it would be written, with its meaning beside it."""
    said = f"  # {chinese(node)}：{plain(node)}"
    if isinstance(node, Leaf):
        yield f"{indent}{node.name}: {OPEN}{said}{node.how}"
    elif isinstance(node, Group):
        yield f"{indent}{node.name}:{said}"
        for each in node.fields:
            yield from _sample(each, f"{indent}  ")
    else:
        yield f"{indent}{node.name}:{said}"
        yield from _below(node.item, f"{indent}  ")
