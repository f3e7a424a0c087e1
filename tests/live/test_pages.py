from __future__ import annotations

from pathlib import Path

import pytest

from generator.live import pages as module
from generator.live.pages import LivePages
from generator.model.edition import Edition
from generator.reading import edition_of

ROOT = Path(__file__).parent.parent.parent
CONTENT = ROOT / "tests" / "example" / "content"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_of(CONTENT)


def test_every_page_made_alone_is_that_of_a_build(example_site: Path, edition: Edition) -> None:
    live = LivePages(ROOT, edition)
    built = {
        path.parent.relative_to(example_site).as_posix().removeprefix("."): path.read_bytes()
        for path in example_site.rglob("index.html")
        if b'http-equiv="refresh"' not in path.read_bytes()
    }

    assert len(built) > 20
    assert [page for page, content in built.items() if live.html(page) != content] == []


def test_there_is_no_page_at_another_address(edition: Edition) -> None:
    live = LivePages(ROOT, edition)

    assert live.html("nowhere") is None
    assert live.html("shili/nowhere") is None


def test_of_many_reports_only_places_and_reports_are_made(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_AT_ONCE", 1)
    live = LivePages(ROOT, edition)

    assert live.html("coverage") is None
    assert live.html("shili") is not None
