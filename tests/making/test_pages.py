from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.making.pages import PageMaker, record_of
from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.render.templates import Templates
from generator.search.page_record import PageRecord, Records
from generator.views.draft import Draft
from tests.conftest import ROOT

REPORT = "shili/dongshi/yishan/2023"
TABLES = "shili/dongshi"
SEARCH = "search"


class _Pages:
    """A builder whose pages say what they were given."""

    def html(self, page: str, markdown: bytes) -> bytes:
        return f"<{page}>".encode() + markdown


class _Told(dict[str, tuple[bytes, PageRecord]]):
    def __call__(self, page: str, state: bytes, line: str) -> None:
        self[page] = state, record_of(line)


@pytest.fixture
def told() -> _Told:
    return _Told()


@pytest.fixture
def maker(example: Edition, told: _Told) -> PageMaker:
    pages: Any = _Pages()
    return PageMaker(example, Templates(ROOT / "site_templates"), pages, lambda _: {}, told)


@pytest.fixture(scope="module")
def drafts(example: Edition) -> dict[str, tuple[str, Draft]]:
    found = ((kind.template, draft) for kind in PAGES for draft in kind.drafts(example))
    return {draft.address: (template, draft) for template, draft in found}


def test_a_page_comes_with_its_markdown_and_its_rows(
    maker: PageMaker, drafts: dict[str, tuple[str, Draft]]
) -> None:
    product = maker.product(*drafts[TABLES])
    files = dict(product.make().files)

    assert product.name == f"/{TABLES}/"
    markdown = files[f"docs/{TABLES}/index.md"]
    assert isinstance(markdown, bytes)
    assert files[f"site/{TABLES}/index.html"] == f"<{TABLES}>".encode() + markdown
    assert {path for path in files if path.endswith(".csv")} == {f"site/{TABLES}/rows.csv"}


def test_what_the_search_reads_is_told_with_the_state_of_the_product(
    maker: PageMaker, drafts: dict[str, tuple[str, Draft]], told: _Told, example: Edition
) -> None:
    template, draft = drafts[REPORT]
    product = maker.product(template, draft)
    facts = product.make().facts

    expected = Records(example, lambda _: {}).record(draft.make())
    assert told[REPORT] == (product.state, expected)
    assert maker.record(draft) == expected
    assert facts["key"]
    assert facts["date"] == draft.make().head.data_date


def test_the_page_of_results_is_not_searched(
    maker: PageMaker, drafts: dict[str, tuple[str, Draft]], told: _Told
) -> None:
    assert maker.product(*drafts[SEARCH]).make().facts["key"] == ""
    assert not told


def test_the_state_of_a_page_says_whether_its_rows_stand_beside_it(
    maker: PageMaker, drafts: dict[str, tuple[str, Draft]]
) -> None:
    template, draft = drafts[TABLES]
    without = replace(draft, has_rows=not draft.has_rows)

    assert maker.product(template, draft).state == draft.state + bytes([draft.has_rows])
    assert maker.product(template, without).state != maker.product(template, draft).state
