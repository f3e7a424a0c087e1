"""All pages of a corpus as the search gets them, before and after one report is edited.

Run as a program of its own: an edition of a country takes gigabytes, which are not the search's.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.reading import edition_of
from generator.search.columns import topic_choices
from generator.search.entities import Entity, EntityKind, site_names, site_names_key
from generator.search.page_record import PageRecord, Records, facts_from
from generator.search.slots import slots_of
from generator.search.source import Source
from generator.search.texts import page_text
from generator.views import address
from generator.views.blocks import Page

_AMOUNT: Final = re.compile(r'executed: "(\d+)(\.\d+)?')


def write_pages(content: Path, target: Path) -> None:
    """Every page's record, then those that an edited amount changes; prints CPU seconds."""
    gc.disable()  # as the command itself does
    edition = edition_of(content, content.name)
    pages = list(_pages(edition))
    began = time.process_time()
    for page in pages:
        page_text(page)
    print(json.dumps({"text_cpu": time.process_time() - began, "pages": len(pages)}))
    before = _write(edition, pages, target / "pages.jsonl", {})
    edited_report(content)
    edited = edition_of(content, content.name)
    _write(edited, list(_pages(edited)), target / "edited.jsonl", before)
    names = [(each.kind.name, *astuple(each)[1:]) for each in site_names(edition)]
    facts = {"key": site_names_key(edition), "names": names, "topics": topic_choices(edition)}
    (target / "site.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")


def _pages(edition: Edition) -> Iterator[Page]:
    for kind in PAGES:
        for page in kind.views(edition):
            if page.address != address.SEARCH and not page.is_part:
                yield page


def _write(
    edition: Edition, pages: Iterable[Page], path: Path, before: dict[str, str]
) -> dict[str, str]:
    """Write the records that `before` does not know so; returns every line by address."""
    by_address = {page.address: page for page in pages}
    records = Records(edition, lambda _: {})
    slots = slots_of(edition.dataset, by_address)
    lines = {}
    with path.open("w", encoding="utf-8") as file:
        for name, page in by_address.items():
            each = records.record(page, slots[name])
            told = (each.address, each.slot, each.trail, each.text, each.facts.as_json())
            lines[name] = json.dumps(told, ensure_ascii=False)
            if before.get(name) != lines[name]:
                file.write(lines[name] + "\n")
    return lines


def edited_report(content: Path) -> Path:
    """Add one yuan to one amount of the report in the middle of the folder; returns its file."""
    reports = sorted((content / "reports").rglob("*.yml"))
    path = reports[len(reports) // 2]
    text = path.read_text("utf-8")
    path.write_text(_AMOUNT.sub(lambda found: f'executed: "{int(found[1]) + 1}{found[2] or ""}',
                                text, count=1), "utf-8")  # fmt: skip
    return path


def read_source(folder: Path, *, is_edited: bool) -> Source:
    """The source that the files of `write_pages` stand for; records are read when asked for."""
    site: dict[str, Any] = json.loads((folder / "site.json").read_text("utf-8"))
    keys = {}
    slots = {}
    for number, name in enumerate(("pages.jsonl", "edited.jsonl")[: 1 + is_edited]):
        for line in _lines(folder / name):
            page, slot = json.loads(line)[:2]
            keys[page] = str(number)
            slots[page] = slot
    changed = folder / ("edited.jsonl" if is_edited else "pages.jsonl")
    return Source(
        "bench",
        keys,
        dict(sorted(slots.items(), key=lambda each: each[1])),
        lambda: map(_record, _lines(folder / "pages.jsonl")),
        lambda some: [each for each in map(_record, _lines(changed)) if each.address in some],
        site["key"],
        lambda: tuple(_entity(each) for each in site["names"]),
        tuple(tuple(each) for each in site["topics"]),
    )


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from file


def _record(line: str) -> PageRecord:
    page, slot, trail, text, facts = json.loads(line)
    return PageRecord(page, slot, trail, text, facts_from(facts))


def _entity(kept: list[Any]) -> Entity:
    kind, name, detail, href, syllables, pages, short, readings, codes = kept
    lists = (tuple(pages), short, tuple(readings), tuple(codes))
    return Entity(EntityKind[kind], name, detail, href, syllables, *lists)


def main() -> None:
    """Write the pages of a content folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("target", type=Path)
    chosen = parser.parse_args()
    chosen.target.mkdir(parents=True, exist_ok=True)
    write_pages(chosen.content.absolute(), chosen.target)


if __name__ == "__main__":
    main()
