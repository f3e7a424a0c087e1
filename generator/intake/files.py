"""One file to an original, by its ending: the only module of the intake that reads the disk.

Word and PDF need libraries of their own (the extra `intake`); who has not installed them is told.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Final

from generator.intake.original import LARGEST_FILE, Block, IntakeError, Original, checked
from generator.intake.text_file import read_text

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_KINDS: Final = (".docx", ".pdf", ".txt", ".md")
_INSTEAD: Final = {
    ".doc": "旧版 .doc 读不了；请在 WPS 或 Word 里打开，另存为 .docx",
    ".wps": ".wps 读不了；请在 WPS 里另存为 .docx",
    ".docm": "含宏的 .docm 不读；请另存为 .docx",
    ".xls": "旧版 .xls 读不了；请另存为 .xlsx",
    ".xlsx": "这里只读报告原文；Excel 模板请用生成模板的命令读回",
    ".ofd": ".ofd 读不了；请用 Word 文件，或导出为文字 PDF",
    ".jpg": "图片读不了；请用 Word 文件，或由人照录",
    ".png": "图片读不了；请用 Word 文件，或由人照录",
}
_INSTALL: Final = "读 Word 和 PDF 需要另装几个软件包：pip install 'disclose[intake]'"


def open_original(path: Path) -> Original:
    """The original in a file.

    Raises:
        IntakeError: it cannot be read; says what to do instead.
    """
    raw = bytes_of(path)
    blocks, warnings = _blocks(path, raw)
    return checked(Original(path.name, hashlib.sha256(raw).hexdigest(), blocks, warnings))


def bytes_of(path: Path) -> bytes:
    """The bytes of a regular file of a reasonable size; links are not followed.

    Raises:
        IntakeError: there is none, or it is something else.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise IntakeError(f"没有这个文件：{path}") from error
    except OSError as error:
        raise IntakeError(f"{path.name} 打不开；可能是链接，或者正被别的程序打开") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise IntakeError(f"{path.name} 不是普通文件；请选文件本身")
    with os.fdopen(handle, "rb") as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise IntakeError(
            f"{path.name} 超过 {LARGEST_FILE // 1_000_000} MB；请删去图片，另存一份再读"
        )
    if not raw:
        raise IntakeError(f"{path.name} 是空文件")
    return raw


def cleaned_copy(path: Path, copy: Path) -> tuple[str, ...]:
    """Write a Word file without changes, comments, hidden words and properties; what was removed.

    Raises:
        IntakeError: it is no Word file, or the copy would lie over a file that is there.
    """
    if path.suffix.lower() != ".docx" or copy.suffix.lower() != ".docx":
        raise IntakeError("--clean 只用于 .docx 文件，副本的名字也以 .docx 结尾")
    if copy.exists() or copy.is_symlink():
        raise IntakeError(f"{copy.name} 已经有了；请给副本另起一个名字")
    try:
        from generator.intake.docx_clean import cleaned  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise IntakeError(_INSTALL) from error
    content, removed = cleaned(bytes_of(path), path.name)
    copy.write_bytes(content)
    return removed


def _blocks(path: Path, raw: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    ending = path.suffix.lower()
    if ending not in _KINDS:
        known = "、".join(_KINDS)
        raise IntakeError(f"{path.name}：{_INSTEAD.get(ending, f'这种文件读不了；可以读 {known}')}")
    try:
        if ending == ".docx":
            from generator.intake.docx_file import read_docx  # noqa: PLC0415  # an extra

            return read_docx(raw, path.name)
        if ending == ".pdf":
            from generator.intake.pdf_file import read_pdf  # noqa: PLC0415  # an extra

            return read_pdf(raw, path.name), ()
    except ImportError as error:
        raise IntakeError(_INSTALL) from error
    return read_text(raw, path.name), ()
