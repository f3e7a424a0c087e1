"""Where in a YAML text each value begins and ends, so that one can be changed and nothing else.

For texts that `read_tree` has read: what it refuses is not asked for again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from yaml.events import (
    CollectionEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from generator.findings import DocPath
from generator.load.yaml_events import Event, events

_BLOCK: Final = frozenset("|>")


@dataclass(frozen=True, slots=True)
class Span:
    """A value of a text: from `start` to `end`, characters; `key` begins its name, if it has one.

    `is_block` where the value stands below its name and not behind it.
    """

    start: int
    end: int
    key: int
    is_block: bool


@dataclass(slots=True)
class _Open:
    path: DocPath
    start: int
    key: int
    is_block: bool
    is_mapping: bool
    end: int
    count: int = 0
    waiting: tuple[str, int] | None = None


def spans(text: str) -> Mapping[DocPath, Span]:
    """The span of every value by its path."""
    return dict(_spans(text))


def _spans(text: str) -> Iterator[tuple[DocPath, Span]]:
    lines = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    stack: list[_Open] = []

    def at(mark: Event) -> int:
        found: int = lines[mark.line] + mark.column
        return found

    for event in events(text):
        if isinstance(event, ScalarEvent) and _is_key(stack):
            stack[-1].waiting = (event.value, at(event.start_mark))
        elif isinstance(event, NodeEvent):
            path, key = _placed(stack)
            start, end = at(event.start_mark), at(event.end_mark)
            if isinstance(event, ScalarEvent):
                end = len(text[:end].rstrip()) if event.style in _BLOCK else end
                yield path, Span(start, end, key, event.style in _BLOCK)
                _grow(stack, end)
            else:
                is_mapping = isinstance(event, MappingStartEvent)
                is_block = not getattr(event, "flow_style", False)
                stack.append(_Open(path, start, key, is_block, is_mapping, start))
        elif isinstance(event, CollectionEndEvent):
            done = stack.pop()
            end = done.end if done.is_block else at(event.end_mark)
            yield done.path, Span(done.start, end, done.key, done.is_block)
            _grow(stack, end)


def _is_key(stack: list[_Open]) -> bool:
    return bool(stack) and stack[-1].is_mapping and stack[-1].waiting is None


def _placed(stack: list[_Open]) -> tuple[DocPath, int]:
    """The path of the value that begins here, and where its key does."""
    if not stack:
        return (), 0
    top = stack[-1]
    if top.waiting is not None:
        (key, start), top.waiting = top.waiting, None
        return (*top.path, key), start
    top.count += 1
    return (*top.path, top.count - 1), top.end


def _grow(stack: list[_Open], end: int) -> None:
    if stack:
        stack[-1].end = end
