"""The source of the index of an edition: what its pages say, as they were made."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.cache.program import program_digest
from generator.model.edition import Edition
from generator.search.columns import topic_choices
from generator.search.entities import site_names, site_names_key
from generator.search.page_record import PageRecord
from generator.search.slots import slots_of
from generator.search.source import Source
from generator.search.traditional import has_converter


def edition_source(
    edition: Edition,
    keys: Mapping[str, str],
    record: Callable[[str], PageRecord],
    program: str,
) -> Source:
    """Pages by their addresses: `keys` say from what each was made, `record` what it says."""
    slots = slots_of(edition.dataset, keys)

    def found(is_wanted: Callable[[str], bool]) -> Iterator[PageRecord]:
        return (replace(record(page), slot=slot) for page, slot in slots.items() if is_wanted(page))

    def some(addresses: AbstractSet[str]) -> Iterator[PageRecord]:
        return found(addresses.__contains__)

    return Source(
        program,
        keys,
        slots,
        lambda: found(slots.__contains__),
        some,
        site_names_key(edition),
        lambda: site_names(edition),
        topic_choices(edition),
    )


def search_program() -> str:
    """Changes with the program, and with what it is run by where that shows in the files."""
    run_by = f"{program_digest()} {zlib.ZLIB_RUNTIME_VERSION} {has_converter()}"
    return hashlib.sha256(run_by.encode()).hexdigest()
