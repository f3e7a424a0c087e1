"""A report file as a form: groups and fields, each with its words, doubts, errors and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.desk.items import NAMES
from generator.desk.judge import Judged
from generator.desk.passages import Passage, passages
from generator.desk.remarks import Remark, remarks
from generator.findings import DocPath, Finding, Level, dotted
from generator.intake.draft import OPEN
from generator.intake.original import Original
from generator.load.yaml_tree import Tree
from generator.model.performance import Topic
from generator.model.terms import TERMS
from generator.template.shape import LIST_STATES, STATES, Group, Items, Leaf, Node, Takes

FIXED: Final = frozenset({"format", "code", "year", "department", "kind"})
"""What says which report it is: its file would have to move with it."""
BASIC: Final = "basic"
FIRST: Final = "first"
"""Fields of all parts that a person must look at."""
_LONG: Final = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that a field takes, with how it is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One value to look at: `trail` names the item it belongs to, `typed` a value just refused."""

    path: DocPath
    label: str
    trail: str
    help: str
    value: str
    takes: Takes
    is_fixed: bool
    choices: tuple[Choice, ...]
    remark: Remark
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    item: DocPath = ()
    can_open: bool = False
    passages: tuple[Passage, ...] = ()
    typed: str | None = None

    @property
    def name(self) -> str:
        """The path as it is written: `spending.total.executed`."""
        return dotted(self.path)

    @property
    def shown(self) -> str:
        """What stands in the form: what was typed and refused, else the value; empty if open."""
        if self.typed is not None:
            return self.typed
        return "" if self.value == OPEN else self.value

    @property
    def needs_look(self) -> bool:
        """Whether a person must look at it before the report is published."""
        return self.remark.needs_look or bool(self.errors)

    @property
    def is_long(self) -> bool:
        """Whether one line is too little for it."""
        return self.takes is Takes.LINES or len(self.shown) > _LONG


@dataclass(frozen=True, slots=True)
class Place:
    """A list that an item can be added to."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """A group of fields at the top of a report."""

    key: str
    label: str
    fields: tuple[Field, ...]
    lists: tuple[Place, ...] = ()

    @property
    def open(self) -> int:
        """How many fields are still to be looked at."""
        return sum(field.needs_look for field in self.fields)


def parts_of(text: str, judged: Judged, shape: Group, topics: Mapping[str, Topic]) -> list[Part]:
    """All parts of a report file in the official order; none where it cannot be read at all."""
    if judged.document is None or not isinstance(judged.document.tree, dict):
        return []
    made = _Form(judged, remarks(text.removeprefix("\ufeff")), topics)
    tree = judged.document.tree
    basic = [each for each in shape.fields if isinstance(each, Leaf)]
    parts = [Part(BASIC, "基本信息", tuple(made.fields(basic, tree, (), "")))]
    for node in shape.fields:
        if not isinstance(node, Leaf) and node.name in tree:
            found = tuple(made.fields([node], tree, (), ""))
            lists = tuple(made.lists(node, tree[node.name], (node.name,), ""))
            parts.append(Part(node.name, TERMS[node.name].chinese, found, lists))
    return parts


def open_fields(parts: Sequence[Part]) -> tuple[Field, ...]:
    """What is still to be looked at, errors first, in the order of the report."""
    found = [field for part in parts for field in part.fields if field.needs_look]
    return tuple(sorted(found, key=lambda field: not field.remark.doubt))


def with_passages(fields: Sequence[Field], original: Original | None) -> tuple[Field, ...]:
    """The fields, each beside the words of the original."""
    return tuple(
        replace(field, passages=tuple(passages(original, field.remark, _values(field))))
        for field in fields
    )


def _values(field: Field) -> list[str]:
    if field.value == OPEN or field.value in LIST_STATES or field.is_fixed:
        return []
    if field.path[0] == "provenance" or field.choices[:1] == (Choice(field.value, field.value),):
        return []
    return field.value.split("\n")


@dataclass(frozen=True, slots=True)
class _Way:
    """How a field is filled in."""

    takes: Takes
    choices: tuple[Choice, ...]
    how: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    judged: Judged
    remarks: Mapping[DocPath, Remark]
    topics: Mapping[str, Topic]

    def fields(
        self, nodes: Sequence[Node], tree: Mapping[str, Tree], path: DocPath, trail: str
    ) -> Iterator[Field]:
        """The fields of some nodes of a group, as far as the file has them."""
        for node in nodes:
            found = tree.get(node.name)
            if found is not None:
                yield from self._node(node, found, (*path, node.name), trail)

    def lists(self, node: Node, tree: Tree, path: DocPath, trail: str) -> Iterator[Place]:
        """Every list at or below a node, as far as the file has it."""
        label = _joined(trail, TERMS[node.name].chinese)
        if isinstance(node, Group) and isinstance(tree, dict):
            for each in node.fields:
                if each.name in tree:
                    yield from self.lists(each, tree[each.name], (*path, each.name), trail)
        elif isinstance(node, Items):
            yield Place(dotted(path), label)
            for key, item in tree.items() if isinstance(tree, dict) else ():
                said = _called(key, item)
                for each in node.item.fields:
                    inner = item.get(each.name) if isinstance(item, dict) else None
                    if inner is not None and not isinstance(each, Leaf):
                        here = _joined(trail, said)
                        yield from self.lists(each, inner, (*path, key, each.name), here)

    def _node(self, node: Node, tree: Tree, path: DocPath, trail: str) -> Iterator[Field]:
        if isinstance(node, Leaf):
            if not isinstance(tree, dict):
                yield self._leaf(node, tree, path, trail)
        elif isinstance(tree, str):
            states = LIST_STATES if isinstance(node, Items) else STATES
            way = _Way(Takes.TEXT, _as_is(states))
            found = self._field(path, trail, tree, way)
            yield replace(found, can_open=isinstance(node, Group))
        elif isinstance(tree, dict) and isinstance(node, Group):
            inner = _joined(trail, TERMS[node.name].chinese) if len(path) > 1 else trail
            yield from self.fields(node.fields, tree, path, inner)
        elif isinstance(tree, dict) and isinstance(node, Items):
            for key, item in tree.items():
                yield from self._item(node, key, item, (*path, key), trail)

    def _item(
        self, node: Items, key: str, tree: Tree, path: DocPath, trail: str
    ) -> Iterator[Field]:
        if isinstance(tree, dict):
            head = TERMS[node.name].chinese if len(path) > 2 else ""
            inner = self.fields(
                node.item.fields, tree, path, _joined(trail, head, _called(key, tree))
            )
            yield from (replace(each, item=each.item or path) for each in inner)

    def _leaf(self, node: Leaf, tree: str | list[Tree], path: DocPath, trail: str) -> Field:
        value = tree if isinstance(tree, str) else "\n".join(map(str, tree))
        choices = _as_is(node.choices)
        if node.name == "topic":
            choices = tuple(Choice(key, topic.name) for key, topic in self.topics.items())
        takes = Takes.WORD if node.name == "topic" else node.takes
        return self._field(path, trail, value, _Way(takes, choices, node.how))

    def _field(self, path: DocPath, trail: str, value: str, way: _Way) -> Field:
        findings = self.judged.by_field.get(path, ())
        term = TERMS[str(path[-1])]
        return Field(
            path,
            term.chinese,
            trail,
            "；".join(filter(None, (term.plain.rstrip("。"), way.how))),
            value,
            way.takes,
            path[0] in FIXED,
            way.choices,
            self._remark(path),
            tuple(each for each in findings if each.level is Level.ERROR),
            tuple(each for each in findings if each.level is Level.WARNING),
        )

    def _remark(self, path: DocPath) -> Remark:
        """What is said of a value; of a list, what is said of its first value and of any doubt."""
        own = self.remarks.get(path, Remark())
        if own.doubt and not own.where:
            named = self.remarks.get((*path[:-1], "name"), Remark())
            return replace(own, where=named.where, words=named.words)
        size = len(path)
        inner = [each for at, each in self.remarks.items() if at[:size] == path and at[size:]]
        inner = [each for each in inner if not own.where] if own.where else inner
        if not inner:
            return own
        doubt = next((each.doubt for each in inner if each.doubt), "")
        first = inner[0]
        return replace(own, where=first.where, words=first.words, doubt=doubt)


def _called(key: str, tree: Tree) -> str:
    """What a person calls an item: its name, where it has one."""
    names = (tree.get(name) for name in NAMES) if isinstance(tree, dict) else ()
    return next((each for each in names if isinstance(each, str) and each != OPEN), key)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def _as_is(words: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(word, word) for word in words)
