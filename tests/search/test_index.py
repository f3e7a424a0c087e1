from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any

import pytest

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.search import index as module
from generator.search.fold import fold
from generator.search.grams import grams
from generator.search.index import left_out, search_files
from generator.search.postings import pages as read_posting
from generator.search.shards import fnv1a, records
from generator.search.slots import LOW_BITS
from generator.search.texts import page_text
from generator.views import address
from generator.views.blocks import Page


def pages_of(edition: Edition) -> list[Page]:
    return [page for kind in PAGES for page in kind.views(edition)]


@pytest.fixture(scope="module")
def files(example: Edition) -> dict[str, bytes]:
    return named(search_files(example, pages_of(example)))


def named(made: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    return {path.removeprefix("search/"): content for path, content in made}


@pytest.fixture(scope="module")
def meta(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["meta.json"])
    return found


def occupied(meta: dict[str, Any]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for block, steps in meta["blocks"]:
        low = 0
        found[block] = [low := low + step for step in steps]
    return found


def slots(meta: dict[str, Any]) -> list[int]:
    return [block << LOW_BITS | low for block, lows in occupied(meta).items() for low in lows]


def unpacked(file: bytes) -> tuple[str, str]:
    page, _, text = zlib.decompress(file, -15).decode().split("\n", 2)
    return page, text


def test_every_piece_of_every_page_is_found(
    example: Edition, files: dict[str, bytes], meta: dict[str, Any]
) -> None:
    held = occupied(meta)
    read = [dict(records(files[f"grams/{n:x}.bin"])) for n in range(meta["shards"])]
    at = {unpacked(files[f"texts/{slot:x}.bin"])[0]: slot for slot in slots(meta)}
    for page in pages_of(example):
        if page.address == address.SEARCH:
            continue
        for gram in grams(page_text(page)):
            posting = read[fnv1a(gram) % meta["shards"]][gram]
            assert at[page.address] in read_posting(posting, held), (page.address, gram)


def test_no_page_is_listed_for_a_piece_that_it_lacks(
    files: dict[str, bytes], meta: dict[str, Any]
) -> None:
    held = occupied(meta)
    said = {slot: grams(unpacked(files[f"texts/{slot:x}.bin"])[1]) for slot in slots(meta)}
    wrong = [
        (gram, slot)
        for number in range(meta["shards"])
        for gram, posting in records(files[f"grams/{number:x}.bin"])
        for slot in read_posting(posting, held)
        if gram not in said[slot]
    ]

    assert wrong == []


def test_every_page_has_title_kind_facets_and_text(
    files: dict[str, bytes], meta: dict[str, Any]
) -> None:
    count = len(slots(meta))

    assert len(meta["title"]) == len(meta["sizes"]) == count
    assert [len(facet["pages"]) for facet in meta["facets"]] == [count] * len(meta["facets"])
    assert len(json.loads(files["amounts.json"])) == count
    assert sum(name.startswith("texts/") for name in files) == count


def test_a_title_stands_once_for_all_years_of_an_office(meta: dict[str, Any]) -> None:
    assert len(meta["titles"]) == len(set(meta["titles"]))
    assert any("\x01 年度" in title for title in meta["titles"])


def test_two_builds_give_the_same_bytes(example: Edition, files: dict[str, bytes]) -> None:
    again = search_files(example, reversed(pages_of(example)))

    assert named(again) == files


def test_the_version_changes_with_any_word(example: Edition, meta: dict[str, Any]) -> None:
    fewer = named(search_files(example, pages_of(example)[1:]))

    assert json.loads(fewer["meta.json"])["version"] != meta["version"]


def test_without_opencc_the_search_says_what_it_leaves_out(
    example: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "has_converter", lambda: False)
    files = named(search_files(example, pages_of(example)))

    assert "traditional.json" not in files
    assert json.loads(files["meta.json"])["traditional"] == 0
    assert left_out() == ("没有安装 opencc：用繁体字搜不到简体的页面",)


def test_no_page_says_a_character_that_is_kept_for_whole_figures(
    files: dict[str, bytes], meta: dict[str, Any]
) -> None:
    for slot in slots(meta):
        assert "\x01" not in fold(unpacked(files[f"texts/{slot:x}.bin"])[1])
