"""The search of the built site, run by the reader's own engine in the browser.

What is true is read from the rendered pages and the views, never from the index.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Response

from generator.model.reported import entries
from generator.outputs import PAGES
from generator.reading import edition_of
from generator.search.fold import fold
from generator.search.texts import page_text
from generator.views.address import EXPLORE
from tests.browser.search_engine import Engine
from tests.browser.search_queries import (
    EXACT,
    OFFICES,
    PROJECTS,
    REPORTS,
    SAME,
    SPELLED,
    TYPING_ERRORS,
    WORDS,
)
from tests.counts import few_or_all

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
LEAST_QUERIES = 100
MOST_BYTES, MEDIAN_BYTES, MOST_REQUESTS = 250_000, 80_000, 20

# A failing list of queries is told as it is: making it smaller would ask thousands more.
DRAWN = settings(
    max_examples=few_or_all(4, 12),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    database=None,
)

# Runs of text that a reader sees, each within one element of a page's own part.
_RUNS = """
() => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const runs = [];
  while (walker.nextNode()) {
    const unseen = "[aria-hidden=true], button, .contents, .years, .crumbs, .strip-title, "
      + ".needs-script, .compare-add, .side-by-side";
    if (!walker.currentNode.parentElement.closest(unseen)) runs.push(walker.currentNode.data);
  }
  return runs.map((run) => run.trim()).filter(Boolean);
}
"""


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    edition = edition_of(ROOT / "content")
    return {
        page.address: fold(page_text(page))
        for kind in PAGES
        for page in kind.views(edition)
        if page.address != "search"
    }


@pytest.fixture(scope="module")
def engine(browser: Browser, home: str, texts: dict[str, str]) -> Iterator[Engine]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home}search/")
    yield Engine(page, texts)
    context.close()


def test_the_script_folds_as_the_examples_say(engine: Engine) -> None:
    examples = json.loads((ROOT / "tests/search/folding.json").read_text(encoding="utf-8"))
    folded = engine.page.evaluate(
        "(texts) => texts.map(discloseSearch.fold)", [x for x, _ in examples]
    )

    assert folded == [each for _, each in examples]


def test_there_are_enough_queries() -> None:
    groups = (
        *EXACT.values(),
        *SPELLED.values(),
        *SAME.values(),
        OFFICES,
        PROJECTS,
        WORDS,
        TYPING_ERRORS,
    )

    assert sum(map(len, groups)) >= LEAST_QUERIES


@pytest.mark.parametrize("kind", EXACT)
def test_every_page_with_the_words_is_found_and_no_other(engine: Engine, kind: str) -> None:
    queries = EXACT[kind]
    for query, answer in zip(queries, engine.ask(*queries), strict=True):
        wanted = engine.holding(query)

        assert wanted, query
        assert (query, sorted(answer["pages"])) == (query, sorted(wanted))
        assert not answer["isNear"], query


@pytest.mark.parametrize("kind", SPELLED)
def test_a_place_is_found_by_sound_initials_and_code(engine: Engine, kind: str) -> None:
    cases = SPELLED[kind]
    for (query, place), answer in zip(cases, engine.ask(*(q for q, _ in cases)), strict=True):
        about_it = [page for page in answer["pages"] if page.startswith(place)]

        assert answer["pages"][:1] == [REPORTS[place]], query
        assert place in answer["pages"], query
        assert set(answer["pages"][:10]) - set(about_it) - engine.holding(query) == set(), query
        assert not answer["isNear"], query


@pytest.mark.parametrize("kind", SAME)
def test_the_same_words_in_another_dress_find_the_same_pages(engine: Engine, kind: str) -> None:
    for dressed, plain in SAME[kind]:
        one, other = engine.ask(dressed, plain)

        assert sorted(one["pages"]) == sorted(other["pages"]) != [], dressed
        assert not one["isNear"], dressed


def test_several_words_find_the_page_that_has_them_all(engine: Engine) -> None:
    answers = engine.ask(*(query for query, _ in WORDS))

    firsts = [
        (query, answer["pages"][0]) for (query, _), answer in zip(WORDS, answers, strict=True)
    ]
    assert firsts == list(WORDS)
    assert not any(answer["isNear"] for answer in answers)


def test_a_typing_error_in_a_name_finds_the_place_and_says_so(engine: Engine) -> None:
    answers = engine.ask(*(query for query, _ in TYPING_ERRORS))
    wrong = [
        (query, answer["pages"][:1], answer["label"])
        for (query, place), answer in zip(TYPING_ERRORS, answers, strict=True)
        if answer["pages"][:1] != [REPORTS[place]] or not answer["isNear"]
    ]

    assert wrong == []


def test_an_office_a_project_and_a_kind_of_project_are_found_by_sound(engine: Engine) -> None:
    wanted = (*((query, REPORTS[place]) for query, place in OFFICES), *PROJECTS)
    answers = engine.ask(*(query for query, _ in wanted))

    found = [
        (query, answer["pages"][0]) for (query, _), answer in zip(wanted, answers, strict=True)
    ]
    assert found == list(wanted)


def test_what_stands_nowhere_is_not_found(engine: Engine) -> None:
    answers = engine.ask("阿房宫赋", "qqqqzzzz", "嬲")

    assert [answer["pages"] for answer in answers] == [[], [], []]


def test_what_is_only_near_is_called_so(engine: Engine) -> None:
    for answer in engine.ask("777777.77", "网络舆情监测快报项目", "鹿泉区的舆情预算"):
        assert answer["isNear"]
        assert answer["label"]


def test_every_figure_and_document_number_finds_its_page(engine: Engine) -> None:
    cases = []
    for entry in edition_of(ROOT / "content").dataset.reports:
        page = REPORTS[entry.division.address]
        numbers = [each.number for each in entries(entry.report.documents).values()]
        printed = {each for each in numbers if isinstance(each, str)}
        printed |= {each.replace("〔", "[").replace("〕", "]") for each in printed}
        figures = engine.page.evaluate(
            "(text) => text.match(/[0-9]+(?:[.,][0-9]+)*%?/g)", engine.texts[page]
        )
        cases += [(each, page) for each in sorted({*printed, *figures})]
    answers = engine.ask(*(query for query, _ in cases))

    assert len(cases) > 300
    assert [
        case
        for case, answer in zip(cases, answers, strict=True)
        if case[1] not in answer["pages"] or answer["isNear"]
    ] == []


@pytest.fixture(scope="module")
def runs(browser: Browser, home: str, texts: dict[str, str]) -> list[tuple[str, str]]:
    """Every run of text that the built site shows, with its page.

    What a script fills into the explore page is found on the pages that it leads to.
    """
    context = browser.new_context(java_script_enabled=True)
    page = context.new_page()
    found = []
    for address in sorted(texts.keys() - {EXPLORE}):
        page.goto(f"{home}{address}/" if address else home)
        found += [(address, run) for run in page.evaluate(_RUNS)]
    context.close()
    return found


@DRAWN
@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(1, 12)),
        min_size=100,
        max_size=100,
    )
)
@example([(number * 7919, number * 104729, number % 12 + 1) for number in range(400)])
def test_any_piece_of_what_a_page_shows_finds_that_page(
    engine: Engine, runs: list[tuple[str, str]], drawn: list[tuple[int, int, int]]
) -> None:
    cases = []
    for which, where, length in drawn:
        address, run = runs[which % len(runs)]
        start = where % len(run)
        if fold(run[start : start + length]):
            cases.append((run[start : start + length], address))
    answers = engine.ask(*(query for query, _ in cases))

    lost = [
        case
        for case, answer in zip(cases, answers, strict=True)
        if case[1] not in answer["pages"] or answer["isNear"]
    ]
    assert lost == []


@DRAWN
@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 12)), min_size=60, max_size=60))
def test_exactly_the_pages_with_a_piece_are_found_and_first_the_right_ones(
    engine: Engine, drawn: list[tuple[int, int]]
) -> None:
    """Pieces of the folded texts, also over the ends of lines: recall and precision are 1."""
    everything = [*engine.texts.values()]
    long = [text for text in everything if len(text) > 200]
    cases = []
    for where, length in drawn:
        text = long[where % len(long)]
        start = where // len(long) % (len(text) - length)
        cases.append(text[start : start + length])
    for query, answer in zip(cases, engine.ask(*cases), strict=True):
        named = set(answer["pages"]) - engine.holding(query)

        assert engine.holding(query) <= set(answer["pages"]), query
        # A piece that happens to spell a name (`an`) also finds what has that name.
        assert not named or query.isascii(), query


def test_a_query_costs_few_bytes_and_requests(browser: Browser, home: str) -> None:
    queries = [query for kind in EXACT.values() for query in kind[:3]]
    queries += ["lq", "leting", "路泉区", "輿情監測", "鹿泉 舆情"]
    costs = costs_of(browser, home, *queries)
    sizes = [size for size, _ in costs]

    assert (median(sizes) <= MEDIAN_BYTES, max(sizes) <= MOST_BYTES) == (True, True), sorted(sizes)
    assert max(count for _, count in costs) <= MOST_REQUESTS, costs


def costs_of(browser: Browser, home: str, *queries: str) -> list[tuple[int, int]]:
    """Of each query: bytes of index and texts, and all requests, in a browser that has nothing."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked: list[tuple[str, int]] = []

    def heard(answer: Response) -> None:
        if answer.url.split("?")[0].endswith((".json", ".bin")):
            asked.append((answer.url, int(answer.headers["content-length"])))

    page.on("response", heard)
    costs = []
    for query in queries:
        results(page, home, query)
        assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
        index = sum(size for url, size in asked if "/grams/" in url or "/texts/" in url)
        costs.append((index, len(asked)))
        asked.clear()
    context.close()
    return costs


def results(page: Page, home: str, query: str, **more: str) -> Page:
    """The page of results, filled."""
    page.goto(f"{home}search/?{urlencode({'q': query} | more)}")
    page.wait_for_function(
        "() => !document.querySelector('#search-page').hasAttribute('aria-busy')"
        " && document.querySelector('#search-page [role=status]').textContent"
    )
    return page


def test_nothing_is_fetched_before_a_reader_asks(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home)
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if "/search/" in url] == []
    assert len(asked) <= 4


def test_the_script_knows_no_way_to_run_text(engine: Engine) -> None:
    script = (ROOT / "site_templates/theme/assets/search.js").read_text(encoding="utf-8")

    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function(", "wasm"):
        assert word not in script
    assert engine.page.evaluate("() => typeof discloseSearch") == "object"


def test_packed_texts_are_unpacked_in_every_form_of_deflate(engine: Engine) -> None:

    for text in (b"", b"a", b"ab" * 5000, bytes(range(256)) * 40, "鹿泉区".encode() * 300):
        for level in (0, 1, 9):
            packer = zlib.compressobj(level, zlib.DEFLATED, -15)
            packed = packer.compress(text) + packer.flush()
            unpacked = engine.page.evaluate(
                "(bytes) => Array.from(discloseSearch.inflate(Uint8Array.from(bytes)))",
                list(packed),
            )
            assert bytes(unpacked) == text
