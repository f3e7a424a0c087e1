from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.take_in import PlaceNeededError, places_like, taking, write_taking
from generator.errors import ContentError
from generator.template.fill import fill
from generator.template.take import form_of, started
from generator.template.workbook import Cover, workbook
from tests.desk.office import REPORT, Office
from tests.intake.making import written


def test_a_place_is_found_by_code_and_by_name(office: Office) -> None:
    settings = office.desk.settings()

    assert places_like(settings, "990101") == (("990101", "示例省东示市甲县"),)
    assert places_like(settings, "甲县") == places_like(settings, " 990101 ")
    assert len(places_like(settings, "示例省")) == 1
    assert len(places_like(settings, "东示市甲")) == 1
    assert places_like(settings, "") == places_like(settings, "没有") == ()


def test_a_filled_form_is_taken(office: Office, tmp_path: Path) -> None:
    settings = office.desk.settings()
    pages = form_of(settings).sheets
    tree = started("990102", "2024", settings)
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(pages, fill(tree, pages).cells, Cover("990102", "乙山县", "2024")))
    with pytest.raises(ContentError):
        taking(path, settings, "", "")


def test_what_the_file_does_not_tell_is_asked(office: Office, tmp_path: Path) -> None:
    path = written(tmp_path, "a", ["自评报告", "支出30万元。"], "md")
    with pytest.raises(PlaceNeededError) as asked:
        taking(path, office.desk.settings(), "", "")
    found = taking(path, office.desk.settings(), "990101", "2024")

    assert "--" not in str(asked.value)
    assert (found.name, found.title) == (REPORT, "甲县 2024 年")
    with pytest.raises(FileExistsError):
        write_taking(office.desk.content, office.desk.drawer, found, replaces=False)
    kept = write_taking(office.desk.content, office.desk.drawer, found, replaces=True)
    assert Path(kept).is_file()
