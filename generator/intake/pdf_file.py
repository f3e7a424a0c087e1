"""Text PDF files: lines made into paragraphs again by where they end, tables by their rules.

The only home of pypdf, which looks whether a file may be read, and pdfplumber, which reads it.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any, Final

import pdfplumber
import pypdf

from generator.intake.original import MOST_CHARACTERS, Block, Grid, IntakeError, Line

_MOST_PAGES: Final = 40
"""Pages that are read within seconds; a report has fewer than thirty."""
_PAGE_NUMBER: Final = re.compile(
    r"[-—–\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/共]\s*\d{1,3}\s*页?)?[-—–\s]*"
)
_SLACK: Final = 2
"""Characters by which a full line may end before the margin."""
_INDENT: Final = 1
"""Characters from which the begin of a line is the indent of a paragraph."""


def read_pdf(raw: bytes, name: str) -> tuple[Block, ...]:
    """The blocks of a text PDF.

    Raises:
        IntakeError: it is locked, damaged, a scan, or far too long.
    """
    _quiet()
    _check(raw, name)
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            pages = [_page(page, number) for number, page in enumerate(document.pages, 1)]
    except IntakeError:
        raise
    except Exception as error:  # a damaged file raises anything
        raise _damaged(name) from error
    return tuple(_with_wraps([each for page in pages for each in page]))


def _quiet() -> None:
    """What the libraries find wrong with a file they say in English; we say it in one sentence."""
    for library in ("pypdf", "pdfminer"):
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)


def _check(raw: bytes, name: str) -> None:
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        number = 0 if is_locked else len(reader.pages)
        if not is_locked and number <= _MOST_PAGES:
            _check_pages(reader, name)
    except IntakeError:
        raise
    except Exception as error:  # a damaged file raises anything
        raise _damaged(name) from error
    if is_locked:
        raise IntakeError(f"{name} 加了密码，读不出来；请取消密码后再读")
    if number > _MOST_PAGES:
        raise IntakeError(f"{name} 有 {number} 页，最多读 {_MOST_PAGES} 页；请只导出报告正文")


def _check_pages(reader: pypdf.PdfReader, name: str) -> None:
    """Unpacked by pypdf within bounds; what it refuses or what has no words is not read further."""
    silent, characters = 0, 0
    for page in reader.pages:
        contents = page.get_contents()
        text = page.extract_text() if contents is not None else ""
        characters += len(text)
        silent += not text.strip()
        if characters > MOST_CHARACTERS:
            raise IntakeError(f"{name} 的文字太多，不像一份自评报告；请检查是否选错文件")
    if silent == len(reader.pages):
        raise IntakeError(f"{name} 是扫描件或图片，里面没有文字；请用 Word 文件，或由人照录")


def _damaged(name: str) -> IntakeError:
    return IntakeError(f"{name} 打不开，可能损坏或没有传完整；请重新导出 PDF，或用 Word 文件")


_Side = Any  # pdfplumber measures in numbers of its own
_Placed = tuple[_Side, _Side, _Side, Block]
"""Left, right and size of a line with its block; a table has no sides."""


def _page(page: Any, number: int) -> list[_Placed]:  # pdfplumber's pages are not typed
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    found: list[tuple[_Side, _Placed]] = []
    for at, table in enumerate(tables, 1):
        rows = tuple(tuple(cell or "" for cell in row) for row in table.extract())
        found.append((table.bbox[1], (None, None, None, Grid(f"第{number}页第{at}个表", rows))))
    lines = [
        line for line in page.extract_text_lines(return_chars=True) if not _is_inside(line, boxes)
    ]
    for at, line in enumerate(lines, 1):
        is_edge = at in (1, len(lines)) and _PAGE_NUMBER.fullmatch(line["text"])
        if line["text"].strip() and not is_edge:
            size = max(char["size"] for char in line["chars"])
            block = Line(f"第{number}页第{at}行", line["text"])
            found.append((line["top"], (line["x0"], line["x1"], size, block)))
    return [placed for _, placed in sorted(found, key=lambda each: each[0])]


def _is_inside(line: Any, boxes: list[Any]) -> bool:  # as above
    middle = (line["top"] + line["bottom"]) / 2
    return any(
        box[1] <= middle <= box[3] and line["x0"] >= box[0] - 1 and line["x1"] <= box[2] + 1
        for box in boxes
    )


def _with_wraps(placed: list[_Placed]) -> Iterator[Block]:
    """A line goes on in the next if it is full and the next is not indented."""
    sides = [(left, right) for left, right, _, _ in placed if left is not None]
    margin = max((right for _, right in sides), default=0)
    edge = min((left for left, _ in sides), default=0)
    for at, (_, right, size, block) in enumerate(placed):
        if not isinstance(block, Line):
            yield block
            continue
        following = placed[at + 1] if at + 1 < len(placed) else None
        is_full = margin - right <= _SLACK * size
        is_indented = (
            following is None or following[0] is None or following[0] - edge > _INDENT * size
        )
        yield Line(block.where, block.text, wraps=True if is_full and not is_indented else None)
