from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import load_workbook

from generator.export.xlsx_file import xlsx_bytes
from generator.export.xlsx_frame import MADE
from tests.tables import a_table, from_xlsx

HOSTILE = [
    "=1+1", "+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "\uff20a", "\u200b=1",
    "\ufe66a",
    "\ufeff=1", "\u200d+1", "\u2060-a", "\u200e@a", " =1", "\u3000=1", "\u200b＝1", "-",
    "=HYPERLINK(\"http://a.example\")", "http://a.example/", "mailto:a@a.example",
    "{=1}", "001", "1e5", "TRUE", "#N/A",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_whatever_it_begins_with(text: str) -> None:
    raw = xlsx_bytes([a_table((text, "1"))], "题", [text])
    book = load_workbook(io.BytesIO(raw))

    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                assert cell.hyperlink is None
    # A workbook is XML, which knows no carriage return: the reader is shown its code.
    assert from_xlsx(raw, "表") == [(text.replace("\r", "_x000D_"), "1")]


@pytest.mark.parametrize(
    ("text", "shown", "form"),
    [
        ("95.50", 95.5, "0.00"),
        ("0.9950", 0.995, "0.0000"),
        ("3555300", 3555300, "0"),
        ("-12.0", -12, "0.0"),
        ("0", 0, "0"),
    ],
)
def test_figures_are_numbers_with_their_printed_decimals(
    text: str, shown: float, form: str
) -> None:
    cell = load_workbook(io.BytesIO(xlsx_bytes([a_table(("甲", text))], "题", [])))["表"]["B2"]

    assert (cell.data_type, cell.value, cell.number_format) == ("n", shown, form)
    assert from_xlsx(xlsx_bytes([a_table(("甲", text))], "题", []), "表") == [("甲", text)]


def test_a_figure_too_long_for_a_spreadsheet_stays_text() -> None:
    raw = xlsx_bytes([a_table(("甲", "1234567890123456.5"))], "题", [])

    assert load_workbook(io.BytesIO(raw))["表"]["B2"].data_type == "s"
    assert from_xlsx(raw, "表") == [("甲", "1234567890123456.5")]


def test_a_code_keeps_its_zeros() -> None:
    raw = xlsx_bytes([a_table(("010100", ""), columns=("division_code", "score"))], "题", [])

    assert from_xlsx(raw, "表") == [("010100", "")]


def test_headings_are_chinese_and_stay_in_view() -> None:
    book = load_workbook(io.BytesIO(xlsx_bytes([a_table(("甲", "1"))], "题", ["注一", "注二"])))

    assert book.sheetnames == ["说明", "表", "各列含义"]
    assert [cell.value for cell in book["表"][1]] == ["名称", "得分"]
    assert book["表"].freeze_panes == "A2"
    assert [row[0].value for row in book["说明"]] == ["题", "注一", "注二"]
    assert [cell.value for cell in book["各列含义"][2]][:3] == ["表", "名称", "name"]


def test_no_day_of_making_is_in_the_file() -> None:
    raw = xlsx_bytes([a_table(("甲", "1"))], "题", [])
    book = load_workbook(io.BytesIO(raw))
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        days = {part.date_time for part in parts.infolist()}

    assert book.properties.created == datetime(1980, 1, 1) == MADE.replace(tzinfo=None)  # noqa: DTZ001  # as read
    assert book.properties.modified == book.properties.created
    assert days == {(1980, 1, 1, 0, 0, 0)}
