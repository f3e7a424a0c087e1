from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.export.product import Facts, Product
from generator.model.dataset import Entry
from generator.model.edition import Edition
from generator.places.area import area_of
from generator.publish.workspace import Workspace
from generator.reading import edition
from tests.making.test_site import make

AREA = "shili/dongshi"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The products that were brought up to date one by one."""
    found: list[str] = []
    bring = Workspace.bring

    def noted(workspace: Workspace, product: Product) -> Facts:
        found.append(product.name)
        return bring(workspace, product)

    monkeypatch.setattr(Workspace, "bring", noted)
    return found


def of_areas(names: list[str]) -> set[str]:
    """The areas of the example of whose reports something was asked for."""
    reports = (name.removesuffix("/report") for name in names if name.endswith("/report"))
    return {area_of(page) for page in reports}


def digests(folder: Path) -> Mapping[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for area in ("docs", "site")
        for path in sorted((folder / area).rglob("*"))
        if path.is_file()
    }


def edited(shown: Edition, at: Entry, title: str) -> Edition:
    """The edition with another title of a report."""
    report = at.report.model_copy(update={"title": title})
    entry = Entry(report, at.division, at.file, f"digest of {title}", at.places)
    return of(shown, (entry if each is at else each for each in shown.dataset.reports))


def without(shown: Edition, gone: Entry) -> Edition:
    return of(shown, (each for each in shown.dataset.reports if each is not gone))


def of(shown: Edition, reports: Iterable[Entry]) -> Edition:
    """The edition of other reports, compared as a build compares them."""
    return edition(replace(shown.dataset, reports=tuple(reports)), shown.warnings)


def in_area(edition: Edition, area: str) -> Entry:
    found = edition.dataset.reports
    return next(each for each in found if each.division.address.startswith(f"{area}/"))


def test_an_area_in_which_nothing_is_new_is_passed_over(
    example: Edition, tmp_path: Path, asked: list[str]
) -> None:
    make(example, tmp_path / "a")
    assert len(of_areas(asked)) > 1
    report = in_area(example, AREA)

    for changed in (edited(example, report, "另一个标题"), without(example, report), example):
        asked.clear()
        make(changed, tmp_path / "a")
        again = list(asked)
        shutil.rmtree(tmp_path / "b", ignore_errors=True)
        make(changed, tmp_path / "b")

        assert of_areas(again) <= {AREA}
        assert [name for name in again if name.startswith("area ")] == [f"area {AREA}"]
        assert digests(tmp_path / "a") == digests(tmp_path / "b")


def test_what_was_taken_down_is_told_in_its_area(
    example: Edition, tmp_path: Path, asked: list[str]
) -> None:
    [tombstone] = example.dataset.tombstones
    area = area_of(tombstone.division.address)
    before = replace(example, dataset=replace(example.dataset, tombstones=()))
    make(before, tmp_path / "a")
    asked.clear()

    make(example, tmp_path / "a")
    again = list(asked)
    make(example, tmp_path / "b")

    assert f"area {area}" in again
    assert f"area {AREA}" not in again
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


def test_an_index_that_is_lost_is_made_of_the_pages_of_all_areas(
    example: Edition, tmp_path: Path, asked: list[str]
) -> None:
    make(example, tmp_path / "a")
    shutil.rmtree(tmp_path / "a" / "search")
    changed = edited(example, in_area(example, AREA), "另一个标题")
    asked.clear()

    make(changed, tmp_path / "a")
    assert of_areas(asked) == {AREA}
    make(changed, tmp_path / "b")

    assert digests(tmp_path / "a") == digests(tmp_path / "b")
