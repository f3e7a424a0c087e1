"""What changed in the figures of one report between what was published and what stands there now.

Pure. A change is of a figure (other words, other unit, other state), of a whole item of a list, or
of the state of a list. A field that only the format of today knows is no change of the report's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from generator.findings import DocPath
from generator.model.record import Record
from generator.model.report import ITEM_ADDED, ITEM_REMOVED, NO_ITEM, THE_ITEM, Report
from generator.model.reported import State
from generator.model.terms import chinese

_VALUE: Final = State.VALUE.value
_STATED: Final = frozenset({_VALUE, State.NOTHING.value})
_NOTHING: Final = "无"
_ITEM: Final = "整条"
_STATELESS: Final = frozenset({"restated"})
"""Lists that publish their items and no state of their own."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One published value: its state, how it is printed, its unit, and what it is called."""

    state: str
    printed: str
    unit: str
    term: str

    def text(self, *, with_unit: bool) -> str:
        """What readers see: the printed words, or the word of the state."""
        if self.state not in _STATED:
            return chinese(self.state)
        if with_unit and self.unit and not self.printed.endswith(self.unit):
            return f"{self.printed} {self.unit}"
        return self.printed or _NOTHING


Figures: TypeAlias = Mapping[str, Figure]
"""Figures by their dotted path."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that readers will see changed: where, what it is called, both texts and states."""

    path: str
    term: str
    old: str
    new: str
    old_state: str = ""
    new_state: str = ""

    @property
    def kind(self) -> str:
        """Whether a whole item came or went, or something stands there otherwise."""
        return {NO_ITEM: "added", THE_ITEM: "removed"}.get(self.old, "changed")

    @property
    def at(self) -> DocPath:
        """Where it stands in the file of the report."""
        return tuple(self.path.split("."))


def figures_of(rows: Iterable[Mapping[str, Any]]) -> Figures:  # rows of JSON, of any shape
    """The figures of the rows of the table of facts."""
    return {
        row["path"]: Figure(row["state"], row["printed"] or "", row["unit"] or "", row["term"])
        for row in rows
    }


def changes(report: Report, old: Figures, new: Figures) -> tuple[Change, ...]:
    """Every change of a published report, in the order of paths, items before their figures."""
    both = (_changed(path, old[path], new[path]) for path in old.keys() & new.keys())
    found = {each.path: each for each in both if each is not None}
    for path in old.keys() - new.keys():
        for each in _gone(report, path.split("."), old, new):
            found[each.path] = each
    for path in new.keys() - old.keys():
        for each in _come(report, path.split("."), old):
            found.setdefault(each.path, each)
    return tuple(found[path] for path in sorted(found))


def _changed(path: str, old: Figure, new: Figure) -> Change | None:
    if (old.state, old.printed, old.unit) == (new.state, new.printed, new.unit):
        return None
    with_unit = bool(old.unit and new.unit and old.unit != new.unit)
    texts = old.text(with_unit=with_unit), new.text(with_unit=with_unit)
    return Change(path, new.term, *texts, old.state, new.state)


def _gone(report: Report, steps: list[str], old: Figures, new: Figures) -> Iterator[Change]:
    """A path that was published and is no more: its item is gone, or its list has a state now."""
    found: object = report
    for at, step in enumerate(steps):
        here = ".".join(steps[:at])
        inner = _below(found, step)
        if inner is not None:
            found = inner
            continue
        if here in new:
            count, now = f"{len(_items(here, old))} 条", new[here]
            yield Change(here, now.term, count, now.text(with_unit=False), _VALUE, now.state)
        elif not isinstance(found, Record):  # a field that the format has no more is no change
            yield Change(f"{here}.{step}", _ITEM, THE_ITEM, ITEM_REMOVED)
        return
    if isinstance(found, Mapping):
        path = ".".join(steps)
        was, count = old[path], f"{len(found)} 条"
        yield Change(path, was.term, was.text(with_unit=False), count, was.state, _VALUE)


def _come(report: Report, steps: list[str], old: Figures) -> Iterator[Change]:
    """A path that was not published: its item is new in a list that was."""
    found: object = report
    for at, step in enumerate(steps):
        if isinstance(found, Mapping):
            here = ".".join(steps[:at])
            known = _items(here, old)
            if here in old or not (known or here in _STATELESS):
                return  # the list's own state changed, which is told once; or the field is new
            if step not in known:
                yield Change(f"{here}.{step}", _ITEM, NO_ITEM, ITEM_ADDED)
                return
        found = _below(found, step)


def _below(found: object, step: str) -> object:
    """The field or item of that name; None where there is none."""
    if isinstance(found, Record):
        return getattr(found, step) if step in type(found).model_fields else None
    return found.get(step) if isinstance(found, Mapping) else None


def _items(path: str, figures: Figures) -> set[str]:
    """The keys of the items of a list."""
    below = f"{path}."
    return {each[len(below) :].split(".")[0] for each in figures if each.startswith(below)}
