"""The whole page of a report: what stands in the file stands on it, and states are never mixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from generator.findings import DocPath, dotted
from generator.model.edition import Edition
from generator.model.record import Record
from generator.model.reported import State, Stated, state_of
from generator.views.blocks import Fact
from generator.views.county_year.page import CountyYearPage, county_years
from generator.views.draft import made
from generator.views.table import Cell, CellKind
from tests.reading import page_at, parts, said

# What is there for the program and not for readers.
NOT_SHOWN = {"format", "code", "department", "topic", "digest", "key", "check"}
SECTIONS = (
    *("money", "performance", "scores", "verification", "withheld", "silent", "people"),
    *("improvement", "provenance", "corrections", "citation", "questions"),
)


def values(found: object, path: DocPath = ()) -> Iterator[tuple[DocPath, object]]:
    if isinstance(found, Record):
        for name in type(found).model_fields:
            yield from values(getattr(found, name), (*path, name))
    elif isinstance(found, Mapping):
        for key, item in found.items():
            yield from values(item, (*path, key))
    elif isinstance(found, tuple):
        yield from ((path, item) for item in found)
    else:
        yield path, found


@pytest.fixture(scope="module")
def pages(example: Edition) -> list[CountyYearPage]:
    return list(made(county_years(example)))


def squeezed(text: str) -> str:
    return text.replace(" ", "")


def test_every_figure_of_a_report_stands_on_its_page(
    example: Edition, pages: list[CountyYearPage]
) -> None:
    missing = [
        f"{page.address}: {dotted(path)} {value.printed}"
        for page, entry in zip(pages, example.dataset.reports, strict=True)
        for path, value in values(entry.report)
        if isinstance(value, Stated) and squeezed(value.printed) not in squeezed(said(page))
    ]

    assert missing == []


def test_every_text_of_a_report_stands_on_its_page(
    example: Edition, pages: list[CountyYearPage]
) -> None:
    missing = [
        f"{page.address}: {dotted(path)} {value}"
        for page, entry in zip(pages, example.dataset.reports, strict=True)
        for path, value in values(entry.report)
        if isinstance(value, str) and not NOT_SHOWN & set(map(str, path))
        if not str(path[-1]).endswith("_on") and path[-1] not in {"budget_label", "ground"}
        if squeezed(value) not in squeezed(said(page))
    ]

    assert missing == []


def test_a_cell_is_in_the_state_of_its_figure(
    example: Edition, pages: list[CountyYearPage]
) -> None:
    found = set()
    for page, entry in zip(pages, example.dataset.reports, strict=True):
        stated = {dotted(path): value for path, value in values(entry.report)}
        for cell in parts(page, Cell):
            value = stated.get(cell.anchor)
            if value is None or isinstance(value, str):
                continue
            state = state_of(value)
            found.add(state)
            assert (cell.kind is CellKind.STATE) == (state not in {State.VALUE, State.NOTHING})
            assert cell.text.startswith(value.printed if isinstance(value, Stated) else cell.text)

    assert found == set(State)


def test_no_cell_of_a_figure_is_blank(pages: list[CountyYearPage]) -> None:
    blank = [
        f"{page.address}: {cell.anchor}"
        for page in pages
        for cell in parts(page, Cell)
        if cell.anchor and not cell.text
    ]

    assert blank == []


def test_sections_come_in_the_fixed_order(pages: list[CountyYearPage]) -> None:
    assert {tuple(section.id for section in page.sections) for page in pages} == {SECTIONS}


def test_every_section_says_something(pages: list[CountyYearPage]) -> None:
    assert [
        f"{page.address}#{section.id}"
        for page in pages
        for section in page.sections
        if not section.blocks
    ] == []


def test_a_permalink_stands_once_on_a_page(pages: list[CountyYearPage]) -> None:
    for page in pages:
        anchors = [cell.anchor for cell in parts(page, Cell) if cell.anchor]
        anchors += [fact.anchor for fact in parts(page, Fact) if fact.anchor]
        assert len(set(anchors)) == len(anchors), page.address


def test_neighbouring_years_are_those_of_the_same_office(example: Edition) -> None:
    first = page_at(example, "shili/dongshi/jiaxian/2023")
    second = page_at(example, "shili/dongshi/jiaxian/2024")
    other = page_at(example, "shili/dongshi/yishan/2023/kejiju")

    assert (first.previous, first.following.title) == (None, "2024 年")
    assert (second.previous.title, second.following) == ("2023 年", None)
    assert (other.previous, other.following) == (None, None)


def test_the_page_says_what_the_figures_cover(pages: list[CountyYearPage]) -> None:
    subs = {page.address: page.sub for page in pages}

    assert subs["shili/dongshi/yishan/2023"].startswith("覆盖：只含专项资金（")
    assert subs["shili/dongshi/yishan/2023"].endswith("单位：元")


def test_a_page_carries_the_date_and_the_digest_of_its_own_file(
    example: Edition, pages: list[CountyYearPage]
) -> None:
    for page, entry in zip(pages, example.dataset.reports, strict=True):
        assert page.head.data_date == entry.report.provenance.checked_on
        assert entry.digest.startswith(page.head.data_digest)
        assert len(page.cards) == 4
