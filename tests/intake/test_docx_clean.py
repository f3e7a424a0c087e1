"""A clean copy has the words that readers see and nothing else."""

from __future__ import annotations

import io
import zipfile

import docx

from generator.intake.docx_clean import cleaned
from generator.intake.docx_file import read_docx
from tests.intake.making import with_body
from tests.intake.test_docx_file import CHANGES


def dirty() -> bytes:
    document = docx.Document(io.BytesIO(with_body(CHANGES)))
    document.core_properties.author = "张三丰"
    document.core_properties.last_modified_by = "李四"
    document.add_comment(document.paragraphs[0].runs, text="请改", author="王五")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def all_bytes(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def test_the_words_are_the_same_and_the_rest_is_gone() -> None:
    before = dirty()
    copy, removed = cleaned(before, "a.docx")

    assert read_docx(copy, "a.docx")[0] == read_docx(before, "a.docx")[0]
    assert read_docx(copy, "a.docx")[1] == ()
    found = all_bytes(copy).decode("utf-8", "replace")
    assert [
        word
        for word in ("张三丰", "李四", "王五", "甲", "密文", "delText", "comments")
        if word in found
    ] == []
    assert {each.split(" ")[0] for each in removed} >= {
        "批注",
        "隐藏文字",
        "删除的文字",
        "作者等属性",
    }


def test_a_clean_file_has_nothing_to_remove() -> None:
    copy, _ = cleaned(dirty(), "a.docx")

    assert cleaned(copy, "a.docx")[1] == ()
