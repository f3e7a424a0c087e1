from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.csv_file import csv_bytes, safe
from generator.views.data_table import DataTable


def a_table(*rows: tuple[str, ...]) -> DataTable:
    columns = tuple(f"c{each}" for each in range(len(rows[0]) if rows else 1))
    return DataTable("t", "表", "说明", columns, rows)


def read_back(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_a_file_begins_with_the_mark_that_lets_excel_show_chinese() -> None:
    raw = csv_bytes(a_table(("乙山县", "1")))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\xef\xbb\xbf") == 1


def test_lines_end_as_spreadsheets_expect() -> None:
    assert csv_bytes(a_table(("a", "b"))) == b"\xef\xbb\xbfc0,c1\r\na,b\r\n"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1 234",
        "-",
        "-1-1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\n=1",
        "　=1",
        "\u200b=1",
        "＝1+1",
        "＋1",
        "－1",
        "\uff20a",
        "-1e5",
        "+5",
    ],
)
def test_what_a_spreadsheet_would_run_becomes_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["", "0", "-5.00", "-0.0001", "305.21", "未说明", "a=b", "甲-乙", "'=1", "\u22125"],
)
def test_figures_and_words_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


@given(st.lists(st.tuples(st.text(), st.text()), max_size=6))
def test_reading_undoes_writing_but_for_the_guard(rows: list[tuple[str, str]]) -> None:
    rows = [tuple(cell.replace("\0", "") for cell in row) for row in rows]  # csv reads no NUL
    found = read_back(csv_bytes(a_table(*rows)))

    assert found[1:] == [[safe(cell) for cell in row] for row in rows]
    assert [[cell.removeprefix("'") for cell in row] for row in found[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@given(st.text(max_size=40))
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    begins = safe(cell).lstrip()[:1]

    assert begins not in tuple("=+@＝＋\uff20") or begins == ""
    assert not safe(cell).startswith("-") or safe(cell)[1:2].isdigit()
