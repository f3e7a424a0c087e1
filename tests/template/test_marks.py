from __future__ import annotations

from generator.template.marks import marks_of

SHEET = """<worksheet xmlns="urn:x">
<cols><col min="3" max="4" hidden="1"/></cols><sheetData>{}</sheetData>
<mergeCells><mergeCell ref="B5:B6"/></mergeCells></worksheet>"""


def test_merged_cells_hidden_rows_and_columns_are_found() -> None:
    rows = (
        '<row r="2" hidden="1"><c r="B2" t="s"><v>7</v></c></row>'
        '<row r="3" hidden="true"><c r="C3"/></row><row r="9"><c r="AA9"><v>1</v></c></row>'
    )
    marks = marks_of(SHEET.format(rows).encode())

    assert marks is not None
    assert (marks.merged, marks.hidden_rows, marks.hidden_columns) == (["B5:B6"], [1], [2])
    assert marks.end == (8, 26)
    assert marks.shared == {(1, 1): 7}
    assert not marks.is_too_far


def test_cells_without_an_address_follow_each_other() -> None:
    rows = "<row><c><v>1</v></c><c><is><t>甲</t></is></c></row><row><c/><c/><c><v>1</v></c></row>"
    marks = marks_of(SHEET.format(rows).encode())

    assert marks is not None
    assert marks.end == (1, 2)


def test_content_far_outside_is_too_far_and_formats_are_not() -> None:
    far = marks_of(SHEET.format('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>').encode())
    format_only = marks_of(SHEET.format('<row r="1048576"><c r="XFD1048576"/></row>').encode())

    assert far is not None
    assert far.is_too_far
    assert format_only is not None
    assert not format_only.is_too_far


def test_broken_sheets_have_no_marks() -> None:
    assert marks_of(b"<worksheet>") is None
    assert marks_of(SHEET.format('<row r="x"/>').encode()) is None
