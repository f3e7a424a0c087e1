"""A Word file reads as it would with all changes accepted; its dangers are told."""

from __future__ import annotations

import pytest

from generator.intake.docx_file import dangers, opened, read_docx
from generator.intake.original import Grid, IntakeError, Line
from tests.intake.making import as_docx, changed, with_body


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


CHANGES = (
    "<w:p>" + run("支出") + f'<w:ins w:id="1" w:author="甲">{run("20")}</w:ins>'
    '<w:del w:id="2" w:author="甲"><w:r><w:delText>30</w:delText></w:r></w:del>'
    + run("万元") + run("密文", "<w:vanish/>") + "</w:p>"
)  # fmt: skip
MERGED = (
    "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
    "<w:p>" + run("产出") + "</w:p></w:tc>"
    "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>" + run("甲") + "</w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p>" + run("乙") + "</w:p></w:tc>"
    "<w:tc><w:p>" + run("丙") + "</w:p></w:tc></w:tr></w:tbl>"
)  # fmt: skip


def test_paragraphs_and_tables_stand_in_order() -> None:
    blocks, _ = read_docx(as_docx(["一、概况", [["项目", "分"], ["甲", "9"]], "正文"]), "a.docx")

    assert blocks == (
        Line("第1段", "一、概况"),
        Grid("第1个表", (("项目", "分"), ("甲", "9"))),
        Line("第2段", "正文"),
    )


def test_insertions_count_and_deletions_and_hidden_words_do_not() -> None:
    blocks, warnings = read_docx(with_body(CHANGES), "a.docx")

    assert blocks == (Line("第1段", "支出20万元"),)
    assert any("修订" in each for each in warnings)
    assert any("隐藏文字" in each for each in warnings)


def test_a_merged_cell_stands_in_each_place_that_it_covers() -> None:
    blocks, _ = read_docx(with_body(MERGED), "a.docx")

    assert blocks == (Grid("第1个表", (("产出", "甲", "甲"), ("产出", "乙", "丙"))),)


def test_a_line_break_inside_a_paragraph_keeps_its_paragraph() -> None:
    broken = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    blocks, _ = read_docx(with_body(broken), "a.docx")

    assert blocks == (Line("第1段", "甲"), Line("第1段", "乙"))


def test_every_danger_has_its_sentence() -> None:
    parts = {
        "word/comments.xml": b"<w:comments/>",
        "word/vbaProject.bin": b"",
        "word/embeddings/a.xlsx": b"",
        "word/_rels/document.xml.rels": b'TargetMode="External"',
        "docProps/core.xml": b"<dc:creator>\xe7\x94\xb2</dc:creator>",
    }

    assert [each[:4] for each in dangers(parts)] == [
        "有批注：",
        "文件属性",
        "有宏：没",
        "嵌有其他",
        "有指向外",
    ]


def test_a_part_that_is_no_xml_is_refused() -> None:
    with pytest.raises(IntakeError, match="打不开"):
        opened(changed(as_docx(["x"]), {"word/document.xml": b"<broken"}), "a.docx")
