"""Publishing what was shown, and nothing else; reasons for what changed; taking down."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.desk.overview import State, row_of
from generator.desk.publishing import (
    Prepared,
    checked_folder,
    prepared,
    publish_prepared,
    releases,
    show_again,
)
from generator.errors import ContentError, GeneratorError, OutputError
from tests.desk.office import REPORT, Office, an_office


def quiet(_: str) -> None:
    """Says nothing."""


@pytest.fixture(scope="module")
def published(
    tmp_path_factory: pytest.TempPathFactory, example_output: Path
) -> tuple[Office, Path]:
    """An office that has published once; each test leaves its content as it was."""
    root = tmp_path_factory.mktemp("office")
    shutil.copytree(example_output, root / "build")
    office, folder = an_office(root), root / "网站"
    answer = office.post("/publish/folder", {"folder": f'"{folder}"'})
    assert answer.location == "/publish"
    office.post("/publish/look", {})
    office.wait("look")
    look = office.desk.jobs.last("look")
    assert look is not None
    assert isinstance(look.result, Prepared), look.error
    page = office.get("/publish").text
    assert "这是第一次发布，读者会看到 7 份报告" in page
    office.post("/publish/go", {"fingerprint": look.result.fingerprint})
    office.wait("publish")
    assert "第 1 次发布" in office.get("/publish").text
    return office, folder


def test_what_is_published_is_shown_so(published: tuple[Office, Path]) -> None:
    office, folder = published

    assert row_of(office.desk, REPORT).state is State.PUBLISHED
    assert office.desk.published_site == folder
    assert [(each.number, each.is_shown) for each in releases(folder)] == [(1, True)]
    assert "本来就是" in show_again(folder, 1)
    assert office.get("/undo/release").status == 200
    assert office.post("/undo/release", {"to": "9"}).status == 409
    assert office.post("/undo/release", {"to": "x"}).status == 409
    again = prepared(office.desk.workshop, folder, quiet)
    assert again.is_nothing


def test_a_changed_figure_needs_a_reason(published: tuple[Office, Path]) -> None:
    office, folder = published
    text = office.file().read_text(encoding="utf-8")
    try:
        office.save("spending.total.executed", "305.23")
        found = prepared(office.desk.workshop, folder, quiet)
        (change,) = found.unexplained
        assert (change.old, change.new, change.name) == ("305.21", "305.23", "全年支出：实际支出")
        assert row_of(office.desk, REPORT).state is State.CHANGED
        with pytest.raises(ContentError):
            publish_prepared(office.desk.workshop, folder, found, quiet, allows_removals=False)
        office.save("spending.total.executed", "305.24")
        with pytest.raises(OutputError, match="又有了改动"):
            publish_prepared(office.desk.workshop, folder, found, quiet, allows_removals=False)
        assert office.post("/publish/go", {"fingerprint": found.fingerprint}).status == 409
    finally:
        office.file().write_text(text, encoding="utf-8")


def test_what_would_be_gone_must_be_meant(published: tuple[Office, Path]) -> None:
    office, folder = published
    text = office.file().read_bytes()
    office.file().unlink()
    try:
        found = prepared(office.desk.workshop, folder, quiet)
        assert found.gone == (REPORT,)
        assert found.needs_removal
        with pytest.raises(OutputError, match="没有勾选"):
            publish_prepared(office.desk.workshop, folder, found, quiet, allows_removals=False)
    finally:
        office.file().write_bytes(text)


def test_taking_down_asks_and_says_what_it_will_do(published: tuple[Office, Path]) -> None:
    office, _ = published
    chosen = office.get(f"/undo/withdraw?report={REPORT}").text
    fields = {
        "report": REPORT,
        "what": "value",
        "field": "",
        "ground": "个人隐私",
        "office": "某办",
    }
    path = "spending.personnel_expenditure.executed"

    assert "spending.total.executed" in chosen
    assert "provenance" not in chosen
    assert "请选要撤下的是哪一个值" in office.post("/undo/withdraw", fields).text
    assert (
        "请选一个撤下的理由"
        in office.post("/undo/withdraw", fields | {"field": path, "ground": "x"}).text
    )
    whole = office.post("/undo/withdraw", fields | {"what": "whole"}).text
    assert "整份报告从这台电脑的内容和网站里去掉" in whole
    assert "不能再换回：第 1 次" in whole
    none = office.post("/undo/withdraw", fields | {"report": "none/2024", "what": "whole"})
    assert none.status == 422
    assert office.get("/undo/withdraw/done").location == "/undo"
    assert "150.06" in office.file().read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["", "  ", "相对", "site", "."])
def test_a_folder_is_named_in_full(office: Office, typed: str) -> None:
    answer = office.post("/publish/folder", {"folder": typed})

    assert answer.status == 422
    assert office.desk.publish_folder is None
    assert office.post("/publish/look", {}).status == 409


def test_a_folder_with_other_things_is_not_taken(office: Office, tmp_path: Path) -> None:
    content, root = office.desk.content, office.desk.folders.root
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "photo.jpg").write_bytes(b"x")

    for folder in (tmp_path / "full", tmp_path / "full" / "photo.jpg", content, root / "site"):
        with pytest.raises(GeneratorError):
            checked_folder(str(folder), content, root)
    assert checked_folder(str(tmp_path / "new"), content, root) == tmp_path / "new"


def test_before_anything_is_published_there_is_nothing_to_take_back(office: Office) -> None:
    assert "没有可以换回" in office.get("/undo/release").text
    assert "没有可以撤下" in office.get("/undo/withdraw").text
    assert office.post("/undo/release", {"to": "1"}).status == 409
    assert office.get("/undo").status == 200
