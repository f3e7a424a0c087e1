from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.model.edition import Edition
from generator.release.draft import draft_of


def test_a_draft_has_the_whole_set_and_what_is_withdrawn(
    example: Edition, example_site: Path
) -> None:
    draft = draft_of(example, example_site, example_site, "一句话", allows_removals=False)

    assert draft.version == "2025-06-30"
    assert "data/disclose.sqlite" in draft.whole
    assert "shili/xishi/binghe/2021/index.html" in draft.expected
    assert (draft.removed, draft.note, draft.base) == ((), "一句话", "/shili/")
    assert [each.told.path for each in draft.withdrawn] == [
        "three_public.vehicle_purchase_executed",
        "",
    ]


def test_a_draft_describes_the_files_of_the_site_and_then_its_own(
    example: Edition, example_site: Path
) -> None:
    whole = draft_of(example, example_site, None, "", allows_removals=False).whole
    in_site = json.loads((example_site / DATAPACKAGE).read_bytes())["resources"]
    in_release = json.loads(whole[DATAPACKAGE])["resources"]

    assert in_release[: len(in_site)] == in_site
    paths = {f"data/{each['path']}" for each in in_release[len(in_site) :]}
    assert paths == whole.keys() - {DATAPACKAGE}


@pytest.mark.parametrize("held", [None, b"", b"[]", b"{}", b"\xff"])
def test_a_site_with_a_damaged_description_is_no_draft(
    held: bytes | None, example: Edition, tmp_path: Path
) -> None:
    (tmp_path / DATAPACKAGE).parent.mkdir()
    if held is not None:
        (tmp_path / DATAPACKAGE).write_bytes(held)

    with pytest.raises(OutputError, match="缺失或损坏"):
        draft_of(example, tmp_path, None, "", allows_removals=False)
