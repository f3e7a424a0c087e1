"""The shape of a report file, asked of the model: groups, lists and fields, in the official order.

Sheets, skeleton and YAML are made from it, so a new field of the report needs no line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Final, TypeAlias, get_args, get_origin

from generator.model.facts import Measure, measure_of
from generator.model.record import Record
from generator.model.report import Report
from generator.model.reported import NOT_STATED_WORD, NOTHING_WORDS, STATE_WORDS, NotStated
from generator.model.terms import TERMS


class Takes(Enum):
    """What a field takes: a word of a closed set, one text, or several lines."""

    WORD = "word"
    TEXT = "text"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field. `choices` are the words worth offering; `how` says in Chinese how it is written."""

    name: str
    is_required: bool
    takes: Takes
    choices: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a name; a state word may stand in the place of the whole."""

    name: str
    is_required: bool
    fields: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of groups by stable keys; a state word or a nothing may stand in its place."""

    name: str
    is_required: bool
    item: Group


Node: TypeAlias = Leaf | Group | Items

STATES: Final = (NOT_STATED_WORD, *(word for word in STATE_WORDS if word != NOT_STATED_WORD))
"""The words of the states, the one that is needed most first."""
LIST_STATES: Final = (*STATES, *NOTHING_WORDS)
_Said: TypeAlias = Mapping[tuple[str, str], str]


@cache
def report_shape() -> Group:
    """The root: everything that a report file holds."""
    return _group("", Report, _said_of_fields(), is_required=True)


def chinese(node: Node) -> str:
    """The word for a node."""
    return TERMS[node.name].chinese


def plain(node: Node) -> str:
    """One sentence on what a node is."""
    return TERMS[node.name].plain


def _group(name: str, record: type[Record], said: _Said, *, is_required: bool) -> Group:
    fields = (
        _node(each, field, said.get((record.__name__, each), ""), said)
        for each, field in record.model_fields.items()
    )
    return Group(name, is_required, tuple(fields))


def _node(name: str, field: Any, how: str, said: _Said) -> Node:  # pydantic's own description
    kinds = [kind for kind in _kinds_in(field.annotation) if kind is not NoneType]
    required = field.is_required()
    if get_origin(kinds[0]) is dict:
        item = get_args(kinds[0])[1]
        return Items(name, required, _group(name, item, said, is_required=True))
    if isinstance(kinds[0], type) and issubclass(kinds[0], Record):
        return _group(name, kinds[0], said, is_required=required)
    if isinstance(kinds[0], type) and issubclass(kinds[0], Enum):
        words = tuple(str(member.value) for member in kinds[0])
        return Leaf(name, required, Takes.WORD, words, f"只能写：{'、'.join(words)}")
    states = STATES if NotStated in kinds else ()
    nothing = NOTHING_WORDS[:1] if measure_of(field) is Measure.AMOUNT else ()
    takes = Takes.LINES if any(get_origin(kind) is tuple for kind in kinds) else Takes.TEXT
    how = how or _how(takes, has_states=bool(states))
    return Leaf(name, required, takes, (*states, *nothing), how)


def _how(takes: Takes, *, has_states: bool) -> str:
    what = "一行文字" if takes is Takes.TEXT else "一段或几段短句，一段一行"
    return f"{what}；报告没有写的写“未说明”" if has_states else what


def _kinds_in(annotation: Any) -> tuple[Any, ...]:  # of any field
    """The members of a union, or the one kind alone."""
    if get_origin(annotation) in (dict, tuple) or isinstance(annotation, type):
        return (annotation,)
    return get_args(annotation) or (annotation,)


def _said_of_fields() -> _Said:
    """How each field is written, by record and field, as editors are told in the JSON Schema."""
    schema = Report.model_json_schema()
    records = {**schema["$defs"], "Report": schema}
    return {
        (record, name): how
        for record, told in records.items()
        for name, field in _properties(told)
        for how in _description(field)
    }


def _properties(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:  # JSON of any shape
    for part in (schema, *schema.get("anyOf", ())):
        yield from part.get("properties", {}).items()


def _description(field: Mapping[str, Any]) -> Iterator[str]:  # JSON of any shape
    """The one description of a field, where it has one."""
    parts = (field, *field.get("anyOf", ()))
    yield from [part["description"] for part in parts if "description" in part][:1]
