"""Skeletons as JSON can hold them, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from generator.publish.stamp import Gap, Piece, Sections, Skeleton

_Json: TypeAlias = Any  # JSON has no types


def packed(skeletons: Mapping[str, Skeleton | None]) -> dict[str, _Json]:
    """The skeletons by their shapes; None for a shape that has none."""
    return {
        shape: None if each is None else [_packed(piece) for piece in each.pieces]
        for shape, each in skeletons.items()
    }


def unpacked(kept: Mapping[str, _Json]) -> dict[str, Skeleton | None]:
    """The skeletons again."""
    return {
        shape: None if pieces is None else Skeleton(tuple(_unpacked(pieces)))
        for shape, pieces in kept.items()
    }


def _packed(piece: Piece) -> object:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Gap):
        return [piece.name, piece.is_escaped]
    return {"each": [_packed(each) for each in piece.each], "between": piece.between}


def _unpacked(pieces: Iterable[_Json]) -> Iterable[Piece]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, list):
            yield Gap(*piece)
        else:
            each = tuple(_unpacked(piece["each"]))
            yield Sections(tuple(x for x in each if not isinstance(x, Sections)), piece["between"])
