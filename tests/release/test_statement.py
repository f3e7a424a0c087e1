from __future__ import annotations

import json

import pytest

from generator.errors import OutputError
from generator.model.edition import Edition
from generator.outputs import PAGES
from generator.release import log as logs
from generator.release.manifest import FileLine, manifest
from generator.release.statement import filled_in, statement
from generator.render.templates import Templates
from tests.conftest import ROOT
from tests.publishing import CELLS, PAGE

FILES = [FileLine("a", 1000, "a" * 64), FileLine("data/disclose.sqlite", 234, "b" * 64)]
SHOWN = manifest(3, "2026-01-31", "c" * 64, FILES)


def test_a_release_says_its_number_digests_and_place_in_the_log() -> None:
    [entry] = logs.published((), SHOWN, ("m", "p"), logs.Told())

    told = json.loads(statement(SHOWN, "m", entry))

    assert told == {
        "format": 1,
        "release": 3,
        "version": "2026-01-31",
        "content": SHOWN.content,
        "manifest": "m",
        "previous_manifest": "c" * 64,
        "files": 2,
        "bytes": 1234,
        "log_entry": 1,
        "log_entry_sha256": entry.digest,
    }


def test_the_page_is_filled_in_at_its_marked_places() -> None:
    text = filled_in(PAGE.encode(), SHOWN, "m" * 64, ["没有 <Parquet>"]).decode()

    assert "发布时填写" not in text
    assert '<div id="release.number"><dt>名</dt><dd>3</dd>' in text
    assert f"<dd>{SHOWN.content}</dd>" in text
    assert "2 个，1,234 字节" in text
    assert '<a href="../../release.json">release.json</a>、' in text
    assert '<a href="../../data/disclose.sqlite">disclose.sqlite</a>（234 字节）' in text
    assert "没有 &lt;Parquet&gt;" in text


def test_tables_in_parts_are_listed_whole() -> None:
    names = ("comparisons.csv", "comparisons/hebei.csv", "comparisons.json", "reports.csv")
    files = [FileLine(f"data/{name}", 1000, "a" * 64) for name in (*names, "disclose.xlsx")]
    text = filled_in(PAGE.encode(), manifest(1, "2026-01-31", "", files), "m", []).decode()

    assert '<a href="../../data/comparisons.csv">' in text
    assert '<a href="../../data/comparisons.json">' in text
    assert "hebei" not in text
    assert "reports.csv" not in text


def test_the_first_release_has_none_before_it() -> None:
    first = manifest(1, "2026-01-31", "", FILES)

    assert "前面没有" in filled_in(PAGE.encode(), first, "m", []).decode()


@pytest.mark.parametrize("times", [0, 2])
def test_a_page_without_a_place_or_with_two_is_refused(times: int) -> None:
    cell = '<div id="release.number"><dt>名</dt><dd>发布时填写</dd></div>'
    page = PAGE.replace(cell, cell * times)

    with pytest.raises(OutputError, match="number"):
        filled_in(page.encode(), SHOWN, "m", [])


def test_the_page_of_the_site_has_every_place(example: Edition) -> None:
    kind = next(each for each in PAGES if each.name == "release")
    [page] = kind.views(example)
    text = Templates(ROOT / "site_templates").page(kind.template, page)

    assert [name for name in CELLS if f'id="release.{name}"' not in text] == []
    assert "发布时填写" not in filled_in(text.encode(), SHOWN, "m", []).decode()
