from __future__ import annotations

import json
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from io import BytesIO
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import joined as module
from generator.export.csv_file import csv_bytes
from generator.export.data_products import data_products
from generator.export.joined import Rows, name_of, rows_of
from generator.export.json_file import json_bytes
from generator.export.product import Facts, Nothing, whole
from generator.export.reports import reports
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.views.groups import Group, by_own_place
from tests.builders import a_place, a_report, an_edition, an_entry

CSV, JSON = "data/reports.csv", "data/reports.json"


class Site(Nothing):
    """The table of reports as a build left it, and what was made of its areas by others."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.said: Facts = {}
        self.others: dict[tuple[str, bytes], Rows] = {}

    def facts(self, product: str) -> Facts:
        assert product == "data/reports"
        return self.said

    def opened(self, path: str) -> AbstractContextManager[IO[bytes]] | None:  # type: ignore[override]  # it has files
        return nullcontext(BytesIO(self.files[path])) if path in self.files else None

    def taken(self, name: str, state: bytes) -> tuple[Any] | None:  # type: ignore[override]  # and others
        found = self.others.get((name, state))
        return (found,) if found else None

    def build(self, edition: Edition) -> None:
        """Bring the table up to date, as the build of a site does."""
        product = next(data_products(edition, self)).product
        made = product.make()
        self.files = {path: whole(content) for path, content in made.files}
        self.said = json.loads(json.dumps(made.facts))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The areas whose rows were made."""
    found: list[str] = []

    def noted(table: Any, edition: Edition, group: Group) -> Rows:
        found.append(group.name)
        return rows_of(table, edition, group)

    monkeypatch.setattr("generator.export.data_products.rows_of", noted)
    return found


def an_edition_of(title: str) -> Edition:
    """Reports of three places, the one in the middle with this title."""
    return an_edition(
        an_entry_at("130601", "hebei/baoding/a", "甲"),
        an_entry_at("130201", "hebei/tangshan/b", title),
        an_entry_at("431101", "hunan/yongzhou/c", "丙"),
    )


def an_entry_at(code: str, where: str, title: str) -> Entry:
    entry = an_entry(a_report(code=code, title=title), replace(a_place(code), address=where))
    return replace(entry, digest=f"digest of {title}")


def is_right(site: Site, edition: Edition) -> bool:
    table = reports(edition)
    return site.files == {CSV: csv_bytes(table), JSON: json_bytes(table)} and (
        site.said["rows"] == len(table.rows)
    )


def test_only_the_rows_of_an_area_in_which_something_is_new_are_made(made: list[str]) -> None:
    site = Site()
    site.build(an_edition_of("乙"))
    assert made == ["hebei/baoding/a", "hebei/tangshan/b", "hunan/yongzhou/c"]
    assert is_right(site, an_edition_of("乙"))

    for title in ("另一个", "又一个更长的标题", "短"):
        made.clear()
        site.build(an_edition_of(title))

        assert made == ["hebei/tangshan/b"]
        assert is_right(site, an_edition_of(title))


def test_areas_come_and_go(made: list[str]) -> None:
    site = Site()
    whole_edition = an_edition_of("乙")
    few = whole_edition.only(whole_edition.dataset.reports[1:])
    none = whole_edition.only(())
    for edition, new in ((few, 2), (whole_edition, 1), (few, 0), (none, 0), (few, 2)):
        made.clear()
        site.build(edition)

        assert len(made) == new
        assert is_right(site, edition)


@pytest.mark.parametrize("path", [CSV, JSON])
@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-40], lambda raw: raw[:-99] + b"?" + raw[-98:]]
)
def test_a_file_that_is_damaged_is_not_copied(made: list[str], path: str, damage: Any) -> None:
    site = Site()
    site.build(an_edition_of("乙"))
    site.files[path] = damage(site.files[path])
    made.clear()

    site.build(an_edition_of("另一个"))

    assert len(made) > 1
    assert is_right(site, an_edition_of("另一个"))


def test_files_that_are_gone_are_made(made: list[str]) -> None:
    site = Site()
    site.build(an_edition_of("乙"))
    site.files.clear()
    made.clear()

    site.build(an_edition_of("乙"))

    assert set(made) == {"hebei/baoding/a", "hebei/tangshan/b", "hunan/yongzhou/c"}
    assert is_right(site, an_edition_of("乙"))


def test_what_another_process_has_made_is_taken(made: list[str]) -> None:
    edition = an_edition_of("乙")
    site = Site()
    head = reports(edition.only(()))
    site.others = {
        (name_of(head, area), area.state): rows_of(reports, edition, area)
        for area in by_own_place(edition)[:2]
    }

    site.build(edition)

    assert made == ["hunan/yongzhou/c"]
    assert is_right(site, edition)


def test_more_rows_than_fit_in_memory_wait_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_IN_MEMORY", 10)
    site = Site()

    site.build(an_edition_of("乙"))

    assert is_right(site, an_edition_of("乙"))


@pytest.mark.parametrize("at_once", [1, 2_000, 1_000_000])
@given(
    steps=st.lists(
        st.lists(st.sampled_from(("", "甲", "较长的标题")), min_size=6, max_size=6), max_size=4
    )
)
def test_whatever_comes_goes_or_changes_the_files_are_those_of_the_whole_table(
    at_once: int, steps: list[list[str]]
) -> None:
    site = Site()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", at_once)
        for titles in steps:
            edition = an_edition(
                *(
                    an_entry_at(f"13020{number}", f"hebei/tangshan/p{number}", title)
                    for number, title in enumerate(titles, 1)
                    if title
                )
            )
            site.build(edition)

            assert is_right(site, edition)
