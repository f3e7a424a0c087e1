from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.model.edition import Edition
from generator.release.draft import drafted
from generator.release.tree import listed


def test_a_draft_has_the_whole_set_and_what_is_withdrawn(
    example: Edition, example_site: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    with drafted(example, example_site, whole, example_site, "一句话") as draft:
        assert draft.whole == whole
        assert "data/disclose.sqlite" in listed(whole)

    assert draft.version == "2025-06-30"
    assert "shili/xishi/binghe/2021/index.html" in draft.expected
    assert (draft.removed, draft.note, draft.base) == ((), "一句话", "/shili/")
    assert [each.told.path for each in draft.withdrawn] == [
        "three_public.vehicle_purchase_executed",
        "",
    ]


def test_a_draft_describes_the_files_of_the_site_and_then_its_own(
    example: Edition, example_site: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    with drafted(example, example_site, whole, None):
        in_release = json.loads((whole / DATAPACKAGE).read_bytes())["resources"]
        files = set(listed(whole))
    in_site = json.loads((example_site / DATAPACKAGE).read_bytes())["resources"]

    assert in_release[: len(in_site)] == in_site
    paths = {f"data/{each['path']}" for each in in_release[len(in_site) :]}
    assert paths == files - {DATAPACKAGE}


@pytest.mark.parametrize("ends", ["well", "badly"])
def test_the_whole_set_is_gone_when_a_draft_ends(
    ends: str, example: Edition, example_site: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    (whole / "data").mkdir(parents=True)
    (whole / "data" / "left-over.sqlite").write_bytes(b"of a run that was broken off")
    with suppress(KeyError), drafted(example, example_site, whole, None):
        assert "data/left-over.sqlite" not in listed(whole)
        if ends == "badly":
            raise KeyError

    assert not whole.exists()


@pytest.mark.parametrize("held", [None, b"", b"[]", b"{}", b"\xff"])
def test_a_site_with_a_damaged_description_is_no_draft(
    held: bytes | None, example: Edition, tmp_path: Path
) -> None:
    (tmp_path / DATAPACKAGE).parent.mkdir()
    if held is not None:
        (tmp_path / DATAPACKAGE).write_bytes(held)

    with (
        pytest.raises(OutputError, match="缺失或损坏"),
        drafted(example, tmp_path, tmp_path / "whole", None),
    ):
        raise AssertionError


@pytest.mark.parametrize("error", [OSError("磁盘已满"), sqlite3.OperationalError("disk is full")])
def test_a_disk_that_takes_no_more_is_told(
    error: Exception,
    example: Edition,
    example_site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr("generator.release.whole.write_xlsx", full)
    whole = tmp_path / "whole"

    with (
        pytest.raises(OutputError, match=r"整套数据写不进.*现在的网站没有动"),
        drafted(example, example_site, whole, None),
    ):
        raise AssertionError
    assert not whole.exists()
