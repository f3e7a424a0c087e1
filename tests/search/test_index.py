"""The files of the example site's index, as a build makes them."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.search import anew
from generator.search.columns import NO_CHOICES
from generator.search.edition_source import edition_source as source_of
from generator.search.entities import Entity, EntityKind
from generator.search.fold import fold
from generator.search.grams import grams
from generator.search.hashing import fnv1a
from generator.search.index import entities_file, packed, unpacked_text
from generator.search.page_record import PageFacts, PageRecord, Records
from generator.search.postings import pages as read_posting
from generator.search.shards import records
from generator.search.slots import LOW_BITS
from generator.search.texts import page_text
from generator.search.traditional import left_out
from generator.search.workspace import refresh
from generator.views import address
from generator.views.blocks import Page
from tests.search.sources import files_in


def pages_of(edition: Edition) -> list[Page]:
    return [page for kind in PAGES for page in kind.views(edition)]


@pytest.fixture(scope="module")
def files(example: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(example, tmp_path_factory.mktemp("search"))


def made(edition: Edition, folder: Path, *, without: str | None = None) -> dict[str, bytes]:
    rendered = {
        page.address: page_text(page).encode()
        for page in pages_of(edition)
        if page.address not in {without, address.SEARCH}
    }
    views = {page.address: page for page in pages_of(edition)}
    records = Records(edition, lambda _: {})
    keys = {page: records.key(page, text) for page, text in rendered.items()}
    refresh(folder, source_of(edition, keys, lambda page: records.record(views[page]), "program"))
    return files_in(folder)


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


def test_two_builds_give_the_same_bytes(
    example: Edition, files: dict[str, bytes], tmp_path: Path
) -> None:
    assert made(example, tmp_path) == files


def test_the_version_changes_with_a_page(
    example: Edition, meta: dict[str, Any], tmp_path: Path
) -> None:
    fewer = made(example, tmp_path, without="coverage")

    assert json.loads(fewer["meta.json"])["version"] != meta["version"]


def test_without_opencc_the_search_says_what_it_leaves_out(
    example: Edition, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(anew, "has_converter", lambda: False)
    files = made(example, tmp_path)

    assert "traditional.json" not in files
    assert json.loads(files["meta.json"])["traditional"] == 0


def test_what_is_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.traditional.has_converter", lambda: False)

    assert left_out() == ("没有安装 opencc：用繁体字搜不到简体的页面",)


def test_a_packed_page_holds_address_way_and_text() -> None:
    record = PageRecord("a/2024", 1, "河北", "一\n二", PageFacts("题", NO_CHOICES, None, ()))

    assert zlib.decompress(packed(record), -15).decode() == "a/2024\n河北\n一\n二"
    assert unpacked_text(packed(record)) == "一\n二"


def test_a_name_has_the_slots_of_its_pages_and_places_come_first() -> None:
    names = (
        Entity(EntityKind.PROJECT, "舆情", "", "a/2024#projects.x", "yu qing", ("a/2024",)),
        Entity(
            EntityKind.PLACE, "鹿泉区", "河北", "a", "lu quan qu", ("a",), 2, ("x", "y"), ("1",)
        ),
    )
    rows = json.loads(entities_file(names, {"a/2024": 7, "a": 3}))

    assert rows == [
        [0, "鹿泉区", "河北", "a", "lu quan qu", 2, "x y", "1", [3]],
        [3, "舆情", "", "a/2024#projects.x", "yu qing", 0, "", "", [7]],
    ]


def test_no_page_says_a_character_that_is_kept_for_whole_figures(
    files: dict[str, bytes], meta: dict[str, Any]
) -> None:
    for slot in slots(meta):
        assert "\x01" not in fold(unpacked(files[f"texts/{slot:x}.bin"])[1])
