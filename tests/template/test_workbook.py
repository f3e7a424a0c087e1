"""The workbook as a spreadsheet opens it: locked but for the slots, text, drop-downs, headings."""

from __future__ import annotations

import io
import zipfile
from itertools import product
from typing import Any

import openpyxl
import pytest

from generator.template.sheet import COVER
from generator.template.take import started
from generator.template.workbook import Cover, workbook
from tests.builders import a_report_tree
from tests.workbooks import a_workbook, form, settings


@pytest.fixture(scope="module")
def raw() -> bytes:
    report = a_report_tree(
        projects={"a": {"name": "甲"}}, spending={"total": {"executed": "355.50"}}
    )
    return a_workbook(report)


@pytest.fixture(scope="module")
def book(raw: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(raw))


def test_the_cover_comes_first_and_leads_to_each_sheet(book: Any) -> None:
    cover = book[COVER]

    assert book.sheetnames == [COVER, *(sheet.name for sheet in form().sheets)]
    assert [cover.cell(row, 2).value for row in (2, 3, 4)] == ["130110", "某地", "2024"]
    assert {cell.hyperlink.location for cell in cover["A"] if cell.hyperlink} == {
        f"'{sheet.name}'!A1" for sheet in form().sheets
    }
    words = {cell.value for cell in cover["A"]}
    assert {"未说明", "依法不予公开", "不适用", "未安排"} <= words


def test_only_slots_can_be_filled_in(book: Any) -> None:
    given = {(3, 1), (4, 1), (5, 1)}
    for sheet in form().sheets:
        page = book[sheet.name]
        assert page.protection.sheet
        assert page.protection.password is None
        for row, column in sheet.slots:
            is_given = sheet.name == "基本情况" and (row, column) in given
            assert page.cell(row + 1, column + 1).protection.locked == is_given
        for row, column in sheet.labels:
            assert page.cell(row + 1, column + 1).protection.locked


def test_rows_of_a_table_are_open_and_what_is_above_is_locked(book: Any) -> None:
    page = book["项目"]

    assert not page.column_dimensions["A"].protection.locked
    assert page.column_dimensions["A"].number_format == "@"
    above = product((1, 2, 4, 5), (1, 24))
    assert all(page.cell(row, column).protection.locked for row, column in above)
    assert not page["A6"].protection.locked
    assert page.freeze_panes == "B6"


def test_what_is_filled_in_is_text(book: Any) -> None:
    cell = book["支出"]["F7"]

    assert (cell.value, cell.data_type, cell.number_format) == ("355.50", "s", "@")
    assert book["支出"]["F8"].number_format == "@"


def offered(page: Any, cell: str) -> tuple[str, bool]:
    """What the drop-down of a cell offers, and whether nothing else may stand there."""
    (found,) = (each for each in page.data_validations.dataValidation if cell in each.sqref)
    return found.formula1.strip('"'), found.showErrorMessage


def test_drop_downs_offer_closed_sets_states_and_keys(book: Any) -> None:
    assert offered(book["基本情况"], "B13") == ("元,万元,亿元", True)
    assert offered(book["支出"], "F7") == ("未说明,依法不予公开,不适用,未安排", False)
    assert offered(book["支出"], "B4") == ("未说明,依法不予公开,不适用", True)
    assert offered(book["项目·绩效指标"], "A300") == ("'项目'!$A$6:$A$505", True)
    assert "yuqing-jiance" in offered(book["项目"], "E505")[0]


def test_pages_are_set_up_for_paper(book: Any) -> None:
    for page in book:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToHeight == 0
        assert page.print_title_rows


def test_the_same_report_gives_the_same_bytes_on_any_day(raw: bytes) -> None:
    report = a_report_tree(
        projects={"a": {"name": "甲"}}, spending={"total": {"executed": "355.50"}}
    )
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        days = {part.date_time for part in parts.infolist()}

    assert a_workbook(report) == raw
    assert days == {(1980, 1, 1, 0, 0, 0)}


def test_no_formula_link_or_macro_is_in_the_file(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/worksheets/sheet" in name]
        names = " ".join(parts.namelist())

    assert not any(b"<f>" in sheet for sheet in sheets)
    assert "vba" not in names
    assert "externalLink" not in names


def test_an_empty_form_says_which_report_it_is_for() -> None:
    tree = started("130110", "2024", settings())
    cover = Cover("130110", "鹿泉区", "2024")
    raw = workbook(form().sheets, {"基本情况": {(4, 1): "130110"}}, cover)
    page = openpyxl.load_workbook(io.BytesIO(raw))

    assert tree == {"format": "1", "code": "130110", "year": "2024", "department": "wangxinban"}
    assert page.properties.title == "绩效自评报告录入表 鹿泉区 2024"
    assert page["基本情况"]["B5"].value == "130110"
