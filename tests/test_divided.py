"""Lists that are divided: every row on one page, every link leads somewhere, rows to take away."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import urldefrag

import pytest

from generator.export.csv_file import encoded
from generator.model.edition import Edition
from generator.model.verdict import Verdict
from generator.outputs import PAGES, PageKind, data_files
from generator.publish.packages import package_files
from generator.views.blocks import ComparisonEntry, Fact, HoldsLine, Page, Section
from generator.views.check_catalogue import check_catalogue
from generator.views.corrections import corrections_page
from generator.views.coverage import coverage
from generator.views.draft import Draft, at_once, made
from generator.views.open_data import open_data
from generator.views.place import places
from generator.views.rows import ADDRESS, shown_rows, tables_of, with_rows
from generator.views.table import Cell, Table
from generator.views.topic import topics
from generator.views.year import years
from tests.country import a_country
from tests.plans import files
from tests.reading import parts, said
from tests.tables import from_csv

ROOT: Final = Path(__file__).parent.parent
MOST: Final = 3

Listed = dict[str, tuple[Page, ...]]
Pages = Callable[[Edition], Iterable[Page | Draft]]
LISTS: Final[dict[str, Pages]] = {
    "year": partial(years, most=MOST),
    "topic": partial(topics, most=MOST),
    "checks": partial(check_catalogue, most=MOST),
    "coverage": partial(coverage, most=MOST),
    "corrections": partial(corrections_page, most=MOST),
    "place": partial(places, most=MOST),
    "open-data": lambda shown: open_data(shown, data_files(shown), MOST),
}
WITH_PARTS: Final = [name for name in LISTS if name != "place"]


def pages_of(found: Iterable[Page | Draft]) -> Iterator[Page]:
    """The pages, whether they are made already or not."""
    return (each.make() if isinstance(each, Draft) else each for each in found)


@pytest.fixture(scope="module")
def country() -> Edition:
    return a_country()


@pytest.fixture(scope="module")
def lists(country: Edition) -> Listed:
    """The pages of every list, divided."""
    return {name: tuple(pages_of(views(country))) for name, views in LISTS.items()}


@pytest.fixture(scope="module")
def pages(country: Edition, lists: Listed) -> dict[str, Page]:
    """All pages of the site by address, with every long list divided."""
    found = [page for kind in PAGES for page in lists.get(kind.name, kind.views(country))]
    assert len({page.address for page in found}) == len(found)
    return {page.address: page for page in found}


def lists_of(kind: PageKind, edition: Edition) -> Iterator[Page]:
    """The pages of a kind, divided."""
    return pages_of(LISTS.get(kind.name, kind.views)(edition))


def hrefs(shown: object) -> Iterator[str]:
    """Every link of a view."""
    if isinstance(shown, tuple | list):
        for each in shown:
            yield from hrefs(each)
    for name in getattr(shown, "__dataclass_fields__", ()):
        value = getattr(shown, name)
        if name == "href" and value:
            yield value
        yield from hrefs(value)


def anchors(page: Page) -> set[str]:
    """Everything on a page that a link can lead to."""
    named = {each.id for kind in (Section, Table) for each in parts(page, kind)}
    lines: Iterable[Any] = (
        each for kind in (Cell, Fact, ComparisonEntry, HoldsLine) for each in parts(page, kind)
    )
    return named | {each.anchor for each in lines if each.anchor}


def test_every_link_of_every_page_leads_to_something(
    country: Edition, pages: dict[str, Page]
) -> None:
    known = {address: anchors(page) for address, page in pages.items()}
    beside = {path for path, _ in (*files(country), *package_files(ROOT))}
    broken = []
    for page in pages.values():
        for href in hrefs((page.crumbs, page.lead, page.sections)):
            path, fragment = urldefrag(href)
            path = path.partition("?")[0]
            target = posixpath.normpath(posixpath.join("/", page.address, path)).strip("/")
            is_page = target in known and (path.endswith("/") or not path)
            is_broken = not is_page and target not in beside
            if "://" not in href and (is_broken or (fragment and fragment not in known[target])):
                broken.append(f"{page.address}: {href}")

    assert broken == []


@pytest.mark.parametrize("name", WITH_PARTS)
def test_a_list_is_divided_and_names_the_place_in_each_title(lists: Listed, name: str) -> None:
    found = [page for page in lists[name] if page.is_part]

    assert found
    for page in found:
        assert "南示省" in page.heading or "北示市" in page.heading
        assert page.head.title.startswith(page.heading[:3])
        assert page.crumbs[-1].href == ""
        assert page.crumbs[-1].title in page.heading.replace("年度", "年")
    assert len({page.head.title for page in found}) == len(found)


@pytest.mark.parametrize("name", [name for name in LISTS if name != "open-data"])
def test_no_page_shows_more_rows_than_a_page_may_have(lists: Listed, name: str) -> None:
    tables = [
        table
        for page in lists[name]
        for table in tables_of(page)
        if table.id in {"table-reports", "table-parts", "table-projects", "table-corrections"}
    ]

    assert tables
    assert max(len(table.rows) for table in tables) <= MOST


@pytest.mark.parametrize(
    ("name", "shown_in", "rows"),
    [
        ("year", "table-reports", 18),
        ("topic", "table-projects", 36),
        ("corrections", "table-corrections", 18),
        ("coverage", "table-", 9),
    ],
)
def test_every_row_stands_on_exactly_one_page(
    lists: Listed, name: str, shown_in: str, rows: int
) -> None:
    found = Counter(
        row[columns.index(ADDRESS)]
        for page in lists[name]
        for columns, leads in [shown_rows(page)]
        for row, table in zip(leads, tables_in_order(page), strict=True)
        if table.id.startswith(shown_in) and table.id not in {"table-parts", "table-newest"}
    )

    assert len(found) == rows
    assert set(found.values()) == {1}


def tables_in_order(page: Page) -> Iterator[Table]:
    """The table of each row of a page."""
    return (table for table in tables_of(page) for _ in table.rows)


def test_every_comparison_stands_on_one_page_of_its_check(country: Edition, lists: Listed) -> None:
    found = Counter(
        mark.href.rpartition("/")[2] + row.cells[0].text
        for page in lists["checks"]
        for table in tables_of(page)
        if table.id == "table-reports"
        for row in table.rows
        for mark in row.cells[1].marks
    )

    everything = [item for entry in country.dataset.reports for item in country.of(entry)]
    of_check = Counter(item.check for item in everything)
    listed = [
        item
        for item in everything
        if of_check[item.check] <= MOST or item.verdict is not Verdict.HOLDS
    ]

    assert set(found.values()) == {1}
    assert sum(found.values()) == len(listed) > MOST


@pytest.mark.parametrize("name", [name for name in LISTS if name != "open-data"])
def test_the_rows_beside_each_page_are_those_it_shows(
    country: Edition, lists: Listed, name: str
) -> None:
    for page in made(with_rows(at_once(lambda _: iter(lists[name])))(country)):
        shown = sum(len(table.rows) for table in tables_of(page))
        if shown:
            assert len(from_csv(encoded(*shown_rows(page)))) == shown
            assert "rows.csv" in set(hrefs(page.sections))


def test_a_long_list_says_where_all_of_it_is(pages: dict[str, Page]) -> None:
    divided = [page for page in pages.values() if "table-parts" in anchors(page)]

    assert {page.address.split("/")[0] for page in divided} == {
        *("years", "topics", "checks", "coverage", "corrections", "nanshi"),
    }
    assert all("分在上表所列的各页" in said(page) for page in divided)


def test_the_files_of_the_facts_stand_by_province(pages: dict[str, Page]) -> None:
    files_of_one = [cell.href for cell in parts(pages["data/facts/nanshi"], Cell) if cell.href]

    assert files_of_one == ["2023.csv", "2024.csv"]
    assert "files-facts" in anchors(pages["data"])


def test_sums_of_a_year_are_told_of_the_whole_and_of_each_part(pages: dict[str, Page]) -> None:
    assert "9 份中 9 份写了这个数" in said(pages["years/2024"])
    assert "7 份中 7 份写了这个数" in said(pages["years/2024/nanshi"])


def test_the_same_content_gives_the_same_pages(country: Edition, pages: dict[str, Page]) -> None:
    again = [page for kind in PAGES for page in lists_of(kind, country)]

    assert again == list(pages.values())


def test_a_list_that_fits_one_page_has_no_parts(example: Edition) -> None:
    assert [page.address for kind in PAGES for page in kind.views(example) if page.is_part] == []
