"""Originals made by the tests: the same paragraphs and tables as text, Word file and PDF.

The PDF writer sets one Chinese font that every reader knows (STSong-Light, UniGB-UCS2-H) and rules
its tables; nothing is embedded.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import docx

Rows = Sequence[Sequence[str]]
Made = Sequence[str | Rows]
"""Paragraphs and tables in order."""

LINE = 36
SIZE, LEADING, LEFT, TOP, BOTTOM = 12, 20, 72, 770, 72
CELL = 90


def blocks_of(text: str) -> list[str | Rows]:
    """The paragraphs of an original in text, with what its tabs and empty lines set as a table."""
    found: list[str | Rows] = []
    rows: list[list[str]] = []
    has_gap = True
    for line in text.splitlines():
        if line.startswith("\t"):
            if has_gap or not rows:
                rows.append([])
            rows[-1].append(line.strip())
        elif line.strip():
            found += [rows] if rows else []
            rows = []
            found.append(line.strip())
        has_gap = not line.strip()
    return [*found, rows] if rows else found


def as_text(made: Made) -> bytes:
    """UTF-8 with tables in Markdown."""
    lines: list[str] = []
    for each in made:
        if isinstance(each, str):
            lines += [each, ""]
        else:
            rule = "|".join("---" for _ in each[0])
            first, *rest = ("|".join(row) for row in each)
            lines += [f"|{first}|", f"|{rule}|", *(f"|{row}|" for row in rest), ""]
    return "\n".join(lines).encode()


def as_docx(made: Made) -> bytes:
    document = docx.Document()
    for each in made:
        if isinstance(each, str):
            document.add_paragraph(each)
            continue
        table = document.add_table(rows=0, cols=len(each[0]))
        for row in each:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(made: Made) -> bytes:
    pages: list[list[bytes]] = [[]]
    at = TOP
    for each in made:
        height = LEADING * (1 if isinstance(each, str) else len(each) + 1)
        if at - height < BOTTOM:
            pages.append([])
            at = TOP
        if isinstance(each, str):
            for number, line in enumerate(_wrapped(each)):
                if at < BOTTOM:
                    pages.append([])
                    at = TOP
                pages[-1].append(_words(LEFT if number else LEFT + 2 * SIZE, at, line))
                at -= LEADING
        else:
            pages[-1] += _table(each, at)
            at -= LEADING * (len(each) + 1)
    return _pdf([b"\n".join(page) for page in pages])


FORMATS: dict[str, Callable[[Made], bytes]] = {"md": as_text, "docx": as_docx, "pdf": as_pdf}


def written(folder: Path, name: str, made: Made, kind: str) -> Path:
    path = folder / f"{name}.{kind}"
    path.write_bytes(FORMATS[kind](made))
    return path


def _wrapped(text: str) -> Iterator[str]:
    yield text[: LINE - 2]
    for start in range(LINE - 2, len(text), LINE):
        yield text[start : start + LINE]


def _words(left: int, at: int, text: str) -> bytes:
    codes = text.replace("\t", "  ").encode("utf-16-be").hex()
    return f"BT /F1 {SIZE} Tf {left} {at} Td <{codes}> Tj ET".encode()


def _table(rows: Rows, at: int) -> Iterator[bytes]:
    """Ruled cells; long words are broken inside their cell."""
    columns = len(rows[0])
    width = min(CELL, (595 - 2 * LEFT + 60) // columns)
    for number, row in enumerate(rows):
        top = at - number * LEADING + 14
        for column, text in enumerate(row):
            left = LEFT - 30 + column * width
            yield f"{left} {top - LEADING} {width} {LEADING} re S".encode()
            size = min(9, (width - 4) // max(1, len(text)))
            codes = text.encode("utf-16-be").hex()
            yield f"BT /F1 {size} Tf {left + 2} {top - 14} Td <{codes}> Tj ET".encode()


FONT = (
    (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>"
    ),
    (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>"
    ),
    (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    ),
)


def _pdf(contents: Sequence[bytes]) -> bytes:
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(contents)))
    pages = f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", pages, *FONT]
    for at, content in enumerate(contents):
        number = f"{7 + 2 * at} 0 R".encode()
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(page + b"/Contents " + number + b">>")
        objects.append(b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream")
    return _numbered(objects)


def _numbered(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    )  # fmt: skip


def changed(raw: bytes, changes: dict[str, bytes | None]) -> bytes:
    """A Word file with parts replaced, added, or (None) left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = dict.fromkeys([*old.namelist(), *changes])
        for name in names:
            content = changes[name] if name in changes else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def with_body(body: str) -> bytes:
    """A Word file whose body is this XML."""
    raw = as_docx(["x"])
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        text = old.read("word/document.xml").decode()
    start, end = text.index("<w:body>") + len("<w:body>"), text.index("<w:sectPr")
    return changed(raw, {"word/document.xml": f"{text[:start]}{body}{text[end:]}".encode()})
