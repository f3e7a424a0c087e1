from __future__ import annotations

from pathlib import Path

import pytest

from generator.search import update as module
from generator.search.files import Files
from generator.search.state import State
from generator.search.update import NotWorthIt, updated
from generator.search.workspace import files_of, refresh
from tests.search.sources import REPORTS_BLOCK, Sheet, Site, a_site

PAGES = 120


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = a_site(*(Sheet(REPORTS_BLOCK, place, f"鹿泉\n第{place}份") for place in range(PAGES)))
    refresh(tmp_path, site.source())
    return site


def bring_up(folder: Path, site: Site) -> None:
    state = State.kept(folder / "state.sqlite", "program")
    assert state is not None
    try:
        updated(state, Files(files_of(folder), int(state.fact("digests"))), site.source())
    finally:
        state.close()


def test_a_few_changes_are_worth_it(tmp_path: Path, site: Site) -> None:
    for slot in sorted(site.sheets)[: PAGES // 4]:
        site.edit(slot, "别的")

    bring_up(tmp_path, site)


def test_many_changes_are_not(tmp_path: Path, site: Site) -> None:
    for slot in sorted(site.sheets)[: PAGES // 4 + 1]:
        site.edit(slot, "别的")

    with pytest.raises(NotWorthIt):
        bring_up(tmp_path, site)


def test_pages_that_left_over_many_builds_are_counted(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SPARE", 3)
    slots = iter(sorted(site.sheets))
    for _ in range(3):
        del site.sheets[next(slots)]
        bring_up(tmp_path, site)
    del site.sheets[next(slots)]

    with pytest.raises(NotWorthIt):
        bring_up(tmp_path, site)


def test_an_index_that_wants_more_files_is_made_anew(tmp_path: Path, site: Site) -> None:
    figures = "\n".join(f"{number}.{number % 89:02}" for number in range(10_000, 14_000))
    site.edit(min(site.sheets), figures)

    with pytest.raises(NotWorthIt):
        bring_up(tmp_path, site)
