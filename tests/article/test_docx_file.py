"""The Word file: opens, says the same, is the same every time, and names no machine."""

from __future__ import annotations

import io
import zipfile

import docx

from generator.article.docx_file import docx_bytes
from generator.article.pieces import Grid, Heading, Line, Slot
from generator.views.words import Span, Tone, words

PIECES = (
    Heading(2, "钱花在哪里 <b>"),
    Line(words("预算 ", Span("未说明", Tone.STATE), Span("重", Tone.STRONG))),
    Grid(
        "支出（万元）",
        (Slot(words("项目")), Slot(words("金额"), is_figure=True)),
        ((Slot(words("甲 & 乙")), Slot(words("355.53"), is_figure=True)),),
    ),
    Grid("", (), ((Slot(words("名")), Slot(words("值"))),)),
)


def made() -> bytes:
    return docx_bytes("标题 <x>", "某县网信办", "2026-03-02", PIECES)


def test_the_file_says_what_the_pieces_say() -> None:
    found = docx.Document(io.BytesIO(made()))
    texts = [each.text for each in found.paragraphs if each.text]
    cells = [[[c.text for c in row.cells] for row in table.rows] for table in found.tables]

    assert texts == ["标题 <x>", "钱花在哪里 <b>", "预算 未说明重", "支出（万元）"]
    assert cells == [[["项目", "金额"], ["甲 & 乙", "355.53"]], [["名", "值"]]]
    assert round(found.sections[0].page_width.mm) == 210
    assert round(found.sections[0].page_height.mm) == 297


def test_headings_of_a_table_stand_on_every_sheet() -> None:
    found = docx.Document(io.BytesIO(made()))
    rows = [row._tr.xml for table in found.tables for row in table.rows]

    assert ["w:tblHeader" in xml for xml in rows] == [True, False, False]
    assert all("w:cantSplit" in xml for xml in rows)


def test_the_bytes_are_the_same_and_know_no_hour() -> None:
    raw = made()
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        dates = {each.date_time for each in package.infolist()}
    core = docx.Document(io.BytesIO(raw)).core_properties

    assert raw == made()
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert (core.author, core.last_modified_by) == ("某县网信办", "某县网信办")
    assert core.created.isoformat()[:10] == core.modified.isoformat()[:10] == "2026-03-02"
