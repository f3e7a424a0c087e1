"""Text PDF files: paragraphs out of lines, tables out of rules, and clear refusals."""

from __future__ import annotations

import io

import pypdf
import pytest

from generator.intake.original import Grid, IntakeError, Line
from generator.intake.paragraphs import parts_of
from generator.intake.passage import Passage
from generator.intake.pdf_file import read_pdf
from tests.intake.making import as_pdf
from tests.intake.truth import original_of

LONG = (
    "本次评价工作坚持客观公正科学规范的原则，采用业务处室自评与工作组复评相结合的方式进行，"
    "综合评价该项目绩效。"
)


def test_lines_are_paragraphs_again() -> None:
    blocks = read_pdf(as_pdf(["一、概况", LONG, "（二）过程"]), "a.pdf")
    parts = parts_of(original_of(*blocks))

    texts = [each.content.text for each in parts if isinstance(each.content, Passage)]
    assert texts == ["一、概况", LONG, "（二）过程"]
    assert isinstance(blocks[0], Line)
    assert blocks[0].where == "第1页第1行"


def test_a_ruled_table_is_a_table() -> None:
    blocks = read_pdf(as_pdf(["表", [["项目", "得分"], ["舆情监测项目", "98"]], "完"]), "a.pdf")

    assert [each.rows for each in blocks if isinstance(each, Grid)] == [
        (("项目", "得分"), ("舆情监测项目", "98"))
    ]
    assert [each.text for each in blocks if isinstance(each, Line)] == ["表", "完"]


def test_page_numbers_are_no_words() -> None:
    pages = [f"正文第{at}句。" for at in range(34)]
    blocks = read_pdf(as_pdf([*pages, "- 1 -"]), "a.pdf")

    assert not any(isinstance(each, Line) and "- 1 -" in each.text for each in blocks)


def blank(pages: int, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (blank(2), "扫描件或图片"),
        (blank(41), "最多读 40 页"),
        (blank(1, "x"), "加了密码"),
        (b"%PDF-1.4 broken", "打不开"),
        (b"", "打不开"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(raw: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        read_pdf(raw, "a.pdf")
