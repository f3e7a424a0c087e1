"""Files that are no workbook, or that are one for harm: each is refused with a reason."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile

import pytest

from generator.template.package import PackageRefusalError, opened
from generator.template.take import started
from tests.workbooks import a_workbook, packed, patched, settings

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BOOK = b"xl/workbook.xml"


@pytest.fixture(scope="module")
def good() -> bytes:
    return a_workbook(started("130110", "2024", settings()))


def refusal(raw: bytes) -> PackageRefusalError:
    with pytest.raises(PackageRefusalError) as raised:
        opened(raw)
    return raised.value


def test_the_sheets_and_shared_texts_of_a_workbook_are_found(good: bytes) -> None:
    package = opened(good)

    assert [sheet.name for sheet in package.sheets][:2] == ["填写说明", "基本情况"]
    assert all(sheet.raw.startswith(b"<?xml") and not sheet.is_hidden for sheet in package.sheets)
    assert "区划代码" in package.strings


@pytest.mark.parametrize(
    ("raw", "rule", "said"),
    [
        (b"", "workbook-not-excel", "不是 Excel 文件"),
        ("县委网信办".encode(), "workbook-not-excel", "不是 Excel 文件"),
        (b"<html><table></table></html>", "workbook-not-excel", "不是 Excel 文件"),
        (OLE + "Workbook".encode("utf-16-le"), "workbook-old", "旧格式的 .xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "workbook-password", "设了打开密码"),
        (OLE + b"something", "workbook-not-excel", "不是 Excel 文件"),
        (b"PK\x03\x04" + b"x" * 50, "workbook-damaged", "已经损坏"),
        (packed({"word/document.xml": b"<a/>"}), "workbook-not-excel", "这是 Word 文件"),
        (packed({"content.xml": b"<a/>"}), "workbook-not-excel", ".ods"),
        (packed({"xl/workbook.bin": b""}), "workbook-not-excel", ".xlsb"),
        (packed({"a.txt": b""}), "workbook-not-excel", "没有 Excel 表"),
        (b"PK\x03\x04" + bytes(10_000_001), "workbook-too-large", "不像一份报告"),
    ],
)
def test_what_is_no_workbook_is_told_from_one(raw: bytes, rule: str, said: str) -> None:
    found = refusal(raw)

    assert found.rule == rule
    assert said in found.message
    assert found.hint


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("xl/vbaProject.bin", "workbook-macro"),
        ("xl/macrosheets/sheet1.xml", "workbook-macro"),
        ("xl/externalLinks/externalLink1.xml", "workbook-link"),
        ("xl/connections.xml", "workbook-link"),
        ("xl/embeddings/oleObject1.bin", "workbook-object"),
        ("xl/activeX/activeX1.xml", "workbook-object"),
    ],
)
def test_what_acts_or_leads_outside_is_refused(good: bytes, name: str, rule: str) -> None:
    assert refusal(patched(good, more={name: b"<a/>"})).rule == rule


def test_links_to_pages_are_harmless_and_others_are_not(good: bytes) -> None:
    link = b'<a><b Type="x/%s" Target="http://a.example/" TargetMode="External"/></a>'
    name = "xl/worksheets/_rels/sheet9.xml.rels"

    opened(patched(good, more={name: link % b"hyperlink"}))
    assert refusal(patched(good, more={name: link % b"image"})).rule == "workbook-link"


@pytest.mark.parametrize(
    "part",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<?xml version="1.0" encoding="UTF-16"?><a/>',
        '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="cp037"?><a/>',
    ],
)
def test_document_types_and_what_could_hide_them_are_refused(good: bytes, part: bytes) -> None:
    assert refusal(patched(good, more={"customXml/item1.xml": part})).rule == "workbook-entities"


def test_broken_xml_strict_files_and_macro_types_are_refused(good: bytes) -> None:
    broken = patched(good, (b"</workbook>", b"</workbok>"))
    strict = patched(
        good,
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    )
    macro = patched(good, (b"spreadsheetml.sheet.main", b"macroEnabled.main"))

    assert [refusal(raw).rule for raw in (broken, strict, macro)] == [
        "workbook-damaged",
        "workbook-strict",
        "workbook-macro",
    ]


def test_a_locked_part_is_told_as_a_password(good: bytes) -> None:
    name = b"xl/styles.xml"
    at = good.rindex(name) - 46  # the entry in the archive's own table
    locked = bytearray(good)
    locked[at + 8] |= 1

    assert refusal(bytes(locked)).rule == "workbook-password"


def test_two_parts_of_one_name_are_refused(good: bytes) -> None:
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", b"<a/>")

    assert refusal(out.getvalue()).rule == "workbook-damaged"


def test_bombs_are_refused_before_they_grow(good: bytes) -> None:
    large = patched(good, more={"xl/media/a.bin": bytes(16_000_000)})
    many = patched(good, more={f"xl/media/{number}.bin": b"" for number in range(600)})
    marks = patched(good, more={"customXml/item1.xml": b"<a>" + b"<b/>" * 500_000 + b"</a>"})
    tracemalloc.start()
    began = time.process_time()
    rules = [refusal(raw).rule for raw in (large, many, marks)]
    spent = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rules == ["workbook-too-large"] * 3
    assert spent < 5  # a hundred times what it takes
    assert peak < 100_000_000
