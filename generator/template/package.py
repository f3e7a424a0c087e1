"""What a workbook file is made of, looked at before any library reads it: what is refused, and why.

A file from outside may be a bomb or a trick: its parts are counted and measured as the archive
declares them (which the archive's own reader holds), and no part with a document type is parsed.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET  # no part with a document type comes near it
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

LARGEST_FILE: Final = 10_000_000
_LARGEST_WHOLE: Final = 30_000_000
_LARGEST_PART: Final = 15_000_000
_MOST_PARTS: Final = 500
_MOST_MARKS: Final = 400_000
_MOST_OUTSIDE: Final = 150_000
"""Opening brackets of the sheets, and of all other parts: what 5 seconds are enough for. A filled
workbook of a large report has a tenth of them."""

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP: Final = b"PK\x03\x04"
_BOOK: Final = "xl/workbook.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
_MARKED: Final = (".xml", ".rels", ".vml")
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING: Final = re.compile(rb"""^[^>]{0,200}?encoding=["']([^"']{1,40})["']""")
_EXTERNAL: Final = re.compile(rb"<[^>]*TargetMode=[\"']External[\"'][^>]*>")
_LINK_TYPE: Final = re.compile(rb"Type=[\"'][^\"']*/hyperlink[\"']")
_SAVE_AS: Final = "在 WPS 或 Excel 里打开，另存为“Excel 工作簿（*.xlsx）”，再试一次"

_UNWANTED: Final = (
    ("xl/vbaproject.bin", "workbook-macro", "文件里有宏", _SAVE_AS),
    ("xl/macrosheets/", "workbook-macro", "文件里有宏", _SAVE_AS),
    ("xl/dialogsheets/", "workbook-macro", "文件里有宏", _SAVE_AS),
    (
        "xl/externallinks/",
        "workbook-link",
        "文件里有指向别的工作簿的链接",
        "把链接的单元格改成直接键入的文字，再断开链接（数据—编辑链接）",
    ),
    ("xl/connections.xml", "workbook-link", "文件里有外部数据连接", "删去数据连接，再保存"),
    ("xl/querytables/", "workbook-link", "文件里有外部数据连接", "删去数据连接，再保存"),
    ("xl/embeddings/", "workbook-object", "文件里嵌有别的文件", "删去嵌入的对象，再保存"),
    ("xl/activex/", "workbook-object", "文件里有控件", "删去控件，再保存"),
    ("xl/ctrlprops/", "workbook-object", "文件里有控件", "删去控件，再保存"),
)


class PackageRefusalError(Exception):
    """The file cannot be read: a rule, a sentence and a way out."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet: its name, whether it is hidden, and its XML."""

    name: str
    is_hidden: bool
    raw: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """The sheets in their order, and the texts that their cells name by number."""

    sheets: tuple[Part, ...]
    strings: tuple[str, ...]


def opened(raw: bytes) -> Package:
    """What a workbook holds.

    Raises:
        PackageRefusalError: it is no workbook, or not one that is safe to read.
    """
    _check_kind(raw)
    parts = _parts(raw)
    _check_parts(parts)
    return Package(tuple(_sheets(parts)), tuple(_strings(parts)))


def _check_kind(raw: bytes) -> None:
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise _encrypted()
        if "Workbook".encode("utf-16-le") in raw or "Book".encode("utf-16-le") in raw:
            raise PackageRefusalError("workbook-old", "这是旧格式的 .xls 文件", _SAVE_AS)
    if not raw.startswith(_ZIP):
        raise PackageRefusalError(
            "workbook-not-excel",
            "这不是 Excel 文件，或者文件已经损坏",
            "改了扩展名的文件不能用；请用 disclose template 做的表来填",
        )
    if len(raw) > LARGEST_FILE:
        raise _too_large()


def _encrypted() -> PackageRefusalError:
    hint = "在 WPS 或 Excel 里打开，去掉打开密码（文件—文档加密），再保存"
    return PackageRefusalError("workbook-password", "文件设了打开密码，读不出来", hint)


def _too_large() -> PackageRefusalError:
    hint = "删去多余的工作表、行和格式，或者重新做一份模板再填"
    return PackageRefusalError("workbook-too-large", "文件大得不像一份报告", hint)


def _parts(raw: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            found = archive.infolist()
            _check_archive(found)
            return {each.filename: archive.read(each) for each in found}
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, zlib.error) as error:
        hint = "请重新保存或重新复制一份"
        raise PackageRefusalError("workbook-damaged", "文件已经损坏", hint) from error


def _check_archive(found: list[zipfile.ZipInfo]) -> None:
    if any(each.flag_bits & 1 for each in found):
        raise _encrypted()
    sizes = [each.file_size for each in found]
    if len(found) > _MOST_PARTS or sum(sizes) > _LARGEST_WHOLE or max(sizes) > _LARGEST_PART:
        raise _too_large()
    known = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if any(each.compress_type not in known for each in found):
        raise zipfile.BadZipFile
    if len({each.filename.lower() for each in found}) < len(found):
        raise zipfile.BadZipFile


def _check_parts(parts: Mapping[str, bytes]) -> None:
    names = {name.lower() for name in parts}
    if _BOOK not in parts:
        raise _another_kind(names)
    for prefix, *refusal in _UNWANTED:
        if any(name.startswith(prefix) for name in names):
            raise PackageRefusalError(*refusal)
    _check_format(parts)
    marks = {True: 0, False: 0}
    for name, part in parts.items():
        if name.lower().endswith(_MARKED):
            _check_markup(part)
            marks[name.startswith("xl/worksheets/")] += part.count(b"<")
    if marks[True] > _MOST_MARKS or marks[False] > _MOST_OUTSIDE:
        raise _too_large()


def _check_format(parts: Mapping[str, bytes]) -> None:
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise PackageRefusalError("workbook-macro", "这是带宏的 .xlsm 文件", _SAVE_AS)
    if b"purl.oclc.org/ooxml" in parts[_BOOK]:
        raise PackageRefusalError("workbook-strict", "文件存成了“Strict Open XML”格式", _SAVE_AS)


def _another_kind(names: set[str]) -> PackageRefusalError:
    if any(name.startswith("word/") for name in names):
        message = "这是 Word 文件，不是 Excel 表"
    elif "xl/workbook.bin" in names:
        message = "这是二进制格式的 .xlsb 文件"
    elif "content.xml" in names:
        message = "这是 .ods 文件"
    else:
        message = "这个压缩文件里没有 Excel 表"
    return PackageRefusalError("workbook-not-excel", message, _SAVE_AS)


def _check_markup(part: bytes) -> None:
    """Refuses document types, encodings that could hide one, and links that lead outside."""
    encoding = _ENCODING.search(part[:300])
    is_plain = encoding is None or encoding[1].lower() in (b"utf-8", b"utf8", b"us-ascii")
    if _DOCTYPE.search(part) or b"\x00" in part[:300] or not is_plain:
        raise PackageRefusalError(
            "workbook-entities", "文件里有不该有的 XML 声明，不予读取", "请重新做一份模板再填"
        )
    for link in _EXTERNAL.findall(part):
        if not _LINK_TYPE.search(link):
            raise PackageRefusalError(
                "workbook-link", "文件里有指向外面的链接", "删去图片、对象和外部链接，再保存"
            )


def _sheets(parts: Mapping[str, bytes]) -> Iterator[Part]:
    targets = {
        each.get("Id", ""): each.get("Target", "")
        for each in _tree(parts.get("xl/_rels/workbook.xml.rels", b""))
    }
    for each in _tree(parts[_BOOK]).iter():
        if each.tag.endswith("}sheet"):
            link = next((value for key, value in each.items() if key.endswith("}id")), "")
            target = targets.get(link, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            hidden = each.get("state", "visible") != "visible"
            yield Part(each.get("name", ""), hidden, parts.get(path, b""))


def _strings(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The shared texts as they stand there; notes on how they sound are left out."""
    if _STRINGS in parts:
        for each in _tree(parts[_STRINGS]):
            texts = (*each, *(text for run in each if _name(run) == "r" for text in run))
            yield "".join(text.text or "" for text in texts if _name(text) == "t")


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _tree(part: bytes) -> ET.Element:
    try:
        return ET.fromstring(part)  # noqa: S314  # document types were refused before
    except ET.ParseError as error:
        hint = "请在 WPS 或 Excel 里打开并重新保存"
        raise PackageRefusalError("workbook-damaged", "文件已经损坏", hint) from error
