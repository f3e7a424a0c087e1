"""The same questions over very many reports, the five real ones among them: none is crowded out.

What is true is read from the views, never from the index.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from bench.corpus import make
from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.places.address import stem
from generator.reading import edition_of
from generator.search.edition_source import edition_source
from generator.search.fold import fold
from generator.search.grams import FIGURE, grams
from generator.search.page_record import Records
from generator.search.texts import page_text
from generator.search.workspace import files_of, refresh
from generator.views.place import places_with_reports
from tests.browser.search_engine import Engine
from tests.browser.search_queries import EXACT, SAME, SPELLED, TYPING_ERRORS
from tests.browser.test_search import MOST_BYTES, MOST_REQUESTS, costs_of, results
from tests.counts import few_or_all

pytestmark = [pytest.mark.browser, pytest.mark.counted]

ROOT = Path(__file__).parent.parent.parent
FIRST = 10
MONTHS = range(1, 13)
YEARS = range(2021, 2026)
MADE_UP = 303
"""Three of them are of places and years of real reports, which take their places."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    content = tmp_path_factory.mktemp("many") / "content"
    make(content, MADE_UP)
    shutil.copytree(ROOT / "content" / "reports", content / "reports", dirs_exist_ok=True)
    return edition_of(content)


@pytest.fixture(scope="module")
def engine(
    browser: Browser,
    edition: Edition,
    real_site: Path,
    served: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("many-site")
    views = {page.address: page for kind in PAGES for page in kind.views(edition)}
    del views["search"]
    texts = {address: page_text(page) for address, page in views.items()}
    records = Records(edition, lambda _: {})
    source = edition_source(
        edition, dict.fromkeys(views, ""), lambda page: records.record(views[page]), "program"
    )
    refresh(folder / "search", source)
    shutil.copytree(real_site, folder / "site", ignore=shutil.ignore_patterns("search"))
    shutil.copytree(files_of(folder / "search"), folder / "site" / "search")
    shutil.copy(real_site / "search" / "index.html", folder / "site" / "search" / "index.html")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served(folder / 'site')}search/")
    yield Engine(page, {address: fold(text) for address, text in texts.items()})
    context.close()


def test_there_are_enough_reports(edition: Edition) -> None:
    assert len(edition.dataset.reports) == 300 + 5


@pytest.mark.parametrize("kind", EXACT)
def test_every_page_with_the_words_is_found_and_no_other(engine: Engine, kind: str) -> None:
    """Where the query has spaces, pages that hold its words apart come after."""
    for query, answer in zip(EXACT[kind], engine.ask(*EXACT[kind]), strict=True):
        wanted = engine.holding(query)
        shown = answer["pages"] if query == fold(query) else answer["pages"][: len(wanted)]

        assert sorted(shown) == sorted(wanted) != [], query
        assert not answer["isNear"], query


@pytest.mark.parametrize("kind", SPELLED)
def test_a_place_is_found_however_it_is_spelled(
    engine: Engine, edition: Edition, kind: str
) -> None:
    queries = [query for query, _ in SPELLED[kind]]
    for (query, place), answer in zip(SPELLED[kind], engine.ask(*queries), strict=True):
        first = answer["pages"][:FIRST]
        right = engine.holding(query) | under(engine, spelled_so(edition, fold(query)))

        assert place in first, query
        assert first[0].startswith(f"{place}/"), query
        assert [page for page in first if page not in right] == [], query
        assert not answer["isNear"], query


def spelled_so(edition: Edition, query: str) -> set[str]:
    """The places that a reader may mean, by their readings, codes and former names."""
    found = set()
    for division in places_with_reports(edition):
        syllables = division.reading.split(" ")
        short = syllables[: len(stem(division.name))]
        forms = {"".join(part) for part in (syllables, short)}
        forms |= {"".join(each[0] for each in part) for part in (syllables, short)}
        if any(form.startswith(query) for form in forms) or query in division.address:
            found.add(division.address)
    return found | {
        place for kind in SPELLED.values() for each, place in kind if fold(each) == query
    }


def under(engine: Engine, places: set[str]) -> set[str]:
    return {page for page in engine.texts for place in places if f"{page}/".startswith(f"{place}/")}


@pytest.mark.parametrize("kind", SAME)
def test_the_same_words_in_another_dress_find_the_same_pages(engine: Engine, kind: str) -> None:
    for dressed, plain in SAME[kind]:
        one, other = engine.ask(dressed, plain)

        assert sorted(one["pages"]) == sorted(other["pages"]) == sorted(engine.holding(plain))


def test_a_typing_error_in_a_name_finds_the_place_and_says_so(engine: Engine) -> None:
    answers = engine.ask(*(query for query, _ in TYPING_ERRORS))

    assert [
        (query, answer["label"], answer["pages"][:FIRST])
        for (query, place), answer in zip(TYPING_ERRORS, answers, strict=True)
        if place not in answer["pages"][:FIRST] or not answer["isNear"]
    ] == []


def test_a_name_that_many_reports_give_costs_a_reader_little(
    browser: Browser, engine: Engine
) -> None:
    home = engine.page.url.removesuffix("search/")
    [(size, requests)] = costs_of(browser, home, "wangluo")
    (answer,) = engine.ask("wangluo")

    assert size <= MOST_BYTES
    assert requests <= MOST_REQUESTS
    assert len(answer["pages"]) >= FIRST
    assert [page for page in answer["pages"][:FIRST] if "网络" not in engine.texts[page]] == []


def misleading(engine: Engine, queries: Iterable[str]) -> tuple[str, int]:
    """The query with the most pages that hold all its pieces and not itself, and how many."""
    held = {page: grams(text) for page, text in engine.texts.items()}

    def misled(query: str) -> int:
        wanted = {piece for piece in grams(query) if not piece.startswith(FIGURE)}
        return sum(
            wanted <= held[page] and query not in text for page, text in engine.texts.items()
        )

    return max(((query, misled(query)) for query in queries), key=lambda each: each[1])


def test_pieces_that_mislead_cost_a_reader_little(
    browser: Browser, engine: Engine, new_page: Callable[..., Page]
) -> None:
    """A string whose pieces stand on many pages, and itself on none: some are looked into."""
    home = engine.page.url.split("search/")[0]
    everything = "\n".join(engine.texts.values())
    days = (
        f"{month}月{day}日-{year}年" for month in MONTHS for day in range(1, 29) for year in YEARS
    )
    query, count = misleading(engine, (each for each in days if each not in everything))
    assert count > 30, "the case is not the one that it was made for"

    ((size, requests),) = costs_of(browser, home, query)
    assert (size <= MOST_BYTES, requests <= MOST_REQUESTS) == (True, True), (query, size, requests)

    page = results(new_page(), home, query)
    said = page.locator("#search-page [role=status]")
    assert "还有" in said.inner_text()
    while page.locator("button.more").is_visible():
        before = said.inner_text()
        page.locator("button.more").click()
        page.wait_for_function(
            "was => document.querySelector('#search-page [role=status]').textContent !== was",
            arg=before,
        )
    assert said.inner_text() == f"没有找到“{query}”。"


@settings(
    max_examples=few_or_all(2, 4),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 12)), min_size=100, max_size=100))
def test_any_piece_of_any_page_finds_exactly_the_pages_that_hold_it(
    engine: Engine, drawn: list[tuple[int, int]]
) -> None:
    texts = [text for text in engine.texts.values() if len(text) > 100]
    cases = []
    for where, length in drawn:
        text = texts[where % len(texts)]
        start = where // len(texts) % (len(text) - length)
        cases.append(text[start : start + length])
    for query, answer in zip(cases, engine.ask(*cases), strict=True):
        wanted = engine.holding(query)

        assert wanted <= set(answer["pages"]), query
        assert set(answer["pages"]) == wanted or query.isascii(), query
