"""A tree of texts in the shape of a model, a text of the caller's in every field that takes any.

The model is asked, field by field, so that a new field is driven without being named here: a field
is free where it takes a text that nobody would write, else the first sample that it takes stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from generator.model.money import Unit
from generator.model.record import Record

PROBE = '<a b="c">&\'`[d](e){{ f }}'
SAMPLES = (
    *("12.50", "50%", "2026-01-05", "5", "a" * 64, "example", "bianji@example.com"),
    *("https://gk.example.com/shili/", "shili/dongshi", "未说明"),
)

Tree = dict[str, Any]
Place = tuple[str, ...]
"""The way to a field by names alone: `("projects", "indicators", "name")`."""

Take = Callable[[Place], str]


def filled(
    record: type[Record], take: Take, bound: Mapping[Place, Any], items: int = 1, at: Place = ()
) -> Tree:
    """The record with every field written; `bound` are the fields that depend on others.

    Lists below the top level have two items at most, so that the tree does not explode.
    """
    tree: Tree = {}
    for name, field in record.model_fields.items():
        place = (*at, name)
        if place in bound:
            tree[name] = bound[place]
        elif inner := item_of(field.annotation):
            number = items if not at else min(items, 2)
            tree[name] = {
                f"item-{each}": filled(inner, take, bound, items, place)
                for each in range(1, number + 1)
            }
        elif group := group_in(field.annotation):
            tree[name] = filled(group, take, bound, items, place)
        else:
            tree[name] = _leaf(adapter_of(record, name), take, place)
    return tree


def free_fields(record: type[Record], at: Place = ()) -> Iterator[Place]:
    """Every field below the record that takes any text."""
    for name, field in record.model_fields.items():
        below = item_of(field.annotation) or group_in(field.annotation)
        if below:
            yield from free_fields(below, (*at, name))
        elif takes_any(adapter_of(record, name)):
            yield (*at, name)


def item_of(annotation: Any) -> type[Record] | None:
    """The record that a list has items of."""
    return get_args(annotation)[1] if get_origin(annotation) is dict else None


def group_in(annotation: Any) -> type[Record] | None:
    """The record that a group, or a group that may be left out, is."""
    kinds = (annotation, *get_args(annotation))
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, Record)), None)


@cache
def adapter_of(record: type[Record], name: str) -> TypeAdapter[Any]:
    """The reader of one field."""
    field = record.model_fields[name]
    kind: Any = field.annotation
    for each in field.metadata:
        kind = Annotated[kind, each]
    return TypeAdapter(kind)


def takes_any(adapter: TypeAdapter[Any]) -> bool:
    """Whether the field is free."""
    return takes(adapter, PROBE) and takes(adapter, "甲")


def takes(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value, context={"unit": Unit.WAN_YUAN})
    except ValidationError:
        return False
    return True


def _leaf(adapter: TypeAdapter[Any], take: Take, place: Place) -> Any:
    if takes_any(adapter):
        is_lines = takes(adapter, ["甲", "乙"])
        return [take(place), take(place)] if is_lines else take(place)
    for sample in (*SAMPLES, *_words(adapter)):
        if takes(adapter, sample):
            return sample
    raise AssertionError(f"no sample for {'.'.join(place)}: add one to SAMPLES")


def _words(adapter: TypeAdapter[Any]) -> tuple[str, ...]:
    """The words of a closed set."""
    enum = adapter.json_schema().get("enum", [])
    return tuple(str(each) for each in enum)
