"""The small files of the search, from the columns of all pages in the order of their slots. Pure.

- `meta.json`: pages, facets and titles; read before anything else
- `amounts.json`: yuan of each report, for sorting
- `entities.json`: names with readings
- `homophones.json`: characters that sound alike, for typing errors in names of places
- `traditional.json`: traditional characters and their simplified ones
- `grams/<n>.bin`: the index (see `shards`)
- `texts/<n>.bin`: address, way and text of the page in each slot, raw deflate
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.search.columns import Choice, Choices, Facet, facets
from generator.search.entities import Entity, EntityKind
from generator.search.page_record import PageRecord
from generator.search.readings import homophones
from generator.search.slots import LOW_BITS, block, low
from generator.search.traditional import simplified

FORMAT: Final = 2

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True)
class PageColumns:
    """What `meta.json` says of a page; `size` is that of its packed text, in thousands of bytes."""

    slot: int
    title: str
    choices: Choices
    size: int


def meta_file(
    pages: Sequence[PageColumns],
    topics: Sequence[Choice],
    shards: int,
    version: str,
    *,
    has_traditional: bool,
) -> bytes:
    """What is read before anything else."""
    occupied = occupied_by_block([page.slot for page in pages])
    found: dict[str, Json] = {
        "format": FORMAT,
        "version": version,
        "traditional": int(has_traditional),
        "low": LOW_BITS,
        "shards": shards,
        "blocks": [[number, _steps(lows)] for number, lows in occupied.items()],
        "sizes": [page.size for page in pages],
        **_titles([page.title for page in pages]),
        "facets": [_facet(each) for each in facets([page.choices for page in pages], topics)],
    }
    return json_bytes(found)


def occupied_by_block(slots: Sequence[int]) -> dict[int, list[int]]:
    """The pages of each block, from ascending slots."""
    found: dict[int, list[int]] = {}
    at = 0
    while at < len(slots):
        number = block(slots[at])
        end = bisect_left(slots, (number + 1) << LOW_BITS, at)
        found[number] = list(map(low, slots[at:end]))
        at = end
    return found


def entities_file(names: Iterable[Entity], slots: Mapping[str, int]) -> bytes:
    """All names, one row each, places first."""
    kinds = {kind: number for number, kind in enumerate(EntityKind)}
    ordered = sorted(names, key=lambda each: kinds[each.kind])
    return json_bytes([_row(each, kinds[each.kind], slots) for each in ordered])


def homophones_file(names: Iterable[Entity]) -> bytes:
    """For the syllables of the names of places; other names are found by their words."""
    places = (each for each in names if each.kind is EntityKind.PLACE)
    found = homophones(syllable for each in places for syllable in each.syllables.split(" "))
    return json_bytes(found)


def traditional_file(characters: Iterable[str]) -> bytes:
    """Traditional characters that the corpus lacks, and the simplified ones that it has."""
    pairs = simplified(frozenset(characters))
    return json_bytes(["".join(pairs), "".join(pairs.values())])


def packed(record: PageRecord) -> bytes:
    """Address, way and text of a page."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)  # 9 takes twice as long and saves 4 %
    said = f"{record.address}\n{record.trail}\n{record.text}"
    return packer.compress(said.encode()) + packer.flush()


def unpacked_text(content: bytes) -> str:
    """The text in a packed page."""
    return zlib.decompress(content, -15).decode().split("\n", 2)[2]


def json_bytes(value: Json) -> bytes:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _row(entity: Entity, kind: int, slots: Mapping[str, int]) -> Json:
    return [
        kind,
        entity.name,
        entity.detail,
        entity.href,
        entity.syllables,
        entity.short,
        " ".join(entity.readings),
        " ".join(entity.codes),
        [slots[page] for page in entity.pages],
    ]


def _titles(patterns: Sequence[str]) -> dict[str, Json]:
    """Titles once each, and the number of each page's."""
    kept = list(dict.fromkeys(patterns))
    number = {pattern: index for index, pattern in enumerate(kept)}
    return {"titles": kept, "title": [number[pattern] for pattern in patterns]}


def _facet(facet: Facet) -> Json:
    """Pages with the same choices share a number; a page without any has -1."""
    sets = list(dict.fromkeys(each for each in facet.pages if each))
    number: dict[tuple[int, ...], int] = {each: index for index, each in enumerate(sets)}
    return {
        "key": facet.key,
        "label": facet.label,
        "choices": facet.choices,
        "sets": sets,
        "pages": [number.get(each, -1) for each in facet.pages],
    }


def _steps(numbers: Iterable[int]) -> list[int]:
    """Each number as the distance from the one before."""
    found, before = [], 0
    for number in numbers:
        found.append(number - before)
        before = number
    return found
