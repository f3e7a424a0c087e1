from __future__ import annotations

import json
from pathlib import Path

from generator.search.columns import NO_CHOICES
from generator.search.files import Files
from generator.search.index import json_bytes
from generator.search.lists import (
    Listed,
    mend_amounts,
    mend_meta,
    site_names,
    topics_fact,
    write_amounts,
    write_meta,
    write_names,
)
from generator.search.own_names import OwnName
from generator.search.page_record import PageFacts
from generator.search.state import PageRow, State
from tests.search.sources import REPORTS_BLOCK, Sheet, a_site


def listed(place: int, amount: str | None = None, size: int = 1) -> Listed:
    sheet = Sheet(REPORTS_BLOCK, place, "")
    names = (OwnName(f"舆情{place}", "a", "某县", "yu qing"),)
    facts = PageFacts("题", NO_CHOICES, amount, names)
    return Listed(sheet.address, sheet.slot, size, facts)


def test_amounts_stand_in_the_order_of_the_pages(tmp_path: Path) -> None:
    files = Files(tmp_path, 0)
    write_amounts(files, [listed(1, "2.5"), listed(2)])

    assert json.loads(files.read("amounts.json")) == ["2.5", None]


def test_mended_amounts_are_the_same_as_those_made_anew(tmp_path: Path) -> None:
    mended, anew = Files(tmp_path / "mended", 0), Files(tmp_path / "anew", 0)
    before, after = [listed(1, "2.5"), listed(2)], [listed(1, "2.5"), listed(2, "7")]
    write_amounts(mended, before)
    mend_amounts(mended, [each.slot for each in after], {after[1].slot: "7"})
    write_amounts(anew, after)

    assert mended.read("amounts.json") == anew.read("amounts.json")


def test_names_of_reports_stand_beside_those_of_the_site(tmp_path: Path) -> None:
    files = Files(tmp_path, 0)
    names = a_site().source().names()
    write_names(files, [listed(1)], names)

    assert [row[1] for row in json.loads(files.read("entities.json"))] == [names[0].name, "舆情1"]


def test_a_mended_list_is_the_same_as_one_made_anew(tmp_path: Path) -> None:
    mended, anew = Files(tmp_path / "mended", 5), Files(tmp_path / "anew", 5)
    before, after = [listed(1), listed(2)], [listed(1), listed(2, size=9)]
    write_meta(mended, before, (), 4)
    mended.add("texts/1.bin", b"other")
    anew.add("texts/1.bin", b"other")
    row = PageRow(after[1].slot, after[1].address, "k", "", 9)
    mend_meta(mended, [each.slot for each in after], [row], 4)
    write_meta(anew, after, (), 4)

    assert mended.read("meta.json") == anew.read("meta.json")


def test_names_of_the_site_are_asked_for_once(tmp_path: Path) -> None:
    state, files, site = State.new(tmp_path / "state", "p"), Files(tmp_path, 0), a_site()
    first = site_names(state, files, site.source())
    again = site_names(state, files, site.source())
    site.names_key = "other"

    assert first == again
    assert site_names(state, files, site.source()) != first


def test_topics_are_kept_in_their_order() -> None:
    kept = topics_fact(a_site().source())

    assert json.loads(kept["topics"]) == [["a", "舆情"]]
    assert json_bytes({}) == b"{}\n"
