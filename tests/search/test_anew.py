from __future__ import annotations

import json
import zlib
from pathlib import Path

from generator.search.anew import shard_name, text_name
from generator.search.hashing import fnv1a
from generator.search.postings import pages
from generator.search.shards import records
from generator.search.slots import block, low
from generator.search.state import State
from generator.search.workspace import files_of, refresh
from tests.search.sources import REPORTS_BLOCK, Sheet, a_site


def test_every_page_stands_in_the_file_of_its_slot_and_in_the_lists(tmp_path: Path) -> None:
    sheets = [Sheet(REPORTS_BLOCK, place, f"鹿泉{place}号") for place in (3, 5)]
    refresh(tmp_path, a_site(*sheets).source())
    files = files_of(tmp_path)
    meta = json.loads((files / "meta.json").read_bytes())
    number = fnv1a("鹿泉") % meta["shards"]
    held = dict(records((files / shard_name(number)).read_bytes()))
    text = zlib.decompress((files / text_name(sheets[0].slot)).read_bytes(), -15).decode()

    assert pages(held["鹿泉"], {REPORTS_BLOCK: [3, 5]}) == [each.slot for each in sheets]
    assert text.split("\n") == [sheets[0].address, "首页", "鹿泉3号"]
    assert meta["blocks"] == [[block(sheets[0].slot), [low(sheets[0].slot), 2]]]


def test_what_the_next_build_asks_for_is_kept(tmp_path: Path) -> None:
    refresh(tmp_path, a_site(Sheet(1, 3, "鹿泉"), Sheet(1, 4, "鹿")).source())
    state = State.kept(tmp_path / "state.sqlite", "program")
    assert state is not None

    assert state.fact("characters") == "泉鹿"
    assert int(state.fact("total")) == sum(
        path.stat().st_size for path in (files_of(tmp_path) / "grams").iterdir()
    )
    assert {each.gram for each in state.common(1)} == {"鹿", "泉", "鹿泉"}
