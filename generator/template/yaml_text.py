"""A tree of texts as the text of a report file: the official order of keys, values as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from generator.load.yaml_tree import Tree
from generator.template.shape import Group, Items, Node

# What any YAML reader takes for text: ours reads every scalar so, an editor's may not.
_PLAIN: Final = re.compile(
    r"(?!(?i:null|true|false|yes|no|on|off|y|n)$)"
    r"(?![\s~?:,\[\]{}#&*!|>'\"%@`=<.]|-(?!\d))"
    r"(?:(?!: |:$| #|[\x00-\x1f\x7f-\xa0\ufeff\u2028\u2029\ud800-\udfff]).)+(?<!\s)"
)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\xa0\ufeff\u2028\u2029\ufffe\uffff]")
_SCHEMA: Final = "report.schema.json"


def body_text(tree: Tree, root: Group) -> str:
    """The whole file but for its first line."""
    return "\n".join(_fields(tree, root, "")) + "\n"


def modeline(path: PurePosixPath) -> str:
    """The first line, by which editors know the keys."""
    return f"# yaml-language-server: $schema={'../' * (len(path.parts) - 1)}{_SCHEMA}"


def scalar(text: str) -> str:
    """One text as YAML: plain where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text):
        return text
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in text)
    return '"' + _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


def _fields(tree: Tree, group: Group, indent: str) -> Iterator[str]:
    if isinstance(tree, dict):
        for node in group.fields:
            if node.name in tree:
                yield from _value(node.name, tree[node.name], node, indent)


def _value(key: str, value: Tree, node: Node, indent: str) -> Iterator[str]:
    name = f"{indent}{scalar(key)}:"
    if isinstance(value, str):
        yield f"{name} {scalar(value)}"
    elif isinstance(value, list):
        yield name
        yield from (f"{indent}  - {scalar(line)}" for line in value if isinstance(line, str))
    elif not value:
        yield f"{name} {{}}"
    else:
        yield name
        yield from _below(value, node, f"{indent}  ")


def _below(value: dict[str, Tree], node: Node, indent: str) -> Iterator[str]:
    if isinstance(node, Items):
        for key, item in value.items():
            yield from _value(key, item, node.item, indent)
    elif isinstance(node, Group):
        yield from _fields(value, node, indent)
