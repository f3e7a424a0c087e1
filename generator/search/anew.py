"""The index of a whole site from nothing: one page at a time, so that a country fits in memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.search.files import Files
from generator.search.index import occupied_by_block, packed, traditional_file
from generator.search.lists import (
    Listed,
    listed,
    site_names,
    topics_fact,
    write_amounts,
    write_meta,
    write_names,
)
from generator.search.page_record import PageRecord
from generator.search.postings import Run, is_common
from generator.search.shards import Shards
from generator.search.source import Source
from generator.search.state import Common, PageRow, State
from generator.search.traditional import has_converter

if TYPE_CHECKING:
    from generator.search.inversion import KeyParts

_KEPT_AT_ONCE: Final = 10_000
"""Rows that are told the state in one go: one at a time they would take twice as long."""


def made_anew(root: Path, state: State, source: Source) -> None:
    """Write all files into `root`, and what the next build wants to know into the state."""
    shutil.rmtree(root, ignore_errors=True)
    files = Files(root, 0)
    state.begin()
    index = _Index(files, state, source)
    with index.parts(root.parent) as parts:
        pages = sorted(index.pages(parts), key=lambda page: page.slot)
        index.grams(parts)
    if has_converter():
        files.add("traditional.json", traditional_file(index.characters))
    write_amounts(files, pages)
    write_names(files, pages, site_names(state, files, source))
    write_meta(files, pages, source.topics, index.shards)
    state.keep(
        {
            "digests": str(files.digests),
            "total": str(index.total),
            "shards": str(index.shards),
            "characters": "".join(sorted(index.characters)),
            **topics_fact(source),
        }
    )
    state.done()


class _Index:
    """What is collected on the way: keys of all pages, then records of all pieces."""

    def __init__(self, files: Files, state: State, source: Source) -> None:
        from generator.search.cutting import Cutter  # noqa: PLC0415  # numpy is slow to load

        self._files = files
        self._state = state
        self._source = source
        self._cutter = Cutter()
        self.characters: set[str] = set()
        self.total = 0
        self.shards = 0

    def parts(self, folder: Path) -> KeyParts:
        """Where the keys of all pages will wait."""
        from generator.search.inversion import KeyParts  # noqa: PLC0415  # numpy is slow to load

        return KeyParts(folder, len(self._source.slots))

    def pages(self, parts: KeyParts) -> Iterator[Listed]:
        """Writes each page's text, lays its keys down, and tells its columns."""
        number = {slot: index for index, slot in enumerate(self._source.slots.values())}
        for page in self._source.records():
            content = packed(page)
            self._files.add(text_name(page.slot), content)
            parts.add(self._cutter.keys(page.text, number[page.slot]))
            row = page_row(page, self._source.keys[page.address], content)
            self._state.keep_pages([row])
            yield listed(row, page.facts)

    def grams(self, parts: KeyParts) -> None:
        """Writes the index."""
        held = self._held(parts, occupied_by_block(list(self._source.slots.values())))
        for number, content in enumerate(held.files()):
            self._files.add(shard_name(number), content)
            self.shards = number + 1
        self.total = held.total

    def _held(self, parts: KeyParts, occupied: Mapping[int, Sequence[int]]) -> Shards:
        """All pieces; what is known of common ones is told the state."""
        from generator.search.inversion import inverted  # noqa: PLC0415  # numpy is slow to load

        held = Shards()
        many: list[Common] = []
        for gram, posting in inverted(self._cutter, parts.sorted(), occupied):
            many += common_rows(gram, posting.common, occupied)
            if len(many) > _KEPT_AT_ONCE:
                self._state.keep_common(many)
                many.clear()
            if len(gram) == 1:
                self.characters.add(gram)
            held.add(gram, posting.content)
        self._state.keep_common(many)
        return held


def common_rows(
    gram: str, runs: Mapping[int, Run], occupied: Mapping[int, Sequence[int]]
) -> list[Common]:
    """What is kept of a piece for each block where it is common."""
    return [
        Common(block, gram, run.way, run.lacking, len(run.content))
        for block, run in runs.items()
        if is_common(run, occupied[block])
    ]


def page_row(page: PageRecord, key: str, content: bytes) -> PageRow:
    """What is kept of a page."""
    return PageRow(page.slot, page.address, key, page.facts.as_json(), len(content) // 1000)


def text_name(slot: int) -> str:
    """The file of a page's text."""
    return f"texts/{slot:x}.bin"


def shard_name(number: int) -> str:
    """A file of the index."""
    return f"grams/{number:x}.bin"
