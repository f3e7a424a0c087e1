"""The amounts of money in a group of fields, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings import DocPath
from generator.model.money import Money
from generator.model.record import Record
from generator.model.reported import Stated


def printed_amounts(group: object, path: DocPath = ()) -> Iterator[tuple[DocPath, Stated[Money]]]:
    """Every stated amount below `group`, in the order of the form; `path` is the group's own.

    A stated nothing (未安排) prints no figure and is left out.
    """
    if isinstance(group, Record):
        for name, field in vars(group).items():
            yield from printed_amounts(field, (*path, name))
    elif isinstance(group, Mapping):
        for key, item in group.items():
            yield from printed_amounts(item, (*path, key))
    elif isinstance(group, Stated) and isinstance(group.value, Money) and not group.is_nothing:
        yield path, group
