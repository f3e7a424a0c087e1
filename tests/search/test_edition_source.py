from __future__ import annotations

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.search.edition_source import edition_source, search_program
from generator.search.page_record import Records
from generator.search.source import Source


def of(edition: Edition, *pages: str) -> Source:
    records = Records(edition, lambda _: {})
    views = {page.address: page for kind in PAGES for page in kind.views(edition)}
    return edition_source(
        edition, {page: page for page in pages}, lambda page: records.record(views[page]), "program"
    )


def test_every_page_has_a_slot_in_order(example: Edition) -> None:
    source = of(example, "glossary", "coverage", "shili")

    assert source.keys.keys() == source.slots.keys() == {"glossary", "coverage", "shili"}
    assert list(source.slots.values()) == sorted(source.slots.values())
    assert {each.slot for each in source.records()} == set(source.slots.values())


def test_only_the_pages_asked_for_are_told(example: Edition) -> None:
    source = of(example, "glossary", "coverage")

    assert [each.address for each in source.records_of({"glossary"})] == ["glossary"]
    assert {each.address for each in source.records()} == {"glossary", "coverage"}


def test_the_program_has_one_digest() -> None:
    assert search_program() == search_program()
    assert len(search_program()) == 64
