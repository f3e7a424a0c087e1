"""Archives made to exhaust or to deceive are refused before anything opens them."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.intake.original import IntakeError
from generator.intake.package import checked_package
from tests.intake.making import as_docx, changed

SOUND = as_docx(["正文"])


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04 broken", "打不开"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "旧版 .doc 或者加了密码"),
        (changed(SOUND, {"word/document.xml": None}), "不是 Word 文件"),
        (changed(SOUND, {"word/media/a.bin": b"\x00" * 40_000_000}), "解开后太大"),
        (changed(SOUND, {"word/a.xml": b"<a>" + b" " * 21_000_000}), "解开后太大"),
        (changed(SOUND, {"word/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "XML 实体"),
        (changed(SOUND, {"word/a.xml": "<!ENTITY".encode("utf-16")}), "XML 实体"),
        (changed(SOUND, {f"word/{at}.xml": b"<a/>" for at in range(2_001)}), "解开后太大"),
    ],
)
def test_a_dangerous_file_is_refused_with_the_reason(raw: bytes, said: str) -> None:
    with pytest.raises(IntakeError, match=said):
        checked_package(raw, "a.docx")


def test_a_part_whose_packing_is_damaged_is_refused() -> None:
    raw = bytearray(as_docx(["段落"]))
    start = raw.find(b"word/document.xml") + len(b"word/document.xml")
    raw[start + 2 : start + 12] = b"\xff" * 10

    with pytest.raises(IntakeError, match="可能没有传完整"):
        checked_package(bytes(raw), "a.docx")


def test_a_size_that_lies_is_found_out() -> None:
    raw = bytearray(changed(SOUND, {"word/media/a.bin": b"\x00" * 30_000_000}))
    real, lie = (30_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    with pytest.raises(IntakeError):
        checked_package(bytes(raw).replace(real, lie), "a.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(SOUND)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<a/>")

    with pytest.raises(IntakeError, match="同名"):
        checked_package(stream.getvalue(), "a.docx")


def test_a_sound_file_is_its_parts() -> None:
    assert "word/document.xml" in checked_package(SOUND, "a.docx")
