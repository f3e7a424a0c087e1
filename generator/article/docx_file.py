"""The article as a Word file: A4, plain styles, the same bytes from the same report.

python-docx writes it; the file is packed again, because a Word file is a zip that knows its hour.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from generator.article.pieces import Grid, Heading, Line, Piece, Slot
from generator.views.words import Tone, Words

try:
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt
except ImportError:  # an office that only reads YAML needs no python-docx
    HAS_WORD = False
else:
    HAS_WORD = True

_FONT: Final = "宋体"
_CELL_POINTS: Final = 10
_MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows."""

Element = Any  # python-docx's proxies of XML are only partly typed


def docx_bytes(title: str, author: str, day: str, pieces: Sequence[Piece]) -> bytes:
    """The Word file; `day` is the date that it bears, as 2026-03-02."""
    document = docx.Document()
    _set_up(document)
    _describe(document.core_properties, title, author, day)
    document.add_heading(title, level=1)
    for piece in pieces:
        _add(document, piece)
    packed = io.BytesIO()
    document.save(packed)
    return _repacked(packed.getvalue())


def _set_up(document: Element) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin = section.bottom_margin = Mm(28)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:eastAsia", "w:ascii", "w:hAnsi"):
            fonts.set(qn(kind), _FONT)
    document.styles["Normal"].font.size = Pt(12)


def _describe(core: Element, title: str, author: str, day: str) -> None:
    at = datetime.fromisoformat(day)
    core.title, core.author, core.last_modified_by = title[:255], author[:255], author[:255]
    core.comments, core.created, core.modified, core.revision = "", at, at, 1


def _add(document: Element, piece: Piece) -> None:
    match piece:
        case Heading():
            document.add_heading(piece.text, level=piece.level)
        case Line():
            _write(document.add_paragraph(), piece.words)
        case Grid():
            if piece.caption:
                document.add_paragraph().add_run(piece.caption).bold = True
            _table(document, piece)
            document.add_paragraph()


def _table(document: Element, grid: Grid) -> None:
    lines = ((grid.columns,) if grid.columns else ()) + grid.rows
    table = document.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    for row, line in zip(table.rows, lines, strict=True):
        _row_setting(row, "w:cantSplit")
        for cell, slot in zip(row.cells, line, strict=True):
            _fill(cell.paragraphs[0], slot)
    if grid.columns:
        _row_setting(table.rows[0], "w:tblHeader")


def _row_setting(row: Element, name: str) -> None:
    """A row stays on one sheet; headings stand on every sheet."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  # it has no other door


def _fill(paragraph: Element, slot: Slot) -> None:
    if slot.is_figure:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write(paragraph, slot.words, Pt(_CELL_POINTS))


def _write(paragraph: Element, words: Words, size: Element = None) -> None:
    for span in words:
        run = paragraph.add_run(span.text)
        run.bold = True if span.tone is Tone.STRONG else None
        run.italic = True if span.tone in {Tone.STATE, Tone.COMPUTED} else None
        if size is not None:
            run.font.size = size


def _repacked(raw: bytes) -> bytes:
    """The same parts without the hour at which they were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _MIDNIGHT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, old.read(name))
    return packed.getvalue()
