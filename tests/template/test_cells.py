"""Small workbooks of openpyxl's own: what a cell may hold."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from generator.template.cells import Book, has_reader, read_book
from tests.workbooks import patched


def book_of(*values: Any) -> bytes:
    """One sheet 表 with the values in its first column."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "表"
    for row, value in enumerate(values, 1):
        book.active.cell(row, 1, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared_of(text: str) -> bytes:
    """One sheet 表 with a text that stands among the shared ones."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("表").write_string(0, 0, text)
    return out.getvalue()


def read(raw: bytes) -> Book:
    return read_book(raw, "a.xlsx", frozenset({"表"}))


def test_texts_are_taken_as_they_are() -> None:
    rich = CellRichText("红", TextBlock(InlineFont(b=True), "字"))
    found = read(book_of("甲", " 乙 ", "010", "多\n行", rich))

    assert list(found.cells["表"].values()) == ["甲", " 乙 ", "010", "多\n行", "红字"]
    assert (found.findings, found.is_read) == ([], True)


@pytest.mark.parametrize(
    ("held", "text"),
    [(b"_x000D_", "\r"), (b"_x005F_x000D_", "_x000D_"), (b"x005F_", "x005F_"), (b"_x00_", "_x00_")],
)
def test_characters_that_a_workbook_escapes_come_back(held: bytes, text: str) -> None:
    found = read(patched(shared_of("甲乙丙"), ("甲乙丙".encode(), "甲".encode() + held)))

    assert found.cells["表"] == {(0, 0): f"甲{text}"}


@pytest.mark.parametrize(
    ("value", "rule"),
    [("=1+1", "sheet-formula"), ("#N/A", "sheet-error"), (True, "sheet-boolean")],
)
def test_what_is_no_text_is_refused_and_not_taken(value: object, rule: str) -> None:
    found = read(book_of("甲", value))

    assert found.cells["表"] == {(0, 0): "甲"}
    assert [each.rule for each in found.findings] == [rule]


def test_inline_texts_are_texts() -> None:
    inline = "<is><t>乙</t></is>".encode()
    raw = patched(shared_of("甲"), (b't="s"', b't="inlineStr"'), (b"<v>0</v>", inline))

    assert read(raw).cells["表"] == {(0, 0): "乙"}


def test_where_openpyxl_fails_the_file_is_told_to_be_damaged() -> None:
    raw = patched(shared_of("甲"), (b't="s"', b't="n"'), (b"<v>0</v>", b"<v>zero</v>"))
    found = read(raw)

    assert [each.rule for each in found.findings] == ["workbook-damaged"]
    assert not found.is_read


def test_a_text_number_that_does_not_exist_is_damage() -> None:
    found = read(patched(shared_of("甲"), (b"<v>0</v>", b"<v>99</v>")))

    assert [each.rule for each in found.findings] == ["workbook-damaged"]


def test_content_far_outside_is_refused_before_it_is_read() -> None:
    found = read(patched(book_of("甲"), (b'r="A1"', b'r="XFD1"')))

    assert [each.rule for each in found.findings] == ["workbook-too-large"]
    assert found.cells == {}


def test_many_numbers_are_told_of_in_one_sentence() -> None:
    found = read(book_of(*range(1, 9)))

    assert list(found.cells["表"].values()) == list("12345678")
    (told,) = map(str, found.findings)
    assert told.startswith("a.xlsx 工作表“表”: warning[sheet-number] A1、A2、A3、A4、A5 等")


def test_the_library_is_here() -> None:
    assert has_reader()
