"""A Word file as the archive that it is: what is dangerous is found before it is opened."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from generator.intake.original import IntakeError

_MOST_ENTRIES: Final = 2_000
_MOST_BYTES: Final = 60_000_000
"""Unpacked bytes of all parts; a report with pictures has fewer."""
_MOST_XML: Final = 20_000_000
_MOST_RATIO: Final = 200
_BLOCK: Final = 1 << 20
_OLD: Final = b"\xd0\xcf\x11\xe0"
_ENTITY: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def checked_package(raw: bytes, name: str) -> dict[str, bytes]:
    """The parts of a Word file, each unpacked within bounds.

    Raises:
        IntakeError: it is another kind of file, is locked, or is made to exhaust who opens it.
    """
    if raw.startswith(_OLD):
        raise IntakeError(f"{name} 是旧版 .doc 或者加了密码；请在 WPS 或 Word 里打开，另存为 .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _parts(archive, name)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise IntakeError(
            f"{name} 打不开，可能没有传完整；请在 WPS 或 Word 里打开，另存为 .docx"
        ) from error


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES:
        raise IntakeError(f"{name} 解开后太大，没有打开；请删去不需要的图片和附件，另存一份")
    if len({entry.filename for entry in entries}) != len(entries):
        raise IntakeError(f"{name} 里有同名的部分，没有打开；请另存为 .docx")
    found = {}
    left = _MOST_BYTES
    for entry in entries:
        content = _unpacked(archive, entry, left, name)
        left -= len(content)
        found[entry.filename] = content
    if "word/document.xml" not in found:
        raise IntakeError(f"{name} 不是 Word 文件；请用 WPS 或 Word 另存为 .docx")
    return found


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, name: str) -> bytes:
    """One part, read in blocks: the size that an archive states may be a lie."""
    is_xml = entry.filename.endswith((".xml", ".rels"))
    most = min(left, _MOST_XML) if is_xml else left
    kept = bytearray()
    with archive.open(entry) as stream:
        while block := stream.read(_BLOCK):
            kept += block
            if len(kept) > most or len(kept) > max(_BLOCK, _MOST_RATIO * entry.compress_size):
                raise IntakeError(f"{name} 解开后太大，没有打开；请检查文件的来源")
    content = bytes(kept)
    if is_xml and (_ENTITY.search(content) or _ENTITY.search(content.replace(b"\x00", b""))):
        raise IntakeError(f"{name} 里有 XML 实体定义，正常的 Word 文件没有；请检查文件的来源")
    return content
