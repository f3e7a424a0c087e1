"""Joins the parts: all files of the search, from the pages as their views say them.

- `meta.json`: pages, facets and titles; read before anything else
- `amounts.json`: yuan of each report, for sorting
- `entities.json`: names with readings
- `homophones.json`: characters that sound alike, for typing errors in names of places
- `traditional.json`: traditional characters and their simplified ones
- `grams/<n>.bin`: the index (see `shards`)
- `texts/<n>.bin`: address, way and text of the page in each slot, raw deflate
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.model.edition import Edition
from generator.search.columns import Facet, amounts, facets
from generator.search.entities import Entity, EntityKind, entities
from generator.search.grams import grams
from generator.search.postings import posting
from generator.search.readings import homophones
from generator.search.shards import shards
from generator.search.slots import LOW_BITS, block, low, slots_of, year
from generator.search.texts import page_text
from generator.search.traditional import has_converter, simplified
from generator.views import address
from generator.views.blocks import Page

FORMAT: Final = 1

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json] | None"

_YEAR: Final = "\x01"
"""Stands for the year in a title, so that one office has one title for all its years."""


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A page with its slot, and what it says."""

    slot: int
    page: Page
    text: str


def left_out() -> tuple[str, ...]:
    """What the search does without, because an optional part is not installed."""
    return () if has_converter() else ("没有安装 opencc：用繁体字搜不到简体的页面",)


def search_files(edition: Edition, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Everything that the search fetches: path in the site, and bytes."""
    found = _indexed(edition, pages)
    shown = [each.page.address for each in found]
    number = {page: index for index, page in enumerate(shown)}
    names = entities(edition)
    occupied = _occupied(found)
    files = shards(_postings(found, occupied))
    texts = [_packed(each) for each in found]
    parts = {
        "amounts.json": _json(amounts(edition, shown)),
        "entities.json": _json([_row(each, number) for each in names]),
        "homophones.json": _json(_homophones(names)),
        **{f"grams/{index:x}.bin": file for index, file in enumerate(files)},
        **{f"texts/{each.slot:x}.bin": text for each, text in zip(found, texts, strict=True)},
    }
    if has_converter():
        parts["traditional.json"] = _json(_simplified(found))
    meta: dict[str, Json] = {
        "format": FORMAT,
        "version": _digest(parts),
        "traditional": int(has_converter()),
        "low": LOW_BITS,
        "shards": len(files),
        "blocks": [[number, _steps(lows)] for number, lows in occupied.items()],
        "sizes": [len(text) // 1000 for text in texts],
        **_titles(found),
        "facets": [_facet(each) for each in facets(edition, shown)],
    }
    parts["meta.json"] = _json(meta)
    for name, content in sorted(parts.items()):
        yield f"{address.SEARCH}/{name}", content


def _indexed(edition: Edition, pages: Iterable[Page]) -> list[_Indexed]:
    """The pages in the order of their slots; the page of the search itself says nothing."""
    found = {page.address: page for page in pages if page.address != address.SEARCH}
    return [
        _Indexed(slot, found[page], page_text(found[page]))
        for page, slot in slots_of(edition.dataset, found).items()
    ]


def _occupied(found: Iterable[_Indexed]) -> dict[int, list[int]]:
    occupied: dict[int, list[int]] = {}
    for each in found:
        occupied.setdefault(block(each.slot), []).append(low(each.slot))
    return occupied


def _postings(
    found: Iterable[_Indexed], occupied: Mapping[int, Sequence[int]]
) -> Mapping[str, bytes]:
    """The list of each piece; pieces of the same pages share one."""
    held: dict[str, list[int]] = {}
    for each in found:
        for gram in grams(each.text):
            held.setdefault(gram, []).append(each.slot)
    written: dict[tuple[int, ...], bytes] = {}
    lists = {gram: tuple(slots) for gram, slots in held.items()}
    for slots in lists.values():
        if slots not in written:
            written[slots] = posting(slots, occupied)
    return {gram: written[slots] for gram, slots in lists.items()}


def _row(entity: Entity, number: Mapping[str, int]) -> Json:
    return [
        tuple(EntityKind).index(entity.kind),
        entity.name,
        entity.detail,
        entity.href,
        entity.syllables,
        entity.short,
        " ".join(entity.readings),
        " ".join(entity.codes),
        [number[page] for page in entity.pages],
    ]


def _homophones(names: Iterable[Entity]) -> Mapping[str, str]:
    """For the syllables of the names of places; other names are found by their words."""
    places = (each for each in names if each.kind is EntityKind.PLACE)
    return homophones(syllable for each in places for syllable in each.syllables.split(" "))


def _simplified(found: Iterable[_Indexed]) -> Json:
    pairs = simplified({character for each in found for character in each.text})
    return ["".join(pairs), "".join(pairs.values())]


def _titles(found: Sequence[_Indexed]) -> dict[str, Json]:
    """Titles once each, and the number of each page's."""
    patterns = [_pattern(each) for each in found]
    kept = list(dict.fromkeys(patterns))
    number = {pattern: index for index, pattern in enumerate(kept)}
    return {"titles": kept, "title": [number[pattern] for pattern in patterns]}


def _pattern(each: _Indexed) -> str:
    title, own = each.page.head.title, year(each.slot)
    return title.replace(own, _YEAR, 1) if own else title


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


def _packed(each: _Indexed) -> bytes:
    way = " · ".join(step.title for step in each.page.crumbs[1:-1])
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(f"{each.page.address}\n{way}\n{each.text}".encode())
    return packed + packer.flush()


def _digest(parts: Mapping[str, bytes]) -> str:
    """Changes when any file does; asked for with each file, so that caches never mix two builds."""
    found = hashlib.sha256()
    for name, content in sorted(parts.items()):
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.hexdigest()[:12]


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
