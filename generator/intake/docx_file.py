"""Word files: paragraphs and tables in document order, as they read once all changes are accepted.

With `docx_clean.py` the only home of python-docx. Its own text of a paragraph leaves out inserted
words, so the words are taken from the XML.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

import docx

from generator.intake.original import Block, Grid, IntakeError, Line
from generator.intake.package import checked_package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText"})
_DEEPEST: Final = 60
_MOST_CELLS: Final = 20_000

Element = Any  # lxml's elements are not typed


def read_docx(raw: bytes, name: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a Word file, and warnings of what should not go out with it.

    Raises:
        IntakeError: it cannot be opened safely.
    """
    parts = checked_package(raw, name)
    body = opened(raw, name).element.body
    blocks = tuple(_blocks(body, name))
    return blocks, tuple(dangers(parts))


def opened(raw: bytes, name: str) -> Element:
    """The file as python-docx opens it.

    Raises:
        IntakeError: python-docx does not open it, or it has no body.
    """
    hint = "含有宏的 .docm 请另存为 .docx" if b"macroEnabled" in raw else "请另存为 .docx 再试"
    refused = IntakeError(f"{name} 打不开；{hint}")
    try:
        found = docx.Document(io.BytesIO(raw))
    except Exception as error:  # python-docx raises whatever its XML gives
        raise refused from error
    # Any element may stand where the document should, and it takes that for one.
    if getattr(found.element, "body", None) is None:
        raise refused
    return found


def _blocks(body: Element, name: str) -> Iterator[Block]:
    paragraphs = tables = 0
    for element in _top(body, 0):
        if element.tag == f"{_W}p":
            text = words_of(element)
            for number, line in enumerate(text.split("\n")):
                if line.strip():
                    paragraphs += number == 0 or not text.split("\n")[0].strip()
                    yield Line(f"第{paragraphs}段", line)
        else:
            tables += 1
            yield Grid(f"第{tables}个表", tuple(_rows(element, name)))


def _top(element: Element, depth: int) -> Iterator[Element]:
    """Paragraphs and tables in order, also those in content controls and inserted parts."""
    for each in element:
        if each.tag in (f"{_W}p", f"{_W}tbl"):
            yield each
        elif each.tag not in _GONE and depth < _DEEPEST and not str(each.tag).endswith("Pr"):
            yield from _top(each, depth + 1)


def words_of(element: Element, depth: int = 0) -> str:
    """The words of a paragraph or cell, without what is deleted or hidden."""
    if element.tag in _GONE or depth > _DEEPEST or is_hidden(element):
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag == f"{_W}tab":
        return "\t"
    if element.tag in (f"{_W}br", f"{_W}cr"):
        return "\n"
    joint = "\n" if element.tag in (f"{_W}tc", f"{_W}txbxContent") else ""
    return joint.join(words_of(each, depth + 1) for each in element)


def is_hidden(element: Element) -> bool:
    """Whether a run is hidden text."""
    if element.tag != f"{_W}r":
        return False
    mark = element.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _rows(table: Element, name: str) -> Iterator[tuple[str, ...]]:
    above: list[str] = []
    cells = 0
    for row in table.iter(f"{_W}tr"):
        if (
            row.getparent().tag not in (f"{_W}tbl", f"{_W}sdtContent", f"{_W}ins")
            or _table_of(row) is not table
        ):
            continue
        here: list[str] = []
        for cell in _cells(row):
            span, is_below = _spans(cell)
            text = words_of(cell).strip()
            if is_below and len(here) < len(above):
                text = above[len(here)]
            here.extend([text] * span)
            cells += span
            if cells > _MOST_CELLS:
                raise IntakeError(f"{name} 里的表太大，没有读；请只保留报告正文")
        above = here
        yield tuple(here)


def _table_of(row: Element) -> Element:
    parent = row.getparent()
    while parent is not None and parent.tag != f"{_W}tbl":
        parent = parent.getparent()
    return parent


def _cells(row: Element) -> Iterator[Element]:
    for each in row:
        if each.tag == f"{_W}tc":
            yield each
        elif each.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _cells(each)


def _spans(cell: Element) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it goes on from the row above."""
    wide = cell.find(f"{_W}tcPr/{_W}gridSpan")
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    number = wide.get(f"{_W}val", "1") if wide is not None else "1"
    span = int(number) if number.isdecimal() and int(number) < 64 else 1
    return span, merged is not None and merged.get(f"{_W}val") != "restart"


def dangers(parts: dict[str, bytes]) -> Iterator[str]:
    """What a Word file carries besides its words."""
    text = b"".join(
        content
        for name, content in parts.items()
        if name.startswith("word/") and name.endswith(".xml")
    )
    core = parts.get("docProps/core.xml", b"")
    links = b"".join(content for name, content in parts.items() if name.endswith(".rels"))
    known = (
        (
            b"<w:ins " in text or b"<w:del " in text or b"<w:moveFrom " in text,
            "有修订痕迹：按接受全部修订读取",
        ),
        (any("comments" in name for name in parts), "有批注：没有读取"),
        (b"<w:vanish" in text, "有隐藏文字：没有读取"),
        (_has_person(core), "文件属性里有作者等个人信息"),
        (any("vbaProject" in name for name in parts), "有宏：没有运行"),
        (any("embeddings/" in name for name in parts), "嵌有其他文件：没有读取"),
        (b'TargetMode="External"' in links, "有指向外部的链接：没有打开"),
    )
    yield from (said for is_so, said in known if is_so)


def _has_person(core: bytes) -> bool:
    for tag in (b"dc:creator", b"cp:lastModifiedBy"):
        start = core.find(b"<" + tag + b">")
        if start >= 0 and core[start + len(tag) + 2 : start + len(tag) + 3] != b"<":
            return True
    return False
