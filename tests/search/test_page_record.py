from __future__ import annotations

import pytest

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.search import page_record as module
from generator.search.page_record import YEAR, PageRecord, Records, facts_from
from generator.search.texts import page_text
from generator.views.blocks import Page


@pytest.fixture(scope="module")
def pages(example: Edition) -> dict[str, Page]:
    return {page.address: page for kind in PAGES for page in kind.views(example)}


@pytest.fixture(scope="module")
def records(example: Edition) -> Records:
    return Records(example, lambda _: {})


def of_a_report(records: Records, pages: dict[str, Page]) -> PageRecord:
    return records.record(next(page for page in pages.values() if page.head.kind == "report"))


def test_a_record_holds_what_its_page_says(records: Records, pages: dict[str, Page]) -> None:
    found = of_a_report(records, pages)

    assert found.text == page_text(pages[found.address])
    assert found.facts.title.count(YEAR) == 1
    assert found.facts.names != ()
    assert found.trail.startswith("示例")


def test_a_page_that_is_no_report_has_neither_amount_nor_names(
    records: Records, pages: dict[str, Page]
) -> None:
    facts = records.record(pages["glossary"]).facts

    assert (facts.amount, facts.names, set(facts.choices)) == (None, (), {()})


def test_reading_facts_undoes_writing_them(records: Records, pages: dict[str, Page]) -> None:
    for page in pages.values():
        facts = records.record(page).facts

        assert facts_from(facts.as_json()) == facts


def test_a_key_changes_with_the_page_and_with_its_columns(
    example: Edition, records: Records, pages: dict[str, Page]
) -> None:
    page = of_a_report(records, pages).address
    empty = Records(example.only(()), lambda _: {})
    keys = [records.key(page, b"a"), records.key(page, b"b"), empty.key(page, b"a")]

    assert len({*keys, records.key(page, b"a")}) == 3


def test_a_name_that_was_read_before_is_not_read_again(
    example: Edition, pages: dict[str, Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = of_a_report(Records(example, lambda _: {}), pages).facts
    monkeypatch.setattr(module, "reading", lambda *_: "asked again")
    said = {(own.name, own.where): own.syllables for own in first.names}

    assert of_a_report(Records(example, lambda _: said), pages).facts == first
