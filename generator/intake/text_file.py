"""Text and Markdown files: lines with their numbers, pipe tables as tables."""

from __future__ import annotations

import codecs
import re
from typing import Final

from generator.intake.original import Block, Grid, IntakeError, Line

_RULE: Final = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")


def read_text(raw: bytes, name: str) -> tuple[Block, ...]:
    """The lines and tables of a text in UTF-8, UTF-16 or GBK.

    Raises:
        IntakeError: it is no text.
    """
    lines = _decoded(raw, name).splitlines()
    blocks: list[Block] = []
    has_gap = False
    at = 0
    while at < len(lines):
        text = lines[at].rstrip()
        rows = _table(lines, at)
        if rows:
            blocks.append(_grid(at, lines[at : at + rows]))
            at += rows
            continue
        if text.strip():
            blocks.append(Line(f"第{at + 1}行", text, None, has_gap, is_inset=text[0] == "\t"))
        has_gap = not text.strip()
        at += 1
    return tuple(blocks)


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if b"\x00" not in raw:
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise IntakeError(f"{name} 不是文本文件；请用 Word 或 WPS 另存为 .docx，再读一次")


def _table(lines: list[str], at: int) -> int:
    """How many lines a pipe table takes that begins here; 0 where none does."""
    is_table = at + 1 < len(lines) and "|" in lines[at] and _RULE.fullmatch(lines[at + 1].strip())
    if not is_table:
        return 0
    end = at
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end - at


def _grid(at: int, lines: list[str]) -> Grid:
    rows = [line.strip().strip("|").split("|") for line in (lines[0], *lines[2:])]
    return Grid(f"第{at + 1}行起的表", tuple(tuple(cell.strip() for cell in row) for row in rows))
