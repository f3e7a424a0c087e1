"""The files that list all pages and names, written from the columns that the state keeps."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any, Final, NamedTuple

from generator.search.columns import Choice
from generator.search.entities import Entity, EntityKind
from generator.search.files import META, Files
from generator.search.index import (
    PageColumns,
    entities_file,
    homophones_file,
    json_bytes,
    meta_file,
)
from generator.search.own_names import NamedPage, merged_names
from generator.search.page_record import PageFacts
from generator.search.slots import year
from generator.search.source import Source
from generator.search.state import PageRow, State

AMOUNTS: Final = "amounts.json"
NAMES_KEY: Final = "names_key"
NAMES: Final = "names"
TOPICS: Final = "topics"


class Listed(NamedTuple):
    """A page with its columns."""

    address: str
    slot: int
    size: int
    facts: PageFacts


def listed(row: PageRow, facts: PageFacts) -> Listed:
    """A page whose facts are at hand: as text they would be held twice."""
    return Listed(row.address, row.slot, row.size, facts)


def write_amounts(files: Files, pages: Sequence[Listed]) -> None:
    """Yuan of each report, by page."""
    files.put(AMOUNTS, json_bytes([page.facts.amount for page in pages]))


def mend_amounts(files: Files, slots: Sequence[int], amounts: Mapping[int, str | None]) -> None:
    """The same where no page came or went: the amounts of some slots."""
    held = json.loads(files.read(AMOUNTS))
    for slot, amount in amounts.items():
        held[bisect_left(slots, slot)] = amount
    files.put(AMOUNTS, json_bytes(held))


def write_names(files: Files, pages: Sequence[Listed], names: Sequence[Entity]) -> None:
    """All names: those of the site and those that reports give."""
    slots = {page.address: page.slot for page in pages}
    own = merged_names(
        NamedPage(page.address, int(year(page.slot)), page.facts.names)
        for page in pages
        if page.facts.names
    )
    files.put("entities.json", entities_file((*names, *own), slots))


def write_meta(
    files: Files, pages: Sequence[Listed], topics: Sequence[Choice], shards: int
) -> None:
    """What is read before anything else; written last, because it names the version."""
    columns = [
        PageColumns(page.slot, page.facts.title, page.facts.choices, page.size) for page in pages
    ]
    has_traditional = files.has("traditional.json")
    version = files.version
    files.put(META, meta_file(columns, topics, shards, version, has_traditional=has_traditional))


def mend_meta(files: Files, slots: Sequence[int], rows: Sequence[PageRow], shards: int) -> None:
    """The same where no page came, went or changed its columns: sizes and version alone."""
    meta: dict[str, Any] = json.loads(files.read(META))  # its shape is that of `meta_file`
    for row in rows:
        meta["sizes"][bisect_left(slots, row.slot)] = row.size
    meta["shards"] = shards
    meta["version"] = files.version
    files.put(META, json_bytes(meta))


def site_names(state: State, files: Files, source: Source) -> tuple[Entity, ...]:
    """The names that no report gives: those kept, or made where they may have changed."""
    if state.fact(NAMES_KEY) == source.names_key:
        return tuple(map(_entity, json.loads(state.fact(NAMES))))
    names = source.names()
    files.put("homophones.json", homophones_file(names))
    kept = [(each.kind.name, *astuple(each)[1:]) for each in names]
    state.keep({NAMES_KEY: source.names_key, NAMES: json.dumps(kept, ensure_ascii=False)})
    return names


def _entity(kept: Sequence[Any]) -> Entity:  # a row of `site_names`, whose shape is known
    kind, name, detail, href, syllables, pages, short, readings, codes = kept
    return Entity(
        EntityKind[kind],
        *(name, detail, href, syllables, tuple(pages)),
        short=short,
        readings=tuple(readings),
        codes=tuple(codes),
    )


def topics_fact(source: Source) -> Mapping[str, str]:
    """The kinds of projects as the state keeps them."""
    return {TOPICS: json.dumps(source.topics, ensure_ascii=False)}
