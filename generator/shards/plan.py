"""How work is cut into shards: in pieces that belong together, of about the same weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from generator.shards.engines import Engine

T = TypeVar("T")

_TURNS: Final = 8
"""Shards for each process: the last ones to end should not let the others wait for long."""


def cut(weights: Mapping[T, int], engine: Engine) -> tuple[tuple[T, ...], ...]:
    """The pieces in their order, in as many shards as the engine is to be given."""
    wanted = engine.jobs * _TURNS
    share = -(-sum(weights.values()) // wanted)
    return tuple(_cut(weights.items(), share))


def _cut(pieces: Iterable[tuple[T, int]], share: int) -> Iterable[tuple[T, ...]]:
    found: list[T] = []
    held = 0
    for piece, weight in pieces:
        if found and held + weight > share:
            yield tuple(found)
            found, held = [], 0
        found.append(piece)
        held += weight
    if found:
        yield tuple(found)
