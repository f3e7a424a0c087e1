"""The index after some pages changed, came or went: only what these touch is read and written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from generator.search.anew import common_rows, page_row, shard_name, text_name
from generator.search.files import Files
from generator.search.grams import changed_grams, grams
from generator.search.hashing import fnv1a
from generator.search.index import occupied_by_block, packed, traditional_file, unpacked_text
from generator.search.lists import (
    NAMES_KEY,
    TOPICS,
    listed,
    mend_amounts,
    mend_meta,
    site_names,
    topics_fact,
    write_amounts,
    write_meta,
    write_names,
)
from generator.search.page_record import PageRecord, facts_from
from generator.search.postings import LACKING, SPARE, Run, join, lows, run, split
from generator.search.shards import changed_shard, shard_count
from generator.search.slots import block, low
from generator.search.source import Source
from generator.search.state import Common, PageRow, State
from generator.search.traditional import has_converter

_FEW: Final = 20
_SHARE: Final = 4
"""A quarter of the pages, or 20, may change; more are made anew in less time."""


class NotWorthIt(Exception):  # noqa: N818  # not an error: the other way is the shorter
    """So much changed that the index is rather made anew."""


class Change(NamedTuple):
    """A slot with the page that was in it and the one that is."""

    before: PageRow | None
    after: PageRecord | None


def updated(state: State, files: Files, source: Source) -> None:
    """Bring the files and the state up to date with the source.

    Raises:
        NotWorthIt: too much changed; the files are then not whole.
    """
    changes = _changes(state, source)
    has_other_names = state.fact(NAMES_KEY) != source.names_key
    has_other_topics = state.fact(TOPICS) != topics_fact(source)[TOPICS]
    if not changes and not has_other_names and not has_other_topics:
        return
    _refuse_many(state, changes, len(source.slots))
    state.begin()
    index = _Index(state, files, changes, source)
    index.write()
    _write_lists(index, has_other_names=has_other_names, has_other_topics=has_other_topics)
    state.keep({"digests": str(files.digests), **topics_fact(source)})
    state.done()


def _changes(state: State, source: Source) -> Mapping[int, Change]:
    """The slots in which something is new."""
    old = state.keys()
    new = dict(zip(source.slots.values(), map(source.keys.__getitem__, source.slots), strict=True))
    slots = {slot for slot, _ in new.items() ^ old.items()}
    _refuse_more(len(slots), len(new))
    pages = {page for page, slot in source.slots.items() if slot in slots} if slots else set()
    came = {each.slot: each for each in source.records_of(pages)} if pages else {}
    return {
        slot: Change(state.row(slot) if slot in old else None, came.get(slot))
        for slot in sorted(slots)
    }


def _refuse_more(changed: int, pages: int) -> None:
    if changed > max(_FEW, pages // _SHARE):
        raise NotWorthIt


def _refuse_many(state: State, changes: Mapping[int, Change], pages: int) -> None:
    """Pieces that became common by pages leaving are not known for ever."""
    _refuse_more(len(changes), pages)
    left = Counter(json.loads(state.fact("left") or "{}"))
    left.update(str(block(slot)) for slot, change in changes.items() if change.after is None)
    if any(count > SPARE for count in left.values()):
        raise NotWorthIt
    state.keep({"left": json.dumps(left)})


class _Index:
    """The pieces touched, and what follows from them."""

    def __init__(
        self, state: State, files: Files, changes: Mapping[int, Change], source: Source
    ) -> None:
        self.state = state
        self.files = files
        self.changes = changes
        self.source = source
        self.slots = list(source.slots.values())
        came = {slot for slot, change in changes.items() if change.before is None}
        went = {slot for slot, change in changes.items() if change.after is None}
        self._came, self._went = (Counter(map(block, slots)) for slots in (came, went))
        self._new = occupied_by_block(self.slots)
        self._old = (
            occupied_by_block(sorted({*self.slots, *went} - came)) if came or went else self._new
        )
        self._held: dict[str, dict[int, bool]] = {}
        self._characters = set(state.fact("characters"))
        self.shards = int(state.fact("shards"))
        self.rows: list[PageRow] = []
        self._common: list[Common] = []
        self._uncommon: list[tuple[int, str]] = []

    def write(self) -> None:
        """Texts, rows and pieces."""
        for slot, change in self.changes.items():
            self._write_page(slot, change)
        self.state.keep_pages(self.rows)
        self.state.drop_pages(slot for slot, each in self.changes.items() if each.after is None)
        total = int(self.state.fact("total"))
        before = frozenset(self._characters)
        for number, touched in self._by_shard(self._touched()).items():
            total += self._write_shard(number, touched)
        self.state.drop_common(self._uncommon)
        self.state.keep_common(self._common)
        if shard_count(total) != self.shards:
            raise NotWorthIt
        if self._characters != before and has_converter():
            self.files.put("traditional.json", traditional_file(self._characters))
        self.state.keep({"total": str(total), "characters": "".join(sorted(self._characters))})

    def _write_page(self, slot: int, change: Change) -> None:
        name = text_name(slot)
        old = unpacked_text(self.files.read(name)) if change.before else ""
        new = change.after.text if change.after else ""
        added, removed = changed_grams(old, new) if old and new else (grams(new), grams(old))
        for pieces, is_held in ((added, True), (removed, False)):
            for gram in pieces:
                self._held.setdefault(gram, {})[slot] = is_held
        if change.after is None:
            self.files.remove(name)
            return
        content = packed(change.after)
        self.files.put(name, content)
        key = self.source.keys[change.after.address]
        self.rows.append(page_row(change.after, key, content))

    def _touched(self) -> dict[str, set[int]]:
        """The blocks to be written anew of each piece."""
        found = {gram: set(map(block, held)) for gram, held in self._held.items()}
        for number in self._came | self._went:
            moved = self._came[number] - self._went[number]
            kept = []
            for each in self.state.common(number):
                lacking = each.lacking + moved
                if number in found.get(each.gram, ()):
                    continue
                if each.way == LACKING or lacking <= each.length:
                    found.setdefault(each.gram, set()).add(number)
                kept.append(each._replace(lacking=lacking))
            self.state.keep_common(kept)
        return found

    def _by_shard(self, touched: Mapping[str, set[int]]) -> Mapping[int, dict[str, set[int]]]:
        found: dict[int, dict[str, set[int]]] = {}
        for gram, blocks in touched.items():
            found.setdefault(fnv1a(gram) % self.shards, {})[gram] = blocks
        return found

    def _write_shard(self, number: int, touched: Mapping[str, set[int]]) -> int:
        """Writes a file of the index; returns by how many bytes it grew."""
        content = self.files.read(shard_name(number))
        changed = changed_shard(
            content, touched, lambda gram, held: self._list(gram, held, touched[gram])
        )
        self.files.change(shard_name(number), content, changed)
        return len(changed) - len(content)

    def _list(self, gram: str, posting: bytes, blocks: Iterable[int]) -> bytes:
        found = split(posting, self._old)
        for number in blocks:
            held = set(lows(found[number], self._old[number])) if number in found else set()
            for slot, is_held in self._held.get(gram, {}).items():
                if block(slot) == number:
                    (held.add if is_held else held.discard)(low(slot))
            found.pop(number, None)
            if held:
                found[number] = run(sorted(held), self._new[number])
        self._note_common(gram, found, blocks)
        if len(gram) == 1:
            (self._characters.add if found else self._characters.discard)(gram)
        return join(found)

    def _note_common(self, gram: str, found: Mapping[int, Run], blocks: Iterable[int]) -> None:
        """What is known of common pieces changes once, when all are written."""
        self._uncommon += ((number, gram) for number in blocks)
        changed = {number: found[number] for number in blocks if number in found}
        self._common += common_rows(gram, changed, self._new)


def _write_lists(index: _Index, *, has_other_names: bool, has_other_topics: bool) -> None:
    """The lists whose columns changed; the others are left alone."""
    pairs = [
        (facts_from(each.before.facts) if each.before else None, each.after and each.after.facts)
        for each in index.changes.values()
    ]
    differs = {
        name
        for before, after in pairs
        for name in ("title", "choices", "amount", "names")
        if before is None or after is None or getattr(before, name) != getattr(after, name)
    }
    has_moved = any(None in pair for pair in pairs)
    names_differ = has_other_names or "names" in differs
    is_listed_anew = has_other_topics or bool(differs & {"title", "choices"})
    needs_pages = has_moved or names_differ or is_listed_anew
    pages = (
        [listed(row, facts_from(row.facts)) for row in index.state.pages()] if needs_pages else []
    )
    if has_moved:
        write_amounts(index.files, pages)
    elif "amount" in differs:
        after = {slot: each.after.facts for slot, each in index.changes.items() if each.after}
        amounts = {slot: facts.amount for slot, facts in after.items()}
        mend_amounts(index.files, index.slots, amounts)
    if names_differ:
        names = site_names(index.state, index.files, index.source)
        write_names(index.files, pages, names)
    if is_listed_anew:
        write_meta(index.files, pages, index.source.topics, index.shards)
    else:
        mend_meta(index.files, index.slots, index.rows, index.shards)
