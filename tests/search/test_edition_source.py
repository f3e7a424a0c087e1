from __future__ import annotations

from pathlib import Path

from generator.model.edition import Edition
from generator.search.edition_source import edition_source, program_digest
from generator.search.source import Source


def of(edition: Edition, *pages: str, folder: Path = Path("absent")) -> Source:
    return edition_source(edition, {page: page.encode() for page in pages}, folder)


def test_the_page_of_the_search_itself_is_left_out(example: Edition) -> None:
    source = of(example, "glossary", "search", "coverage")

    assert source.keys.keys() == source.slots.keys() == {"glossary", "coverage"}


def test_only_the_pages_asked_for_are_told(example: Edition) -> None:
    source = of(example, "glossary", "coverage")

    assert [each.address for each in source.records_of({"glossary"})] == ["glossary"]
    assert {each.address for each in source.records()} == {"glossary", "coverage"}


def test_the_program_has_one_digest() -> None:
    assert program_digest() == program_digest()
    assert len(program_digest()) == 64
